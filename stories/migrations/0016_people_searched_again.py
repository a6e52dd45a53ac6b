from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories import search


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite made the people's table anew for its new column, and dropped the triggers on it."""
    search.install(schema_editor.connection, (search.PEOPLE,))


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0008_an_identity_stands_on_its_persons_row'),
        ('stories', '0015_every_list_searched_by_index'),
    ]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
