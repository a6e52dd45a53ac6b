"""What is asked for, what readers see, and who did what."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0002_evidence'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('length', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=71)),
            ],
            options={
                'verbose_name_plural': 'ledger',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='one_ledger')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('publish', 'First edition'), ('update', 'Update'), ('promote', 'Promote'), ('lower', 'Lower'), ('correct', 'Correction'), ('retract', 'Retraction')], max_length=8)),
                ('state', models.CharField(choices=[('open', 'waiting for an editor'), ('approved', 'approved'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='open', max_length=9)),
                ('reason', models.TextField(help_text='For the editor: why now, and why this label.')),
                ('change_note', models.CharField(blank=True, max_length=400, verbose_name='what changed, for readers')),
                ('correction', models.TextField(blank=True, help_text='For readers: what was wrong, and what is right.')),
                ('override', models.TextField(blank=True, help_text="An editor's public reason for a label above the evidence.")),
                ('content', models.JSONField()),
                ('evidence', models.JSONField()),
                ('content_digest', models.CharField(max_length=71)),
                ('evidence_digest', models.CharField(max_length=71)),
                ('expected', models.PositiveIntegerField()),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decision_note', models.TextField(blank=True)),
                ('four_eyes_off', models.BooleanField(default=False, help_text='Decided while the newsroom of one had four eyes switched off.')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL)),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['proposed_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(unique=True)),
                ('number', models.PositiveIntegerField()),
                ('slug', models.SlugField(max_length=120)),
                ('section_slug', models.SlugField(max_length=60)),
                ('headline', models.CharField(max_length=200)),
                ('layers', models.PositiveSmallIntegerField()),
                ('references', models.PositiveSmallIntegerField()),
                ('schema', models.PositiveSmallIntegerField(default=1)),
                ('content', models.JSONField()),
                ('evidence', models.JSONField()),
                ('statement', models.JSONField()),
                ('first_published_at', models.DateTimeField()),
                ('published_at', models.DateTimeField()),
                ('previous', models.CharField(max_length=71, unique=True)),
                ('digest', models.CharField(max_length=71, unique=True)),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='stories.label')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='edition', to='stories.proposal')),
            ],
            options={
                'ordering': ['entry'],
            },
        ),
        migrations.AddField(
            model_name='story',
            name='live_edition',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='live_of', to='stories.edition'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='story',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='stories.story'),
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=40)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('detail', models.JSONField(default=dict)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='stories.story')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='story',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='stories.story'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('story',), name='one_open_proposal_per_story'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), ('kind__in', ['lower', 'retract']), ('four_eyes_off', True), _connector='OR'), name='who_proposes_does_not_decide'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state__in', ['open', 'withdrawn'])), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['approved', 'declined'])), _connector='OR'), name='a_decision_names_who_and_when'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('decision_note', ''), _negated=True), _connector='OR'), name='declining_says_why', violation_error_message='Say what would make you approve.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_proposal_gives_its_reason'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'correct'), _negated=True), models.Q(('correction', ''), _negated=True), _connector='OR'), name='a_correction_says_what_was_wrong'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['story', '-id'], name='event_by_story'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['slug', '-number'], name='edition_by_slug'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['section_slug', '-entry'], name='edition_by_section'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('story', 'number'), name='editions_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('entry__gte', 1), ('number__gte', 1)), name='editions_count_from_1'),
        ),
    ]
