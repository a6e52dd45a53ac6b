import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('stories', '0005_catalogue'),
    ]

    operations = [
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(help_text='What its own page is signed with.', unique=True)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('sealed', models.TextField(help_text='Encrypted under the newest key of PEOPLE_KEYS.')),
                ('refused', models.PositiveSmallIntegerField(default=0, help_text='Deliveries refused one after the other; one that arrives sets it to 0.')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sealed', ''), _negated=True), name='a_follower_is_sealed')],
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='stories.follower')),
                ('key', models.UUIDField(help_text='What the links that confirm and end it are signed with.', unique=True)),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stories.story')),
                ('tag', models.CharField(blank=True, help_text='As it stands in addresses.', max_length=200)),
                ('tag_name', models.CharField(blank=True, max_length=200)),
                ('choice', models.CharField(choices=[('every', 'every new edition'), ('moves', 'when the label moves'), ('settled', 'when confirmed, corrected or retracted')], max_length=7)),
                ('asked_at', models.DateTimeField()),
                ('asking', models.CharField(blank=True, choices=[('every', 'every new edition'), ('moves', 'when the label moves'), ('settled', 'when confirmed, corrected or retracted')], max_length=7)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('since', models.PositiveBigIntegerField(default=0)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['story', 'id'], name='followers_of_a_story'), models.Index(condition=models.Q(('tag', ''), _negated=True), fields=['tag', 'id'], name='followers_of_a_tag'), models.Index(condition=models.Q(('asking', ''), _negated=True), fields=['asked_at'], name='follows_asking'), models.Index(condition=models.Q(('confirmed_at__isnull', True)), fields=['asked_at'], name='follows_unconfirmed')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('story__isnull', False), ('tag', '')), models.Q(('story__isnull', True), models.Q(('tag', ''), _negated=True)), _connector='OR'), name='a_follow_is_of_one_thing'), models.UniqueConstraint(condition=models.Q(('tag', '')), fields=('follower', 'story'), name='a_story_is_followed_once'), models.UniqueConstraint(condition=models.Q(('tag', ''), _negated=True), fields=('follower', 'tag'), name='a_tag_is_followed_once'), models.CheckConstraint(condition=models.Q(('choice__in', ['every', 'moves', 'settled'])), name='follow_choice_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.edition')),
                ('entry', models.PositiveBigIntegerField(unique=True)),
                ('filled_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['entry'],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='stories.follower')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.edition')),
                ('follow', models.ForeignKey(help_text='What it is sent for. The row outlives it: who also follows a tag is not told twice.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='stories.follow')),
                ('state', models.CharField(choices=[('waiting', 'waits'), ('sending', 'being sent'), ('sent', 'sent'), ('doubted', 'in doubt'), ('refused', 'refused')], default='waiting', max_length=7)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField()),
                ('at', models.DateTimeField(help_text='When it came into its state.')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['due_at', 'id'], name='deliveries_due'), models.Index(condition=models.Q(('state', 'sending')), fields=['at'], name='deliveries_sending'), models.Index(fields=['at'], name='deliveries_by_age')],
                'constraints': [models.UniqueConstraint(fields=('follower', 'edition'), name='an_edition_is_mailed_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'doubted', 'refused'])), name='delivery_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('door', models.CharField(max_length=20)),
                ('who', models.CharField(max_length=64)),
                ('since', models.DateTimeField()),
                ('times', models.PositiveIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['since'], name='knocks_by_age')],
                'constraints': [models.UniqueConstraint(fields=('door', 'who', 'since'), name='knocks_are_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='stories.story')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stories.edition')),
                ('text', models.TextField(max_length=2000, verbose_name='what is wrong')),
                ('sentence', models.CharField(blank=True, max_length=500, verbose_name='which sentence')),
                ('wants_answer', models.BooleanField(default=False)),
                ('sealed', models.TextField(blank=True, help_text='Encrypted under the newest key of PEOPLE_KEYS.')),
                ('sent_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'open'), ('answered', 'answered'), ('closed', 'closed')], default='open', max_length=8)),
                ('taken_up_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, max_length=4000)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('post', models.CharField(blank=True, choices=[('', 'no answer'), ('waiting', 'on its way'), ('sending', 'being sent'), ('sent', 'sent'), ('doubted', 'in doubt'), ('refused', 'refused')], max_length=8)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('post_at', models.DateTimeField(blank=True, help_text='When the answer is tried, or was.', null=True)),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='why it is closed')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['state', '-id'], name='reports_by_state'), models.Index(fields=['story', '-id'], name='reports_by_story'), models.Index(condition=models.Q(('post__in', ['waiting', 'sending'])), fields=['post_at'], name='answers_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_report_says_what_is_wrong'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 2000), name='a_report_is_bounded'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('answer'), 4000), name='an_answer_is_bounded'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'answered', 'closed'])), name='report_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_report_is_answered_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='a_report_is_closed_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='a_closed_report_says_why', violation_error_message='Say why it is closed: colleagues will read it.')],
            },
        ),
    ]
