import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("sources", "0005_wire_and_watch"),
        ("stories", "0008_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="told",
                        serialize=False,
                        to="sources.change",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name_plural": "told",
            },
        ),
    ]
