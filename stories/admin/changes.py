"""What the newsroom's watch found at a reference's page, as the desk words it."""

from __future__ import annotations

from sources.models import Change, Watch
from stories.templatetags.desk import counted

# A fall that readers' labels may hang on; the rest is to be looked at.
GRAVE = frozenset({Change.Kind.RETRACTED, Change.Kind.GONE})


def trouble(watch: Watch) -> str:
    """A page that could not be read is no news yet: said in a line, "" for none."""
    if not watch.unseen:
        return ""
    looks = counted(watch.unseen, "look,looks")
    return f"Its page could not be read at the last {looks}. It is asked for again; the archived copy stands."
