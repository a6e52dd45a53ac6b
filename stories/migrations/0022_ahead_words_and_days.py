from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F


def note(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was saved after its edition is ahead of it, until it is weighed next."""
    stories = apps.get_model("stories", "Story").objects
    later = stories.filter(saved_at__gt=F("live_edition__published_at")).values("pk")
    stories.filter(pk__in=later).update(ahead_since=F("saved_at"))


class Migration(migrations.Migration):
    # Fields that may be empty: SQLite adds those without making the table anew, which loses its triggers.
    dependencies = [("stories", "0021_ask_above_the_evidence")]
    operations = [
        migrations.AddField(
            "revision",
            "drafts",
            models.PositiveIntegerField(
                null=True,
                help_text="How many drafts of one typing it stands for; nothing where nobody counted.",
            ),
        ),
        migrations.AddField(
            "revision",
            "wrote",
            models.JSONField(
                null=True, help_text="Words in and out since the revision before, and where."
            ),
        ),
        migrations.AddField("story", "ahead_since", models.DateTimeField(null=True, blank=True)),
        migrations.AddField(
            "ledger",
            "proof",
            models.JSONField(
                null=True,
                help_text="What was found when the clock last proved all of it; nothing before that.",
            ),
        ),
        migrations.RunPython(note, migrations.RunPython.noop),
        migrations.AddIndex(
            "story",
            models.Index(
                fields=["-saved_at", "-id"],
                name="story_draft_ahead",
                condition=models.Q(ahead_since__isnull=False),
            ),
        ),
        migrations.AddIndex(
            "proposal",
            models.Index(
                fields=["-decided_at"],
                name="proposals_decided",
                condition=models.Q(decided_at__isnull=False),
            ),
        ),
        migrations.AddIndex("proposal", models.Index(fields=["kind"], name="proposals_by_kind")),
        migrations.AddIndex(
            "proposal",
            models.Index(
                fields=["id"],
                name="proposals_above_the_evidence",
                condition=models.Q(("override", ""), _negated=True),
            ),
        ),
        migrations.AddIndex("edition", models.Index(fields=["published_at"], name="edition_by_day")),
    ]
