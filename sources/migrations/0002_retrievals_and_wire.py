import django.db.models.deletion
import django.utils.timezone
import sources.models.retrieval
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('sources', '0001_publishers_people_references'),
    ]

    operations = [
        migrations.CreateModel(
            name='Retrieval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('way', models.CharField(choices=[('link', 'a link'), ('file', 'a file'), ('mail', 'an e-mail'), ('watch', 'looked at again')], default='link', max_length=5)),
                ('requested_url', models.CharField(blank=True, help_text='Empty for a file without one.', max_length=2000)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('asked_by', models.ForeignKey(blank=True, help_text="Nobody: the newsroom's own watch.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retrievals', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('reading', 'reading'), ('read', 'read'), ('failed', 'could not be read'), ('dismissed', 'left')], default='waiting', max_length=10)),
                ('step', models.PositiveSmallIntegerField(default=1, help_text='1 to 4, for the progress line.')),
                ('problem', models.CharField(blank=True, max_length=400)),
                ('final_url', models.CharField(blank=True, max_length=2000)),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('retrieved_at', models.DateTimeField(blank=True, null=True)),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('text_digest', models.CharField(blank=True, help_text='Of the text read: two copies with one digest say the same.', max_length=71)),
                ('warc', models.FileField(blank=True, max_length=200, storage=sources.models.retrieval.archive_storage, upload_to='')),
                ('warc_digest', models.CharField(blank=True, max_length=71)),
                ('reference', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retrievals', to='sources.reference')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('problem', ''), _negated=True), _connector='OR'), name='failed_retrieval_says_why'), models.CheckConstraint(condition=models.Q(('step__range', (1, 4))), name='retrieval_step_1_to_4'), models.CheckConstraint(condition=models.Q(('way__in', ['link', 'file', 'mail', 'watch'])), name='retrieval_way_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('requested_url', ''), _negated=True), models.Q(('file_name', ''), _negated=True), _connector='OR'), name='retrieval_has_a_link_or_a_file')],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000, unique=True, verbose_name='address')),
                ('title', models.CharField(blank=True, max_length=300)),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feeds', to='sources.publisher')),
                ('state', models.CharField(choices=[('active', 'polled'), ('paused', 'paused'), ('gone', 'gone')], default='active', max_length=6)),
                ('every', models.PositiveSmallIntegerField(default=10, verbose_name='minutes between polls')),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('next_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('problem', models.CharField(blank=True, max_length=400)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['title', 'url'],
                'indexes': [models.Index(fields=['state', 'next_at'], name='feeds_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['active', 'paused', 'gone'])), name='feed_state_is_known'), models.CheckConstraint(condition=models.Q(('every__range', (1, 1440))), name='feed_polled_at_least_daily')],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('feed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='sources.feed')),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.CharField(max_length=500)),
                ('url', models.URLField(max_length=2000, verbose_name='address')),
                ('title', models.CharField(max_length=500)),
                ('summary', models.TextField(blank=True)),
                ('author', models.CharField(blank=True, max_length=300)),
                ('image_url', models.URLField(blank=True, max_length=2000)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='sources.publisher')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('new', 'new'), ('later', 'kept for later'), ('kept', 'kept'), ('dismissed', 'dismissed')], default='new', max_length=9)),
                ('head', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='group', to='sources.signal')),
                ('sorted_at', models.DateTimeField(blank=True, help_text='When it was grouped and matched; until then it waits for that.', null=True)),
                ('retrieval', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signals', to='sources.retrieval')),
                ('reference', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='sources.reference')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-seen_at', '-pk'],
                'indexes': [models.Index(fields=['state', '-seen_at', '-id'], name='signals_newest_first'), models.Index(fields=['url'], name='signal_by_address'), models.Index(condition=models.Q(('decided_at__isnull', False)), fields=['decided_at'], name='signals_decided'), models.Index(condition=models.Q(('sorted_at__isnull', True)), fields=['sorted_at'], name='signals_to_sort')],
                'constraints': [models.UniqueConstraint(fields=('feed', 'entry'), name='an_entry_is_seen_once'), models.UniqueConstraint(condition=models.Q(('feed__isnull', True)), fields=('url',), name='a_link_is_sent_in_once'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'later', 'kept', 'dismissed'])), name='signal_state_is_known'), models.CheckConstraint(condition=models.Q(('state', 'new'), ('decided_at__isnull', False), _connector='OR'), name='decided_signal_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='sources.signal')),
                ('word', models.CharField(max_length=60)),
                ('is_name', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['word', 'signal'], name='signals_by_term')],
                'constraints': [models.UniqueConstraint(fields=('signal', 'word'), name='a_term_is_noted_once')],
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
            name='PageLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='page_links', to='sources.reference')),
                ('url', models.URLField(db_index=True, max_length=2000)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('reference', 'url'), name='a_link_is_noted_once')],
            },
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='watch', to='sources.reference')),
                ('next_at', models.DateTimeField(blank=True, db_index=True, help_text='Empty: not watched.', null=True)),
                ('looks', models.PositiveSmallIntegerField(default=0)),
                ('looked_at', models.DateTimeField(blank=True, null=True)),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('unseen', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='sources.reference')),
                ('kind', models.CharField(choices=[('text', 'the text changed'), ('corrected', 'carries a correction'), ('retracted', 'carries a retraction'), ('gone', 'is gone'), ('moved', 'leads to the front page'), ('walled', 'stands behind a wall'), ('back', 'is there again')], max_length=9)),
                ('sentence', models.CharField(max_length=400)),
                ('passage', models.TextField(blank=True)),
                ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.retrieval')),
                ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.retrieval')),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-seen_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'corrected', 'retracted', 'gone', 'moved', 'walled', 'back'])), name='change_kind_is_known')],
            },
        ),
    ]
