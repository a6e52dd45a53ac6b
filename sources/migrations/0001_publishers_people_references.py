import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
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
                ('can_know', models.CharField(blank=True, help_text='Readers see it; it must not give away who it is.', max_length=300, verbose_name='how this person can know')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['alias'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('alias'), models.F('named'), name='an_alias_is_one_person'), models.CheckConstraint(condition=models.Q(('named', True), models.Q(('why_unnamed', ''), _negated=True), _connector='OR'), name='unnamed_person_has_a_reason', violation_error_message='Say why this person is not named: readers see it.')],
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='identity', to='sources.humansource')),
                ('token', models.TextField(help_text='Encrypted under the newest key of PEOPLE_KEYS.')),
                ('changed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name_plural': 'identities',
                'constraints': [models.CheckConstraint(condition=models.Q(('token', ''), _negated=True), name='identity_is_sealed')],
            },
        ),
        migrations.CreateModel(
            name='Knower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knowers', to='sources.humansource')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knows', to=settings.AUTH_USER_MODEL)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('agreed_by', models.ForeignKey(blank=True, help_text='Empty: asked for, and nobody else who knows has agreed yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['added_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('person', 'user'), name='a_knower_is_listed_once'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='knower_agreed_to_by_someone'), models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='knower_removed_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='sources.humansource')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('until', models.DateTimeField(help_text='The page closes by itself then.')),
                ('why', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='opening_says_why', violation_error_message='Say why you need the name: those who know it will read this.')],
            },
        ),
        migrations.CreateModel(
            name='Publisher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('slug', models.SlugField(max_length=200, unique=True)),
                ('kind', models.CharField(choices=[('outlet', 'Outlet'), ('wire', 'Wire'), ('press-wire', 'Press wire'), ('company', 'Company'), ('official', 'Official body'), ('research', 'Research group'), ('platform', 'Platform')], default='outlet', max_length=12)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owned', to='sources.publisher')),
                ('about', models.CharField(blank=True, help_text='For readers, in one plain line, on its page. At most 200 characters.', max_length=200, verbose_name='description')),
                ('homepage', models.URLField(blank=True)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('as_of', models.CharField(blank=True, max_length=7, verbose_name='ownership known as of')),
                ('confidence', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3)])),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('owner__isnull', True), models.Q(('owner', models.F('id')), _negated=True), _connector='OR'), name='publisher_not_its_own_owner', violation_error_message='A publisher cannot own itself.'), models.CheckConstraint(condition=models.Q(('confidence__range', (1, 3))), name='publisher_confidence_1_to_3')],
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
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='references', to='sources.publisher')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='references', to='sources.humansource')),
                ('via', models.ForeignKey(blank=True, help_text='The platform or press wire it stands on; `publisher` is who wrote it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried', to='sources.publisher')),
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
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, help_text='What its publisher says; a withdrawn reference counts for nothing.', max_length=400)),
                ('facts_from', models.JSONField(blank=True, default=dict, help_text='Where each fact was read: field to place.')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_references', to=settings.AUTH_USER_MODEL)),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-kept_at', '-pk'],
                'indexes': [models.Index(fields=['publisher', 'published_at'], name='reference_by_publisher_day'), models.Index(fields=['author', 'published_at'], name='reference_by_author_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['article', 'statement', 'document', 'filing', 'data', 'test', 'post', 'interview'])), name='reference_kind_is_known'), models.CheckConstraint(condition=models.Q(('url__isnull', True), models.Q(('url', ''), _negated=True), _connector='OR'), name='reference_url_null_not_empty'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(('withdrawn_why', ''), _negated=True), _connector='OR'), name='withdrawn_reference_says_why', violation_error_message='Say what its publisher says, and where.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reference_has_a_title', violation_error_message='Give the reference a title.'), models.CheckConstraint(condition=models.Q(('first_hand', False), models.Q(('kind', 'article'), _negated=True), _connector='OR'), name='article_is_not_first_hand', violation_error_message="Another outlet's report is not first-hand. Choose the kind that fits, or leave first-hand off.")],
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
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='sources.reference')),
                ('field', models.CharField(max_length=20)),
                ('was', models.TextField(blank=True)),
                ('becomes', models.TextField(blank=True)),
                ('why', models.CharField(max_length=300, verbose_name='how do you know?')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='correction_says_how_it_is_known', violation_error_message='Say how you know: colleagues will ask.')],
            },
        ),
        migrations.CreateModel(
            name='Derivation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('derived', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rests_on', to='sources.reference')),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_by', to='sources.reference')),
                ('kind', models.CharField(choices=[('copy', 'syndicated copy'), ('rewrite', 'rewrite'), ('credit', 'credits it'), ('release', 'same release'), ('common', 'same origin'), ('other', 'rests on it')], max_length=8)),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('confirmed', 'confirmed'), ('rejected', 'rejected')], default='suggested', max_length=9)),
                ('strength', models.PositiveSmallIntegerField(default=0, help_text='0 to 100.')),
                ('passage', models.TextField(blank=True, help_text='The words of `derived` that show it.')),
                ('origin_passage', models.TextField(blank=True, help_text='The words of `origin` beside them.')),
                ('through', models.CharField(blank=True, help_text='The third both rest on, where it is not kept.', max_length=200)),
                ('reasons', models.JSONField(blank=True, default=list, help_text='Everything that speaks for it: [{kind, sentence, passage, origin_passage}].')),
                ('suggested_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['-state', 'id'], name='derivations_to_judge_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['copy', 'rewrite', 'credit', 'release', 'common', 'other'])), name='derivation_kind_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'confirmed', 'rejected'])), name='derivation_state_is_known'), models.UniqueConstraint(fields=('derived', 'origin'), name='one_derivation_per_pair'), models.CheckConstraint(condition=models.Q(('derived', models.F('origin')), _negated=True), name='derivation_between_two_references'), models.CheckConstraint(condition=models.Q(('state', 'suggested'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_derivation_names_who'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'rejected'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='rejected_derivation_has_a_note', violation_error_message='Say why the two are independent.'), models.CheckConstraint(condition=models.Q(('strength__lte', 100)), name='derivation_strength_to_100')],
            },
        ),
    ]
