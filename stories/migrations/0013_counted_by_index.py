import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories import search


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table of stories anew for its constraint, and forgets the triggers of the search."""
    search.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0012_addresses_readers_know'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='catalogueentry',
            name='catalogue_by_label',
        ),
        migrations.RemoveIndex(
            model_name='story',
            name='story_newest_first',
        ),
        migrations.RemoveIndex(
            model_name='story',
            name='story_draft_ahead',
        ),
        migrations.AlterField(
            model_name='story',
            name='section',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='stories.section'),
        ),
        migrations.AddIndex(
            model_name='catalogueentry',
            index=models.Index(fields=['label', '-entry', 'id'], name='catalogue_by_label'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['story', 'id'], name='open_reports_by_story'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['-saved_at', '-id', 'is_private'], name='story_newest_first'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(fields=['section', 'is_private', 'id'], name='stories_of_section'),
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(condition=models.Q(('ahead_since__isnull', False)), fields=['-saved_at', '-id', 'is_private'], name='story_draft_ahead'),
        ),
        migrations.AddConstraint(
            model_name='story',
            constraint=models.CheckConstraint(condition=models.Q(('ahead_since__isnull', True), ('live_edition__isnull', False), _connector='OR'), name='only_what_readers_see_has_a_draft_ahead'),
        ),
        migrations.RunPython(install, install),
    ]
