from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0002_seals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['copy', 'rewrite', 'credit', 'release', 'other'])), name='derivation_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='derivation',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'confirmed', 'rejected'])), name='derivation_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['article', 'statement', 'document', 'filing', 'data', 'test', 'post', 'interview'])), name='reference_kind_is_known'),
        ),
    ]
