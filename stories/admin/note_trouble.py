"""What is wrong with a note or a comment, said at its field, which keeps what was written."""

from __future__ import annotations

from sources.errors import LongNote
from stories.errors import LongComment, NoGrant, NoReason, NothingSaid, NotOpenTo, Refusal, UnclearName
from stories.models import Proposal
from stories.templatetags.desk import first_name

ABOUT_WORDS = (NoReason, NothingSaid, LongNote, LongComment, UnclearName, NotOpenTo)


def note_trouble(refusal: Refusal | None, proposal: Proposal) -> str:
    """What is said at the field, "" where it was not the words that were refused."""
    if isinstance(refusal, NoGrant):
        return ""
    if isinstance(refusal, NoReason):
        return needs_reason(proposal)
    return str(refusal) if isinstance(refusal, ABOUT_WORDS) else ""


def needs_reason(proposal: Proposal) -> str:
    if proposal.proposed_by is None:
        return "Say why the label holds all the same: colleagues will ask."
    return f"Say what would make you approve: {first_name(proposal.proposed_by)} reads it."


def needs(proposal: Proposal) -> dict[str, str]:
    """What a button that cannot do without words asks for: to decline a `reason`, to comment `words`."""
    return {"reason": needs_reason(proposal), "words": str(NothingSaid())}
