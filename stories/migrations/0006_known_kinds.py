from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0005_ladder_formats'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['publish', 'update', 'promote', 'lower', 'correct', 'retract'])), name='proposal_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='stance',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['supports', 'contradicts', 'background'])), name='stance_kind_is_known'),
        ),
    ]
