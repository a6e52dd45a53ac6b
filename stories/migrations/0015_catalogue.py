import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories import search


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    search.install(schema_editor.connection, (search.PRINTED,))


def remove(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    search.remove(schema_editor.connection, (search.PRINTED,))


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0014_by_what_is_asked'),
    ]

    operations = [
        migrations.CreateModel(
            name='CatalogueEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.PositiveBigIntegerField(unique=True)),
                ('section_slug', models.SlugField(max_length=60)),
                ('headline', models.CharField(max_length=200)),
                ('standfirst', models.CharField(blank=True, max_length=400)),
                ('body', models.TextField(blank=True)),
                ('sources', models.TextField(blank=True)),
                ('published_at', models.DateTimeField()),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='catalogued', to='stories.edition')),
                ('first_label', models.ForeignKey(help_text="Of the story's first edition.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.label')),
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='catalogued', to='stories.story')),
            ],
            options={
                'verbose_name_plural': 'catalogue entries',
                'ordering': ['-entry'],
            },
        ),
        migrations.CreateModel(
            name='CatalogueHeading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('tag', 'tag'), ('author', 'author'), ('source', 'source')], max_length=6)),
                ('slug', models.SlugField(allow_unicode=True, max_length=200)),
                ('name', models.CharField(max_length=200)),
                ('entry', models.PositiveBigIntegerField(help_text="Its entry's, so that one index lists a heading.")),
                ('is_now', models.BooleanField(default=True)),
                ('at_first', models.BooleanField(default=False)),
                ('is_first', models.BooleanField(default=False)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='stories.catalogueentry')),
            ],
            options={
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.AddIndex(
            model_name='catalogueentry',
            index=models.Index(fields=['section_slug', '-entry'], name='catalogue_by_section'),
        ),
        migrations.AddIndex(
            model_name='catalogueentry',
            index=models.Index(fields=['label', '-entry'], name='catalogue_by_label'),
        ),
        migrations.AddIndex(
            model_name='catalogueentry',
            index=models.Index(fields=['published_at'], name='catalogue_by_day'),
        ),
        migrations.AddIndex(
            model_name='catalogueheading',
            index=models.Index(fields=['kind', 'slug', '-entry'], name='catalogue_by_heading'),
        ),
        migrations.AddConstraint(
            model_name='catalogueheading',
            constraint=models.UniqueConstraint(fields=('of', 'kind', 'slug'), name='a_heading_stands_once'),
        ),
        migrations.AddConstraint(
            model_name='catalogueheading',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['tag', 'author', 'source'])), name='heading_kind_is_known'),
        ),
        migrations.RunPython(install, remove),
    ]
