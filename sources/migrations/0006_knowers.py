import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0005_wire_and_watch'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='humansource',
            options={'ordering': ['alias'], 'verbose_name': 'person', 'verbose_name_plural': 'people'},
        ),
        migrations.RemoveConstraint(
            model_name='knower',
            name='a_knower_is_listed_once',
        ),
        migrations.AddField(
            model_name='knower',
            name='agreed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='knower',
            name='agreed_by',
            field=models.ForeignKey(blank=True, help_text='Empty: asked for, and nobody else who knows has agreed yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='knower',
            name='removed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='knower',
            name='removed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='publisher',
            name='kind',
            field=models.CharField(choices=[('outlet', 'Outlet'), ('wire', 'Wire'), ('press-wire', 'Press wire'), ('company', 'Company'), ('official', 'Official body'), ('research', 'Research group'), ('platform', 'Platform')], default='outlet', max_length=12),
        ),
        migrations.AddIndex(
            model_name='reference',
            index=models.Index(fields=['publisher', 'published_at'], name='reference_by_publisher_day'),
        ),
        migrations.AddIndex(
            model_name='reference',
            index=models.Index(fields=['author', 'published_at'], name='reference_by_author_day'),
        ),
        migrations.AddConstraint(
            model_name='knower',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('person', 'user'), name='a_knower_is_listed_once'),
        ),
        migrations.AddConstraint(
            model_name='knower',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='knower_agreed_to_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='knower',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='knower_removed_by_someone'),
        ),
    ]
