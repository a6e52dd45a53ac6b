import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from stories.models import triggers


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # SQLite rebuilt tables here, and drops their triggers when it does.
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0005_wire_and_watch'),
        ('stories', '0006_known_kinds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('names', models.JSONField(default=list)),
                ('share', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('new', 'new'), ('kept', 'kept'), ('dismissed', 'dismissed')], default='new', max_length=9)),
                ('matched_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'matches',
                'ordering': ['-pk'],
            },
        ),
        migrations.AlterField(
            model_name='event',
            name='by',
            field=models.ForeignKey(help_text="Nobody: the newsroom's own watch.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='proposed_by',
            field=models.ForeignKey(help_text="Nobody: the newsroom's own watch, which only ever asks to lower a label.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_by__isnull', False), ('kind', 'lower'), _connector='OR'), name='the_watch_only_asks_to_lower'),
        ),
        migrations.AddField(
            model_name='match',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='match',
            name='signal',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='matches', to='sources.signal'),
        ),
        migrations.AddField(
            model_name='match',
            name='story',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='stories.story'),
        ),
        migrations.AddIndex(
            model_name='match',
            index=models.Index(fields=['story', 'state'], name='matches_of_a_story'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.UniqueConstraint(fields=('story', 'signal'), name='a_signal_fits_a_story_once'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('share__lte', 100)), name='match_share_to_100'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'kept', 'dismissed'])), name='match_state_is_known'),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
