from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from sources.models import triggers as sources_triggers
from stories.models import triggers


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("stories", "Ledger").objects.get_or_create(id=1)
    sources_triggers.install(schema_editor.connection, triggers.OWN)


def unseal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    sources_triggers.remove(schema_editor.connection, triggers.OWN)


class Migration(migrations.Migration):
    dependencies = [("stories", "0006_letters"), ("sources", "0003_seals")]
    operations = [migrations.RunPython(seal, unseal)]
