from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def made_so_far(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("stories", "Picture").objects.exclude(renditions=[]).update(formats=["webp"])


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0019_starting_pages'),
    ]

    operations = [
        migrations.AddField(
            model_name='picture',
            name='credentials',
            field=models.BooleanField(default=False, help_text='Whether the original carries content credentials (C2PA).'),
        ),
        migrations.AddField(
            model_name='picture',
            name='formats',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='picture',
            name='tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunPython(made_so_far, migrations.RunPython.noop),
    ]
