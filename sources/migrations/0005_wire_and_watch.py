import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from sources.models import triggers


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0004_take_in'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('text', 'the text changed'), ('corrected', 'carries a correction'), ('retracted', 'carries a retraction'), ('gone', 'is gone'), ('moved', 'leads to the front page'), ('walled', 'stands behind a wall'), ('back', 'is there again')], max_length=9)),
                ('sentence', models.CharField(max_length=400)),
                ('passage', models.TextField(blank=True)),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-seen_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000, unique=True, verbose_name='address')),
                ('title', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('active', 'polled'), ('paused', 'paused'), ('gone', 'gone')], default='active', max_length=6)),
                ('every', models.PositiveSmallIntegerField(default=10, verbose_name='minutes between polls')),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('next_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('problem', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'ordering': ['title', 'url'],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.CharField(max_length=500)),
                ('url', models.URLField(max_length=2000, verbose_name='address')),
                ('title', models.CharField(max_length=500)),
                ('summary', models.TextField(blank=True)),
                ('author', models.CharField(blank=True, max_length=300)),
                ('image_url', models.URLField(blank=True, max_length=2000)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('new', 'new'), ('kept', 'kept'), ('dismissed', 'dismissed')], default='new', max_length=9)),
                ('sorted_at', models.DateTimeField(blank=True, help_text='When it was grouped and matched; until then it waits for that.', null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-seen_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60)),
                ('is_name', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('next_at', models.DateTimeField(blank=True, db_index=True, help_text='Empty: not watched.', null=True)),
                ('looks', models.PositiveSmallIntegerField(default=0)),
                ('looked_at', models.DateTimeField(blank=True, null=True)),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('unseen', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name='change',
            name='after',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.retrieval'),
        ),
        migrations.AddField(
            model_name='change',
            name='before',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.retrieval'),
        ),
        migrations.AddField(
            model_name='change',
            name='reference',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='sources.reference'),
        ),
        migrations.AddField(
            model_name='feed',
            name='added_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='feed',
            name='publisher',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feeds', to='sources.publisher'),
        ),
        migrations.AddField(
            model_name='signal',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signal',
            name='feed',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='sources.feed'),
        ),
        migrations.AddField(
            model_name='signal',
            name='head',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='group', to='sources.signal'),
        ),
        migrations.AddField(
            model_name='signal',
            name='publisher',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='sources.publisher'),
        ),
        migrations.AddField(
            model_name='signal',
            name='reference',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='sources.reference'),
        ),
        migrations.AddField(
            model_name='signal',
            name='retrieval',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signals', to='sources.retrieval'),
        ),
        migrations.AddField(
            model_name='signal',
            name='sent_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='term',
            name='signal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='sources.signal'),
        ),
        migrations.AddField(
            model_name='watch',
            name='reference',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='watch', to='sources.reference'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'corrected', 'retracted', 'gone', 'moved', 'walled', 'back'])), name='change_kind_is_known'),
        ),
        migrations.AddIndex(
            model_name='feed',
            index=models.Index(fields=['state', 'next_at'], name='feeds_due'),
        ),
        migrations.AddConstraint(
            model_name='feed',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['active', 'paused', 'gone'])), name='feed_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='feed',
            constraint=models.CheckConstraint(condition=models.Q(('every__range', (1, 1440))), name='feed_polled_at_least_daily'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['state', '-seen_at', '-id'], name='signals_newest_first'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['url'], name='signal_by_address'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(condition=models.Q(('sorted_at__isnull', True)), fields=['sorted_at'], name='signals_to_sort'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.UniqueConstraint(fields=('feed', 'entry'), name='an_entry_is_seen_once'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.UniqueConstraint(condition=models.Q(('feed__isnull', True)), fields=('url',), name='a_link_is_sent_in_once'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'kept', 'dismissed'])), name='signal_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'new'), ('decided_at__isnull', False), _connector='OR'), name='decided_signal_says_when'),
        ),
        migrations.AddIndex(
            model_name='term',
            index=models.Index(fields=['word', 'signal'], name='signals_by_term'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('signal', 'word'), name='a_term_is_noted_once'),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
