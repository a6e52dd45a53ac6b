from django.conf import settings
from django.db import migrations

# The orders and the filters of the list of colleagues, and the order in which people are offered.
INDEXES = {
    "colleagues_by_first_name": "(first_name, username)",
    "colleagues_by_last_name": "(last_name, id)",
    "colleagues_by_last_sign_in": "(last_login, id)",
    "colleagues_invited": "(username) WHERE is_active AND password LIKE '!%'",
    "colleagues_switched_off": "(username) WHERE NOT is_active",
}


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_given_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(f"CREATE INDEX {name} ON auth_user {rows}", f"DROP INDEX IF EXISTS {name}")
        for name, rows in INDEXES.items()
    ]
