from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide import check_decidable, lock, write_decision
from stories.actions.propose import check_label
from stories.actions.publish import publish
from stories.dossier import Dossier, open_dossier
from stories.errors import Moved
from stories.models import Edition, Event, Proposal
from stories.permissions import require


def approve(proposal: Proposal, *, by: User, note: str = "") -> Edition:
    """Publish exactly what was proposed, if it still is what stands.

    The story is locked and weighed again. Raises AlreadyDecided, OwnProposal, Moved (with
    what moved), NotEarned (a rule of the ladder was changed meanwhile), NotAllowed.
    """
    require(by, "approve")
    with transaction.atomic():
        proposal = lock(proposal)
        check_decidable(proposal, by)
        dossier = open_dossier(proposal.story)
        check_unmoved(proposal, dossier)
        check_label(dossier, proposal.label, proposal.override)
        write_decision(proposal, Proposal.State.APPROVED, by, note)
        # The watch asks for the words readers know, whatever the draft says by now.
        content = dossier.content if proposal.proposed_by_id else proposal.content
        edition = publish(proposal, content=content, evidence=dossier.evidence)
        Event.objects.record(
            "approved", by=by, story=proposal.story, edition=edition.number, label=proposal.label.slug
        )
    return edition


def check_unmoved(proposal: Proposal, dossier: Dossier) -> None:
    """Raise Moved, with what moved, unless text, evidence and live edition are as proposed.

    The watch proposes the live edition's own words: they move with that edition only.
    """
    live = proposal.story.live_edition
    number = live.number if live else 0
    moved = Moved(
        dossier.content if has_reworded(proposal, dossier) else None,
        None if dossier.evidence_digest == proposal.evidence_digest else dossier.evidence,
        None if number == proposal.expected else number,
        by_watch=proposal.proposed_by_id is None,
    )
    if moved.happened:
        raise moved


def has_reworded(proposal: Proposal, dossier: Dossier) -> bool:
    """Whether the draft no longer says what a person proposed."""
    return proposal.proposed_by_id is not None and dossier.content_digest != proposal.content_digest
