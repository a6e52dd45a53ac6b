from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories import search


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    search.install(schema_editor.connection)


def remove(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    search.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("stories", "0009_groups")]
    operations = [migrations.RunPython(install, remove)]
