"""Who may do what with sources: the one table the actions ask."""

from __future__ import annotations

from django.contrib.auth.models import User

from .errors import NotAllowed

# verb: the permission it needs
NEEDS = {
    "read_pages": "sources.add_retrieval",
    "keep_references": "sources.add_reference",
    "judge_derivations": "sources.change_derivation",
    "correct_references": "sources.change_reference",
    "withdraw_references": "sources.change_reference",
    "send_in": "sources.add_retrieval",
    "see_wire": "sources.view_signal",
    "decide_signals": "sources.change_signal",
    "keep_feeds": "sources.change_feed",
    "keep_people": "sources.add_humansource",
}


def may(person: User, verb: str) -> bool:
    return person.is_active and person.has_perm(NEEDS[verb])


def require(person: User, verb: str) -> None:
    """Raise NotAllowed unless `person` may do `verb`."""
    if not may(person, verb):
        raise NotAllowed(verb)
