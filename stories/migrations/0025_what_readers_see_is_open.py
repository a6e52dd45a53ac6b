from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q
from django.utils import timezone

from stories import search


def open_what_readers_see(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A story that was made private after it was published; those named on it hear."""
    event, note = apps.get_model("stories", "Event"), apps.get_model("stories", "Note")
    hidden = apps.get_model("stories", "Story").objects.filter(is_private=True, live_edition__isnull=False)
    for story in hidden.only("pk"):
        opened = event.objects.create(story=story, verb="opened by publishing")
        note.objects.bulk_create(
            note(
                to=person,
                kind="mention",
                story=story,
                key=f"opened {opened.pk}",
                detail={"did": "opened"},
                at=timezone.now(),
            )
            for person in story.named.all()
        )
        story.named.clear()
    hidden.update(is_private=False)


def keep_search(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew for its constraint, and with the old one went what keeps its words."""
    if schema_editor.connection.vendor == "sqlite":
        search.install(schema_editor.connection, (search.STORIES,))


class Migration(migrations.Migration):
    dependencies = [("stories", "0024_rests_as_published")]
    operations = [
        migrations.RunPython(open_what_readers_see, keep_search),
        migrations.AddConstraint(
            "story",
            models.CheckConstraint(
                condition=Q(("is_private", False), ("live_edition__isnull", True), _connector="OR"),
                name="what_readers_see_is_open_to_the_desk",
            ),
        ),
        migrations.RunPython(keep_search, migrations.RunPython.noop),
    ]
