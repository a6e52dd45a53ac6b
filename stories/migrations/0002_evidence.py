import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('sources', '0002_retrievals_and_wire'),
        ('stories', '0001_story'),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='stories.story')),
                ('text', models.CharField(max_length=400)),
                ('is_headline', models.BooleanField(default=False)),
                ('is_key', models.BooleanField(default=False, help_text='The label must be earned for every key claim.', verbose_name='key')),
                ('position', models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                'ordering': ['-is_headline', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_headline', True)), fields=('story',), name='one_headline_claim'), models.UniqueConstraint(fields=('story', 'text'), name='a_claim_is_made_once', violation_error_message='The story already makes this claim.'), models.CheckConstraint(condition=models.Q(('is_headline', False), ('is_key', True), _connector='OR'), name='headline_claim_is_key'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='claim_says_something', violation_error_message='Write the claim as one sentence.')],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='stories.story')),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='sources.reference')),
                ('number', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, help_text='For readers: what this source gave the story.', max_length=400, verbose_name='source note')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('story', 'reference'), name='a_reference_is_cited_once', violation_error_message='The story already cites this reference.'), models.UniqueConstraint(fields=('story', 'number'), name='source_notes_are_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Stance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='stories.claim')),
                ('citation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='stories.citation')),
                ('kind', models.CharField(choices=[('supports', 'supports'), ('contradicts', 'contradicts'), ('background', 'background')], max_length=11)),
                ('quote', models.CharField(blank=True, max_length=600)),
            ],
            options={
                'ordering': ['claim', 'citation'],
                'constraints': [models.UniqueConstraint(fields=('claim', 'citation'), name='one_stance_per_pair'), models.CheckConstraint(condition=models.Q(('kind__in', ['supports', 'contradicts', 'background'])), name='stance_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='stories.story')),
                ('retrieval', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.retrieval')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='stories.story')),
                ('signal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='matches', to='sources.signal')),
                ('names', models.JSONField(default=list)),
                ('share', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('new', 'new'), ('kept', 'kept'), ('dismissed', 'dismissed')], default='new', max_length=9)),
                ('matched_at', models.DateTimeField(auto_now_add=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'matches',
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['story', 'state'], name='matches_of_a_story'), models.Index(condition=models.Q(('state', 'new')), fields=['story'], name='matches_nobody_decided')],
                'constraints': [models.UniqueConstraint(fields=('story', 'signal'), name='a_signal_fits_a_story_once'), models.CheckConstraint(condition=models.Q(('share__lte', 100)), name='match_share_to_100'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'kept', 'dismissed'])), name='match_state_is_known')],
            },
        ),
    ]
