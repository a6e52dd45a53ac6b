from __future__ import annotations

from collections.abc import Sequence

from stories.actions.decide import facts, moved_by, parties
from stories.actions.tell import tell
from stories.models import Edition, Event, Proposal


def stop(proposal: Proposal, because: str, *, moved: Sequence[str] = ()) -> None:
    """Keep from readers what was approved for a time and no longer holds; who asked and who approved hear.

    In a transaction that holds the story's lock. `moved` names what moved, for the inbox. The draft and
    its evidence stay: whoever still wants it proposes it again. Raises AlreadyDecided.
    """
    proposal.state, proposal.stopped_because = moved_by(proposal, "stop"), because
    proposal.save(update_fields=["state", "stopped_because"])
    story, told = proposal.story, {**facts(proposal), "reason": because, "moved": list(moved)}
    Event.objects.record("stopped before its time", by=None, story=story, reason=because)
    tell(parties(proposal), "stopped", key=f"stopped {proposal.pk}", story=story, **told)


def overtake(edition: Edition) -> None:
    """Stop what was to follow on the edition before this one."""
    for proposal in edition.story.proposals.filter(state=Proposal.State.SCHEDULED):
        because = (
            f"Edition {edition.number}, {edition.label.name}, came out before its time; "
            f"what was approved followed on edition {proposal.expected}."
        )
        stop(proposal, because, moved=["the edition readers see"])
