from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Exists, OuterRef

from stories import search


def let_go_of_drafts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """An address no edition stood at is nobody's."""
    editions = apps.get_model("stories", "Edition").objects.filter(slug=OuterRef("slug"), story=OuterRef("story"))
    apps.get_model("stories", "Slug").objects.filter(~Exists(editions)).delete()


def hold_for_drafts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    slugs = apps.get_model("stories", "Slug").objects
    for story in apps.get_model("stories", "Story").objects.all():
        slugs.get_or_create(slug=story.slug, defaults={"story": story})


def search_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # SQLite made the table anew, without its triggers.
    if schema_editor.connection.vendor == "sqlite":
        search.install(schema_editor.connection, [search.STORIES])


class Migration(migrations.Migration):
    dependencies = [("stories", "0011_starting_pages")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, search_again),
        migrations.AlterField(
            model_name="story",
            name="slug",
            field=models.SlugField(
                help_text="What the next edition is to be found at; readers know a story by its Slug.",
                max_length=120,
            ),
        ),
        migrations.RunPython(let_go_of_drafts, hold_for_drafts),
        migrations.RunPython(search_again, migrations.RunPython.noop),
    ]
