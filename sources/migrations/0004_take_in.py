import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from sources.models import triggers


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # SQLite rebuilt tables here, and drops their triggers when it does.
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0003_known_kinds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('was', models.TextField(blank=True)),
                ('becomes', models.TextField(blank=True)),
                ('why', models.CharField(max_length=300, verbose_name='how do you know?')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('pk', models.CompositePrimaryKey('print', 'reference_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('print', models.BigIntegerField()),
                ('reference', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='fingerprints', to='sources.reference')),
            ],
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.TextField(help_text='Encrypted under the newest key of PEOPLE_KEYS.')),
                ('changed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name_plural': 'identities',
            },
        ),
        migrations.CreateModel(
            name='Knower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('until', models.DateTimeField(help_text='The page closes by itself then.')),
                ('why', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PageLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(db_index=True, max_length=2000)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='derivation',
            name='derivation_kind_is_known',
        ),
        migrations.AddField(
            model_name='derivation',
            name='origin_passage',
            field=models.TextField(blank=True, help_text='The words of `origin` beside them.'),
        ),
        migrations.AddField(
            model_name='derivation',
            name='reasons',
            field=models.JSONField(blank=True, default=list, help_text='Everything that speaks for it: [{kind, sentence, passage, origin_passage}].'),
        ),
        migrations.AddField(
            model_name='derivation',
            name='suggested_at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name='derivation',
            name='through',
            field=models.CharField(blank=True, help_text='The third both rest on, where it is not kept.', max_length=200),
        ),
        migrations.AddField(
            model_name='reference',
            name='via',
            field=models.ForeignKey(blank=True, help_text='The platform or press wire it stands on; `publisher` is who wrote it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried', to='sources.publisher'),
        ),
        migrations.AddField(
            model_name='reference',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reference',
            name='withdrawn_why',
            field=models.CharField(blank=True, help_text='What its publisher says; a withdrawn reference counts for nothing.', max_length=400),
        ),
        migrations.AddField(
            model_name='retrieval',
            name='file_name',
            field=models.CharField(blank=True, max_length=255),
        ),
        migrations.AddField(
            model_name='retrieval',
            name='text_digest',
            field=models.CharField(blank=True, help_text='Of the text read: two copies with one digest say the same.', max_length=71),
        ),
        migrations.AddField(
            model_name='retrieval',
            name='way',
            field=models.CharField(choices=[('link', 'a link'), ('file', 'a file'), ('mail', 'an e-mail'), ('watch', 'looked at again')], default='link', max_length=5),
        ),
        migrations.AlterField(
            model_name='derivation',
            name='kind',
            field=models.CharField(choices=[('copy', 'syndicated copy'), ('rewrite', 'rewrite'), ('credit', 'credits it'), ('release', 'same release'), ('common', 'same origin'), ('other', 'rests on it')], max_length=8),
        ),
        migrations.AlterField(
            model_name='derivation',
            name='passage',
            field=models.TextField(blank=True, help_text='The words of `derived` that show it.'),
        ),
        migrations.AlterField(
            model_name='retrieval',
            name='asked_by',
            field=models.ForeignKey(blank=True, help_text="Nobody: the newsroom's own watch.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retrievals', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='retrieval',
            name='requested_url',
            field=models.CharField(blank=True, help_text='Empty for a file without one.', max_length=2000),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['copy', 'rewrite', 'credit', 'release', 'common', 'other'])), name='derivation_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(('withdrawn_why', ''), _negated=True), _connector='OR'), name='withdrawn_reference_says_why', violation_error_message='Say what its publisher says, and where.'),
        ),
        migrations.AddConstraint(
            model_name='retrieval',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['link', 'file', 'mail', 'watch'])), name='retrieval_way_is_known'),
        ),
        migrations.AddConstraint(
            model_name='retrieval',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('requested_url', ''), _negated=True), models.Q(('file_name', ''), _negated=True), _connector='OR'), name='retrieval_has_a_link_or_a_file'),
        ),
        migrations.AddField(
            model_name='correction',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='reference',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='sources.reference'),
        ),
        migrations.AddField(
            model_name='correction',
            name='undone_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='identity',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='identity', to='sources.humansource'),
        ),
        migrations.AddField(
            model_name='knower',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='knower',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knowers', to='sources.humansource'),
        ),
        migrations.AddField(
            model_name='knower',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knows', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opening',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opening',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='sources.humansource'),
        ),
        migrations.AddField(
            model_name='pagelink',
            name='reference',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='page_links', to='sources.reference'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='correction_says_how_it_is_known', violation_error_message='Say how you know: colleagues will ask.'),
        ),
        migrations.AddConstraint(
            model_name='identity',
            constraint=models.CheckConstraint(condition=models.Q(('token', ''), _negated=True), name='identity_is_sealed'),
        ),
        migrations.AddConstraint(
            model_name='knower',
            constraint=models.UniqueConstraint(fields=('person', 'user'), name='a_knower_is_listed_once'),
        ),
        migrations.AddConstraint(
            model_name='opening',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='opening_says_why', violation_error_message='Say why you need the name: those who know it will read this.'),
        ),
        migrations.AddConstraint(
            model_name='pagelink',
            constraint=models.UniqueConstraint(fields=('reference', 'url'), name='a_link_is_noted_once'),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
