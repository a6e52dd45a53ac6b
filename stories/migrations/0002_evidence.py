"""What a story asserts and what it rests on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0001_story'),
        ('sources', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=400)),
                ('is_headline', models.BooleanField(default=False)),
                ('is_key', models.BooleanField(default=False, help_text='The label must be earned for every key claim.', verbose_name='key')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='stories.story')),
            ],
            options={
                'ordering': ['-is_headline', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, help_text='For readers: what this source gave the story.', max_length=400, verbose_name='source note')),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='sources.reference')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='stories.story')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('retrieval', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.retrieval')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='stories.story')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Stance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('supports', 'supports'), ('contradicts', 'contradicts'), ('background', 'background')], max_length=11)),
                ('quote', models.CharField(blank=True, max_length=600)),
                ('citation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='stories.citation')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='stories.claim')),
            ],
            options={
                'ordering': ['claim', 'citation'],
                'constraints': [models.UniqueConstraint(fields=('claim', 'citation'), name='one_stance_per_pair')],
            },
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(condition=models.Q(('is_headline', True)), fields=('story',), name='one_headline_claim'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(fields=('story', 'text'), name='a_claim_is_made_once', violation_error_message='The story already makes this claim.'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('is_headline', False), ('is_key', True), _connector='OR'), name='headline_claim_is_key'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='claim_says_something', violation_error_message='Write the claim as one sentence.'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.UniqueConstraint(fields=('story', 'reference'), name='a_reference_is_cited_once', violation_error_message='The story already cites this reference.'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.UniqueConstraint(fields=('story', 'number'), name='source_notes_are_numbered'),
        ),
    ]
