import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('sources', '0002_retrievals_and_wire'),
        ('stories', '0003_editions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='stories.story')),
                ('key', models.UUIDField(help_text='One form, one task: a form sent twice.', unique=True)),
                ('what', models.CharField(max_length=200, verbose_name='what is to be done')),
                ('who', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='due')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'task',
                'ordering': [models.OrderBy(models.F('due_at'), nulls_last=True), 'pk'],
                'indexes': [models.Index(condition=models.Q(('done_at__isnull', True)), fields=['who', 'due_at'], name='tasks_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='task_says_what', violation_error_message='Say what is to be done.'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='a_task_is_done_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='stories.story')),
                ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='stories.proposal')),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='stories.comment')),
                ('key', models.UUIDField(help_text='One form, one comment: a form sent twice.', unique=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('text', models.CharField(max_length=2000)),
                ('quote', models.CharField(blank=True, max_length=600)),
                ('before', models.CharField(blank=True, max_length=60)),
                ('after', models.CharField(blank=True, max_length=60)),
                ('resolved_at', models.DateTimeField(blank=True, null=True)),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mentions', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(fields=['story', 'resolved_at'], name='comments_of_a_story')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_says_something', violation_error_message='Write a comment.'), models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', True), ('resolved_by__isnull', True)), models.Q(('answers__isnull', True), ('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='a_thread_is_resolved_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('asked', 'a decision waits'), ('answered', 'a proposal was answered'), ('published', 'a set time came'), ('stopped', 'not published at its time'), ('comment', 'a comment'), ('mention', 'you were named'), ('task', 'a task'), ('evidence', 'evidence moved'), ('overdue', 'overdue'), ('report', 'an error was reported')], max_length=9)),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stories.story')),
                ('key', models.CharField(max_length=120)),
                ('by', models.ForeignKey(blank=True, help_text="Nobody: the newsroom's own watch or clock.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('detail', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['to', '-id'], name='inbox_newest_first'), models.Index(condition=models.Q(('read_at__isnull', True)), fields=['to'], name='inbox_unread'), models.Index(condition=models.Q(('mailed_at__isnull', True)), fields=['id'], name='notes_to_mail')],
                'constraints': [models.UniqueConstraint(fields=('to', 'key'), name='nobody_is_told_twice'), models.CheckConstraint(condition=models.Q(('kind__in', ['asked', 'answered', 'published', 'stopped', 'comment', 'mention', 'task', 'evidence', 'overdue', 'report'])), name='note_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='stories.story')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tab', models.CharField(max_length=36)),
                ('since', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('typed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'presences',
                'ordering': ['since', 'pk'],
                'indexes': [models.Index(fields=['seen_at'], name='presence_by_last_sight')],
                'constraints': [models.UniqueConstraint(fields=('story', 'user', 'tab'), name='a_tab_is_present_once')],
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='told', serialize=False, to='sources.change')),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name_plural': 'told',
            },
        ),
    ]
