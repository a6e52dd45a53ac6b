import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('stories', '0004_desk'),
    ]

    operations = [
        migrations.CreateModel(
            name='CatalogueTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('all', 'all stories'), ('section', 'section'), ('tag', 'tag'), ('author', 'author'), ('source', 'source')], max_length=7)),
                ('slug', models.SlugField(allow_unicode=True, blank=True, max_length=200)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('owner', models.CharField(blank=True, max_length=200)),
                ('stories', models.IntegerField(default=0)),
                ('firsts', models.IntegerField(default=0)),
                ('rests', models.IntegerField(default=0)),
                ('carries', models.IntegerField(default=0)),
                ('by_label', models.JSONField(default=dict)),
                ('since', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name_plural': 'catalogue tallies',
                'ordering': ['kind', 'name'],
                'indexes': [models.Index(fields=['kind', '-stories', 'name'], name='tally_by_stories'), models.Index(fields=['kind', 'name'], name='tally_by_name'), models.Index(fields=['kind', 'owner'], name='tally_by_owner')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'slug'), name='a_list_is_tallied_once'), models.CheckConstraint(condition=models.Q(('firsts__gte', 0), ('stories__gte', 0)), name='tallies_count_from_nothing'), models.CheckConstraint(condition=models.Q(('carries__gte', 0), ('rests__gte', 0)), name='rests_count_from_nothing')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='catalogued', to='stories.story')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='catalogued', to='stories.edition')),
                ('entry', models.PositiveBigIntegerField(unique=True)),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('first_label', models.ForeignKey(help_text="Of the story's first edition.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('section_slug', models.SlugField(max_length=60)),
                ('headline', models.CharField(max_length=200)),
                ('standfirst', models.CharField(blank=True, max_length=400)),
                ('body', models.TextField(blank=True)),
                ('sources', models.TextField(blank=True)),
                ('published_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'catalogue entries',
                'ordering': ['-entry'],
                'indexes': [models.Index(fields=['section_slug', '-entry'], name='catalogue_by_section'), models.Index(fields=['label', '-entry'], name='catalogue_by_label'), models.Index(fields=['published_at'], name='catalogue_by_day')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueHeading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='stories.catalogueentry')),
                ('kind', models.CharField(choices=[('tag', 'tag'), ('author', 'author'), ('source', 'source')], max_length=6)),
                ('slug', models.SlugField(allow_unicode=True, max_length=200)),
                ('name', models.CharField(max_length=200)),
                ('entry', models.PositiveBigIntegerField(help_text="Its entry's, so that one index lists a heading.")),
                ('is_now', models.BooleanField(default=True)),
                ('at_first', models.BooleanField(default=False)),
                ('is_first', models.BooleanField(default=False)),
                ('rests', models.BooleanField(default=False)),
                ('carries', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['kind', 'name'],
                'indexes': [models.Index(fields=['kind', 'slug', '-entry'], name='catalogue_by_heading')],
                'constraints': [models.UniqueConstraint(fields=('of', 'kind', 'slug'), name='a_heading_stands_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['tag', 'author', 'source'])), name='heading_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueRest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rests', to='stories.catalogueentry')),
                ('derived', models.SlugField(allow_unicode=True, db_index=False, max_length=200)),
                ('derived_name', models.CharField(max_length=200)),
                ('origin', models.SlugField(allow_unicode=True, db_index=False, max_length=200)),
                ('origin_name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('copy', 'carries the text of'), ('rewrite', 'rewrites'), ('credit', 'credits'), ('other', 'rests on')], max_length=7)),
                ('is_doubt', models.BooleanField(default=False)),
                ('entry', models.PositiveBigIntegerField(help_text="Its entry's, so that one index lists either side.")),
            ],
            options={
                'ordering': ['-entry', 'pk'],
                'indexes': [models.Index(fields=['derived', '-entry'], name='catalogue_by_derived'), models.Index(fields=['origin', '-entry'], name='catalogue_by_origin')],
                'constraints': [models.UniqueConstraint(fields=('of', 'derived', 'origin'), name='a_pair_rests_once_a_story'), models.CheckConstraint(condition=models.Q(('derived', models.F('origin')), _negated=True), name='nobody_rests_on_themselves'), models.CheckConstraint(condition=models.Q(('kind__in', ['copy', 'rewrite', 'credit', 'other'])), name='rest_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('body', models.TextField(help_text='Sanitised HTML.')),
                ('version', models.PositiveIntegerField(default=1)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('updated_at', models.DateTimeField()),
                ('updated_by', models.ForeignKey(help_text='Nobody: the text it came with.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'page about us',
                'verbose_name_plural': 'pages about us',
                'ordering': ['position', 'slug'],
                'constraints': [models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='pages_count_from_1')],
            },
        ),
        migrations.CreateModel(
            name='PageVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='stories.page')),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('body', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('page', 'version'), name='one_text_a_version')],
            },
        ),
    ]
