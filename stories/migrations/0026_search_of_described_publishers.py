from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories import search


def keep_search(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew for its description, and with the old one went what keeps its words."""
    if schema_editor.connection.vendor == "sqlite":
        search.install(schema_editor.connection, (search.PUBLISHERS,))


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0025_what_readers_see_is_open"),
        ("sources", "0009_publisher_description"),
    ]
    operations = [migrations.RunPython(keep_search, migrations.RunPython.noop)]
