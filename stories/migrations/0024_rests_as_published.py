from collections import defaultdict

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories.rules.resting import resting


def read_off(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What is published already: its tags, and whose material rests on whose by it."""
    tag, tally = apps.get_model("stories", "Tag"), apps.get_model("stories", "CatalogueTally")
    named = tally.objects.filter(kind="tag").values_list("slug", "name")
    tag.objects.bulk_create((tag(slug=slug, name=name) for slug, name in named.iterator()), batch_size=500)
    rest, heading = apps.get_model("stories", "CatalogueRest"), apps.get_model("stories", "CatalogueHeading")
    counts = defaultdict(lambda: defaultdict(int))
    listed = apps.get_model("stories", "CatalogueEntry").objects.order_by("entry").select_related("edition")
    for entry in listed.iterator(chunk_size=500):
        found = resting(entry.edition.evidence)
        rest.objects.bulk_create(
            rest(
                of=entry,
                derived=one.derived.slug,
                derived_name=one.derived.name,
                origin=one.origin.slug,
                origin_name=one.origin.name,
                kind=one.kind,
                is_doubt=one.is_doubt,
                entry=entry.entry,
            )
            for one in found
        )
        sides = {"rests": {one.derived.slug for one in found}, "carries": {one.origin.slug for one in found}}
        for side, slugs in sides.items():
            heading.objects.filter(of=entry, kind="source", slug__in=slugs).update(**{side: True})
            for slug in slugs:
                counts[slug][side] += 1
    for slug, sides in counts.items():
        tally.objects.filter(kind="source", slug=slug).update(**sides)


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0023_rests_and_descriptions'),
    ]

    operations = [
        migrations.RunPython(read_off, migrations.RunPython.noop),
    ]
