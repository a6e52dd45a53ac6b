import django.db.models.deletion
import taggit.managers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=71, unique=True)),
                ('original', models.FileField(max_length=200, upload_to='pictures')),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('renditions', models.JSONField(default=list)),
                ('formats', models.JSONField(default=list)),
                ('credentials', models.BooleanField(default=False, help_text='Whether the original carries content credentials (C2PA).')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('about', models.CharField(blank=True, help_text='For readers, in plain words, at the head of its page and in its feeds. At most 240 characters.', max_length=240, verbose_name='description')),
                ('angle', models.CharField(help_text="One line: what this section's readers should look for.", max_length=240)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(allow_unicode=True, max_length=200, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('about', models.CharField(blank=True, help_text='For readers, in plain words, at the head of its page and in its feeds. At most 240 characters.', max_length=240, verbose_name='description')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Format',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('headings', models.TextField(help_text='One heading a line.')),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('about', models.TextField(blank=True)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='author', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('place', models.CharField(choices=[('rung', 'a rung of the ladder'), ('unverified', 'no layer yet'), ('disputed', 'contradicted'), ('retracted', 'withdrawn')], default='rung', max_length=10)),
                ('rank', models.PositiveSmallIntegerField(blank=True, null=True, unique=True)),
                ('meaning', models.CharField(max_length=200)),
                ('about', models.TextField()),
                ('colour', models.CharField(choices=[('unverified', 'slate'), ('emerging', 'ochre'), ('corroborated', 'verdigris'), ('confirmed', 'lapis'), ('disputed', 'cinnabar'), ('retracted', 'ink')], max_length=12)),
                ('publishable', models.BooleanField(default=True)),
            ],
            options={
                'ordering': [models.OrderBy(models.F('rank'), nulls_last=True), 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('place', 'rung'), ('rank__gte', 1)), models.Q(models.Q(('place', 'rung'), _negated=True), ('rank__isnull', True)), _connector='OR'), name='only_rungs_have_a_rank', violation_error_message='A rung needs a rank from 1 up; other labels have none.'), models.UniqueConstraint(condition=models.Q(('place', 'rung'), _negated=True), fields=('place',), name='one_label_per_place_beside_the_ladder'), models.CheckConstraint(condition=models.Q(models.Q(('place', 'unverified'), _negated=True), ('publishable', False), _connector='OR'), name='unverified_is_never_published')],
            },
        ),
        migrations.CreateModel(
            name='LabelRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='stories.label')),
                ('least_layers', models.PositiveSmallIntegerField(default=1)),
                ('least_first_hand', models.PositiveSmallIntegerField(default=0)),
                ('unnamed_count', models.BooleanField(default=True, verbose_name='layers resting only on unnamed people count')),
                ('contradictions_allowed', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['label', 'least_layers', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('least_layers__gte', 1)), name='rule_asks_for_a_layer', violation_error_message='A rung needs at least one layer.'), models.CheckConstraint(condition=models.Q(('least_first_hand__lte', models.F('least_layers'))), name='rule_first_hand_within_layers', violation_error_message='First-hand layers are among the layers asked for.')],
            },
        ),
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(help_text='One form, one story: a form sent twice.', unique=True)),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('headline', models.CharField(max_length=200)),
                ('standfirst', models.CharField(blank=True, max_length=400)),
                ('body', models.TextField(blank=True)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='stories.section')),
                ('format', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='stories.format')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='stories.picture')),
                ('lead_alt', models.CharField(blank=True, max_length=300, verbose_name='alt text')),
                ('lead_caption', models.CharField(blank=True, max_length=300, verbose_name='caption')),
                ('lead_credit', models.CharField(blank=True, max_length=200, verbose_name='credit')),
                ('lead_credit_url', models.URLField(blank=True, max_length=2000, verbose_name='address of the credit')),
                ('lead_x', models.PositiveSmallIntegerField(default=50, help_text='Percent from the left: crops keep this point.', verbose_name='point to keep, across')),
                ('lead_y', models.PositiveSmallIntegerField(default=50, help_text='Percent from the top.', verbose_name='point to keep, down')),
                ('version', models.PositiveIntegerField(default=1)),
                ('is_private', models.BooleanField(default=False, help_text='Only the people named on it see it.')),
                ('unsupported_since', models.DateTimeField(blank=True, null=True)),
                ('ahead_since', models.DateTimeField(blank=True, null=True)),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='started_stories', to=settings.AUTH_USER_MODEL)),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='taggit.TaggedItem', to='taggit.Tag', verbose_name='Tags')),
                ('named', models.ManyToManyField(blank=True, related_name='named_stories', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'stories',
                'ordering': ['-saved_at', '-pk'],
                'permissions': [('write_story', 'Can write stories, attach sources and propose'), ('decide_proposal', 'Can approve and decline proposals'), ('lower_story', 'Can lower a label or retract at once'), ('override_label', 'Can publish a label above the evidence, with a reason'), ('keep_house', 'Can change labels, sections, authors and publishers'), ('keep_formats', 'Can change what a new story of a format starts with'), ('read_ledger', 'Can read the ledger and the log of events')],
                'indexes': [models.Index(fields=['-saved_at', '-id'], name='story_newest_first'), models.Index(fields=['headline', 'id'], name='story_by_headline'), models.Index(fields=['started_by', '-saved_at'], name='stories_somebody_started'), models.Index(fields=['saved_by', '-saved_at'], name='stories_somebody_saved'), models.Index(condition=models.Q(('unsupported_since__isnull', False)), fields=['unsupported_since'], name='story_label_unearned'), models.Index(condition=models.Q(('ahead_since__isnull', False)), fields=['-saved_at', '-id'], name='story_draft_ahead')],
                'constraints': [models.CheckConstraint(condition=models.Q(('headline', ''), _negated=True), name='story_has_a_headline', violation_error_message='Give the story a headline.'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='story_version_from_1'), models.CheckConstraint(condition=models.Q(('lead_x__lte', 100), ('lead_y__lte', 100)), name='lead_point_to_100')],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='stories.story')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='stories.author')),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('story', 'author'), name='an_author_signs_once')],
            },
        ),
        migrations.CreateModel(
            name='Slug',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slugs', to='stories.story')),
            ],
        ),
        migrations.AddField(
            model_name='story',
            name='authors',
            field=models.ManyToManyField(related_name='stories', through='stories.Byline', to='stories.author'),
        ),
    ]
