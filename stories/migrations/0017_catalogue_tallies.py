from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories.rules.headings import owners
from stories.rules.tallies import put, shares


def count(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Count what is catalogued already."""
    tally = apps.get_model("stories", "CatalogueTally")
    rows = {}
    listed = apps.get_model("stories", "CatalogueEntry").objects.order_by("entry").select_related("edition")
    for entry in listed.prefetch_related("headings").iterator(chunk_size=500):
        owned = owners(entry.edition.evidence)
        for share in shares(
            label=entry.label_id,
            first_label=entry.first_label_id,
            section=(entry.section_slug, entry.edition.content["section"]["name"]),
            headings=entry.headings.all(),
        ):
            row = rows.setdefault(share.key, tally(kind=share.kind, slug=share.slug, name=share.name))
            put(row, share)
            if share.label is not None:
                row.name = share.name
                row.owner = owned.get(share.slug, "") if share.kind == "source" else ""
    tally.objects.bulk_create(rows.values(), batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0016_letters'),
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
                ('by_label', models.JSONField(default=dict)),
                ('since', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name_plural': 'catalogue tallies',
                'ordering': ['kind', 'name'],
                'indexes': [models.Index(fields=['kind', '-stories', 'name'], name='tally_by_stories'), models.Index(fields=['kind', 'name'], name='tally_by_name'), models.Index(fields=['kind', 'owner'], name='tally_by_owner')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'slug'), name='a_list_is_tallied_once'), models.CheckConstraint(condition=models.Q(('firsts__gte', 0), ('stories__gte', 0)), name='tallies_count_from_nothing')],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
