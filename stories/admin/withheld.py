"""What stands in place of words that are not for who looks: why, and who can read them."""

from __future__ import annotations

from sources.models import Reference
from stories.people import display_name


def not_shown(reference: Reference) -> str:
    who = display_name(reference.kept_by)
    return (
        f"Its words are not shown: who wrote it is not to be named. {who}, who kept it, and those who know "
        "the person can read them."
    )
