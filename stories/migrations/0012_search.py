from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories import search

DESK = (search.PUBLISHERS, search.REFERENCES, search.STORIES)


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    search.install(schema_editor.connection, DESK)


def remove(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    search.remove(schema_editor.connection, DESK)


class Migration(migrations.Migration):
    dependencies = [("stories", "0011_desk"), ("sources", "0007_later_and_one_alias")]
    operations = [
        migrations.AddIndex(
            "story", models.Index(fields=["headline", "id"], name="story_by_headline")
        ),
        migrations.AddIndex(
            "story",
            models.Index(
                fields=["unsupported_since"],
                name="story_label_unearned",
                condition=models.Q(unsupported_since__isnull=False),
            ),
        ),
        migrations.RunPython(install, remove),
    ]
