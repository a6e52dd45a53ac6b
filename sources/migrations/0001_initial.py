import django.core.validators
import django.db.models.deletion
import sources.models.retrieval
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HumanSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alias', models.CharField(max_length=200, verbose_name='name or description for readers')),
                ('named', models.BooleanField(default=True, verbose_name='on the record, by name')),
                ('why_unnamed', models.CharField(blank=True, help_text='Readers see this reason.', max_length=300, verbose_name='why this person is not named')),
            ],
            options={
                'ordering': ['alias'],
                'constraints': [models.CheckConstraint(condition=models.Q(('named', True), models.Q(('why_unnamed', ''), _negated=True), _connector='OR'), name='unnamed_person_has_a_reason', violation_error_message='Say why this person is not named: readers see it.')],
            },
        ),
        migrations.CreateModel(
            name='Publisher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('slug', models.SlugField(max_length=200, unique=True)),
                ('kind', models.CharField(choices=[('outlet', 'Outlet'), ('wire', 'Wire'), ('company', 'Company'), ('official', 'Official body'), ('research', 'Research group'), ('platform', 'Platform')], default='outlet', max_length=12)),
                ('homepage', models.URLField(blank=True)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('as_of', models.CharField(blank=True, max_length=7, verbose_name='ownership known as of')),
                ('confidence', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3)])),
                ('note', models.TextField(blank=True)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owned', to='sources.publisher')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Domain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('host', models.CharField(max_length=253, unique=True)),
                ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='sources.publisher')),
            ],
            options={
                'ordering': ['host'],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(help_text='One form, one reference: a form sent twice.', unique=True)),
                ('url', models.URLField(blank=True, max_length=2000, null=True, unique=True, verbose_name='address')),
                ('kind', models.CharField(choices=[('article', 'Article'), ('statement', 'Statement'), ('document', 'Document'), ('filing', 'Filing'), ('data', 'Data set'), ('test', "The newsroom's own test"), ('post', 'Post'), ('interview', 'Interview')], default='article', max_length=12)),
                ('title', models.CharField(max_length=500)),
                ('author', models.CharField(blank=True, max_length=300)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('retrieved_at', models.DateTimeField(blank=True, null=True)),
                ('excerpt', models.TextField(blank=True)),
                ('image_url', models.URLField(blank=True, max_length=2000)),
                ('image_credit', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('text', models.TextField(blank=True)),
                ('digest', models.CharField(blank=True, help_text='Of the text: sha256:<hex>.', max_length=71)),
                ('first_hand', models.BooleanField(default=False, help_text="An official document, data, a filing, the newsroom's own test, or a party on the record about itself. Another outlet's report is not.")),
                ('confidential', models.BooleanField(default=False, help_text='Readers learn only that it exists: no title, no address, no publisher.')),
                ('facts_from', models.JSONField(blank=True, default=dict, help_text='Where each fact was read: field to place.')),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_references', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='references', to='sources.humansource')),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='references', to='sources.publisher')),
            ],
            options={
                'ordering': ['-kept_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Derivation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('copy', 'syndicated copy'), ('rewrite', 'rewrite'), ('credit', 'credits it'), ('release', 'same release'), ('other', 'rests on it')], max_length=8)),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('confirmed', 'confirmed'), ('rejected', 'rejected')], default='suggested', max_length=9)),
                ('strength', models.PositiveSmallIntegerField(default=0, help_text='0 to 100.')),
                ('passage', models.TextField(blank=True, help_text='The sentence it rests on.')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('derived', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rests_on', to='sources.reference')),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_by', to='sources.reference')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000, unique=True)),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='sources.reference')),
            ],
            options={
                'verbose_name_plural': 'addresses',
            },
        ),
        migrations.CreateModel(
            name='Retrieval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('requested_url', models.CharField(max_length=2000)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('reading', 'reading'), ('read', 'read'), ('failed', 'could not be read'), ('dismissed', 'left')], default='waiting', max_length=10)),
                ('step', models.PositiveSmallIntegerField(default=1, help_text='1 to 4, for the progress line.')),
                ('problem', models.CharField(blank=True, max_length=400)),
                ('final_url', models.CharField(blank=True, max_length=2000)),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('retrieved_at', models.DateTimeField(blank=True, null=True)),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('warc', models.FileField(blank=True, max_length=200, storage=sources.models.retrieval.archive_storage, upload_to='')),
                ('warc_digest', models.CharField(blank=True, max_length=71)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='retrievals', to=settings.AUTH_USER_MODEL)),
                ('reference', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retrievals', to='sources.reference')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='publisher',
            constraint=models.CheckConstraint(condition=models.Q(('owner__isnull', True), models.Q(('owner', models.F('id')), _negated=True), _connector='OR'), name='publisher_not_its_own_owner', violation_error_message='A publisher cannot own itself.'),
        ),
        migrations.AddConstraint(
            model_name='publisher',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__range', (1, 3))), name='publisher_confidence_1_to_3'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('url__isnull', True), models.Q(('url', ''), _negated=True), _connector='OR'), name='reference_url_null_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reference_has_a_title', violation_error_message='Give the reference a title.'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('first_hand', False), models.Q(('kind', 'article'), _negated=True), _connector='OR'), name='article_is_not_first_hand', violation_error_message="Another outlet's report is not first-hand. Choose the kind that fits, or leave first-hand off."),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.UniqueConstraint(fields=('derived', 'origin'), name='one_derivation_per_pair'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('derived', models.F('origin')), _negated=True), name='derivation_between_two_references'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'suggested'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_derivation_names_who'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'rejected'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='rejected_derivation_has_a_note', violation_error_message='Say why the two are independent.'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('strength__lte', 100)), name='derivation_strength_to_100'),
        ),
        migrations.AddConstraint(
            model_name='retrieval',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('problem', ''), _negated=True), _connector='OR'), name='failed_retrieval_says_why'),
        ),
        migrations.AddConstraint(
            model_name='retrieval',
            constraint=models.CheckConstraint(condition=models.Q(('step__range', (1, 4))), name='retrieval_step_1_to_4'),
        ),
    ]
