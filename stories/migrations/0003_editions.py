import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('stories', '0002_evidence'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('length', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=71)),
                ('proof', models.JSONField(help_text='What was found when the clock last proved all of it; nothing before that.', null=True)),
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
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='stories.story')),
                ('kind', models.CharField(choices=[('publish', 'First edition'), ('update', 'Update'), ('promote', 'Promote'), ('lower', 'Lower'), ('correct', 'Correction'), ('clarify', 'Clarification'), ('retract', 'Retraction')], max_length=8)),
                ('state', models.CharField(choices=[('open', 'waiting for an editor'), ('approved', 'approved'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('scheduled', 'approved, waiting for its time'), ('stopped', 'approved, but not published: it no longer held')], default='open', max_length=9)),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('reason', models.TextField(help_text='For the editor: why now, and why this label.')),
                ('change_note', models.CharField(blank=True, max_length=400, verbose_name='what changed, for readers')),
                ('correction', models.TextField(blank=True, help_text='For readers: what was wrong and what is right, or what is made clear.')),
                ('override', models.TextField(blank=True, help_text="An editor's public reason for a label above the evidence.")),
                ('asked', models.ForeignKey(blank=True, help_text='The editor asked for a label above the evidence; who grants it tells readers why.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content', models.JSONField()),
                ('evidence', models.JSONField()),
                ('content_digest', models.CharField(max_length=71)),
                ('evidence_digest', models.CharField(max_length=71)),
                ('expected', models.PositiveIntegerField()),
                ('proposed_by', models.ForeignKey(help_text="Nobody: the newsroom's own watch, which only ever asks to lower a label.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decision_note', models.TextField(blank=True)),
                ('publish_at', models.DateTimeField(blank=True, help_text='Not before: readers see it then, if it still holds.', null=True)),
                ('stopped_because', models.TextField(blank=True, help_text='Why it was not published at its time.')),
                ('reviewer', models.ForeignKey(blank=True, help_text='The editor who looks at it now, so that two do not.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewing_since', models.DateTimeField(blank=True, null=True)),
                ('four_eyes_off', models.BooleanField(default=False, help_text='Decided while the newsroom of one had four eyes switched off.')),
            ],
            options={
                'ordering': ['proposed_at', 'pk'],
                'indexes': [models.Index(condition=models.Q(('state', 'scheduled')), fields=['publish_at'], name='proposals_due'), models.Index(fields=['state', 'proposed_at'], name='proposals_waiting'), models.Index(condition=models.Q(('decided_at__isnull', False)), fields=['-decided_at'], name='proposals_decided'), models.Index(fields=['kind'], name='proposals_by_kind'), models.Index(condition=models.Q(('override', ''), _negated=True), fields=['id'], name='proposals_above_the_evidence'), models.Index(fields=['proposed_by', '-proposed_at'], name='proposals_somebody_made')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['publish', 'update', 'promote', 'lower', 'correct', 'clarify', 'retract'])), name='proposal_kind_is_known'), models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'scheduled'])), fields=('story',), name='one_open_proposal_per_story'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), ('kind__in', ['lower', 'retract']), ('four_eyes_off', True), _connector='OR'), name='who_proposes_does_not_decide'), models.CheckConstraint(condition=models.Q(('proposed_by__isnull', False), ('kind', 'lower'), _connector='OR'), name='the_watch_only_asks_to_lower'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state__in', ['open', 'withdrawn'])), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['approved', 'declined', 'scheduled', 'stopped'])), _connector='OR'), name='a_decision_names_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('decision_note', ''), _negated=True), _connector='OR'), name='declining_says_why', violation_error_message='Say what would make you approve.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_proposal_gives_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['correct', 'clarify']), _negated=True), models.Q(('correction', ''), _negated=True), _connector='OR'), name='a_correction_says_what_was_wrong'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'scheduled'), _negated=True), ('publish_at__isnull', False), _connector='OR'), name='what_is_scheduled_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), _negated=True), models.Q(('stopped_because', ''), _negated=True), _connector='OR'), name='what_was_stopped_says_why'), models.CheckConstraint(condition=models.Q(('asked__isnull', True), models.Q(('asked', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_asks_themselves_for_more'), models.CheckConstraint(condition=models.Q(models.Q(('reviewer__isnull', True), ('reviewing_since__isnull', True)), models.Q(('reviewer__isnull', False), ('reviewing_since__isnull', False)), _connector='OR'), name='a_review_is_taken_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(unique=True)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='stories.story')),
                ('number', models.PositiveIntegerField()),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='edition', to='stories.proposal')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='stories.label')),
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
            ],
            options={
                'ordering': ['entry'],
                'indexes': [models.Index(fields=['slug', '-number'], name='edition_by_slug'), models.Index(fields=['section_slug', '-entry'], name='edition_by_section'), models.Index(fields=['published_at'], name='edition_by_day'), models.Index(fields=['story', 'number', 'label', 'published_at'], name='edition_by_label')],
                'constraints': [models.UniqueConstraint(fields=('story', 'number'), name='editions_are_numbered'), models.CheckConstraint(condition=models.Q(('entry__gte', 1), ('number__gte', 1)), name='editions_count_from_1')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='stories.story')),
                ('version', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('started', 'started'), ('saved', 'saved'), ('auto', 'saved while typing'), ('restored', 'restored')], default='saved', max_length=8)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tab', models.CharField(blank=True, help_text='The page it was typed in, for drafts.', max_length=36)),
                ('at', models.DateTimeField()),
                ('began_at', models.DateTimeField(help_text='When the first of the drafts it stands for was saved.')),
                ('changed', models.JSONField(default=list, help_text='Names of what differs from the revision before.')),
                ('drafts', models.PositiveIntegerField(help_text='How many drafts of one typing it stands for; nothing where nobody counted.', null=True)),
                ('wrote', models.JSONField(help_text='Words in and out since the revision before, and where.', null=True)),
                ('restored', models.PositiveIntegerField(blank=True, help_text='The version it brought back.', null=True)),
                ('earned', models.ForeignKey(help_text='The label the evidence earned at that save; nothing where nobody noted it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('text', models.JSONField()),
                ('evidence', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('story', 'version'), name='one_revision_a_version'), models.CheckConstraint(condition=models.Q(('kind__in', ['started', 'saved', 'auto', 'restored'])), name='revision_kind_is_known'), models.CheckConstraint(condition=models.Q(('restored__isnull', True), ('kind', 'restored'), _connector='OR'), name='a_restored_revision_says_so')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='stories.story')),
                ('verb', models.CharField(max_length=40)),
                ('by', models.ForeignKey(help_text="Nobody: the newsroom's own watch.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('detail', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['story', '-id'], name='event_by_story'), models.Index(fields=['-at', '-id'], name='event_by_day'), models.Index(fields=['verb', '-id'], name='event_by_verb')],
            },
        ),
        migrations.CreateModel(
            name='PreviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preview_links', to='stories.story')),
                ('key', models.UUIDField(unique=True)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='last opened')),
                ('opened', models.PositiveIntegerField(default=0, verbose_name='times opened')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('given_at'))), name='a_preview_ends_after_it_begins')],
            },
        ),
        migrations.AddField(
            model_name='story',
            name='live_edition',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='live_of', to='stories.edition'),
        ),
        migrations.AddConstraint(
            model_name='story',
            constraint=models.CheckConstraint(condition=models.Q(('is_private', False), ('live_edition__isnull', True), _connector='OR'), name='what_readers_see_is_open_to_the_desk'),
        ),
    ]
