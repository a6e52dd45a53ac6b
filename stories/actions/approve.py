from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.errors import LongNote
from stories.actions.decide import check_decidable, facts, lock, parties, said, write_decision
from stories.actions.hold_address import check_address
from stories.actions.propose import check_label
from stories.actions.propose_lowering import evidence_now, has_moved, missing_now
from stories.actions.publish import publish
from stories.actions.tell import tell
from stories.dossier import Dossier, open_dossier
from stories.errors import Moved, NoGrant, NotEarned, SetForLater
from stories.models import Edition, Event, Proposal
from stories.permissions import require

# letters
MOST_OVERRIDE = 2000


def approve(
    proposal: Proposal, *, by: User, note: str = "", at_once: bool = False, override: str = ""
) -> Edition:
    """Publish exactly what was proposed, if it still is what stands.

    The story is locked and weighed again. What names a time still to come goes out `at_once` only where
    the editor says so. `override` grants a label above the evidence that was asked for: why, for readers.
    Raises AlreadyDecided, OwnProposal, SetForLater, Moved (with what moved), NoGrant, AddressTaken,
    NotEarned (a rule of the ladder was changed meanwhile), NotAllowed.
    """
    require(by, "approve", proposal.story_id)
    with transaction.atomic():
        return approve_now(lock(proposal), by=by, note=note, at_once=at_once, override=override)


def approve_now(
    proposal: Proposal, *, by: User, note: str, at_once: bool = False, override: str = ""
) -> Edition:
    """What approving does with a proposal it holds; part of approving at once and for a set time."""
    state = check_decidable(proposal, by, "approve")
    if at_once:
        proposal.publish_at = None
    if proposal.publish_at and proposal.publish_at > timezone.now():
        raise SetForLater(said(proposal.publish_at))
    grant(proposal, override, by=by)
    dossier = check_holds(proposal)
    write_decision(proposal, state, by, note)
    edition = bring_out(proposal, dossier)
    Event.objects.record("approved", by=by, story=proposal.story, **_edition(edition))
    tell_answer(proposal, by, **_edition(edition))
    return edition


def grant(proposal: Proposal, override: str, *, by: User) -> None:
    """Of a label asked for above the evidence: readers are told why, in the words of who grants it.

    Part of approving. Raises NotAllowed, NoGrant, LongNote.
    """
    if proposal.asked_id is None:
        return
    require(by, "override")
    if not override.strip():
        raise NoGrant("whoever reads the story")
    if len(override) > MOST_OVERRIDE:
        raise LongNote(len(override), MOST_OVERRIDE)
    proposal.override = override.strip()


def check_holds(proposal: Proposal) -> Dossier:
    """The story weighed now. Raises Moved, NotEarned unless it is what was proposed, and still earned;
    AddressTaken where readers meanwhile know another story at its address."""
    dossier = open_dossier(proposal.story)
    check_unmoved(proposal, dossier)
    check_address(proposal.story, proposal.content["slug"])
    check_earned(proposal, dossier)
    return dossier


def bring_out(proposal: Proposal, dossier: Dossier) -> Edition:
    """The edition of an approved proposal, in the transaction that locked and checked it."""
    # The watch asks for the words readers know, whatever the draft says by now.
    content = dossier.content if proposal.proposed_by_id else proposal.content
    return publish(proposal, content=content, evidence=evidence_now(proposal, dossier))


def check_earned(proposal: Proposal, dossier: Dossier) -> None:
    """Raise NotEarned; the watch's label is weighed by the claims readers know."""
    if proposal.proposed_by_id:
        check_label(dossier, proposal.label, proposal.override)
    elif missing := missing_now(proposal, dossier):
        raise NotEarned(proposal.label.name, missing)


def tell_answer(proposal: Proposal, by: User, **more: Any) -> None:
    """Who proposed hears how it was decided."""
    key = f"answered {proposal.pk} {proposal.decided_at}"
    told = {**facts(proposal), **more}
    tell(parties(proposal), "answered", key=key, story=proposal.story, by=by, **told)


def _edition(edition: Edition) -> dict[str, Any]:
    return {"edition": edition.number, "label": edition.label.slug}


def check_unmoved(proposal: Proposal, dossier: Dossier) -> None:
    """Raise Moved, with what moved, unless text, evidence and live edition are as proposed.

    The watch proposes the live edition's own words: they move with that edition only. What is new in
    claims, source notes and quotes moves nothing of it either.
    """
    live = proposal.story.live_edition
    number = live.number if live else 0
    moved = Moved(
        dossier.content if has_reworded(proposal, dossier) else None,
        evidence_now(proposal, dossier) if has_moved(proposal, dossier) else None,
        None if number == proposal.expected else number,
        by_watch=proposal.proposed_by_id is None,
    )
    if moved.happened:
        raise moved


def has_reworded(proposal: Proposal, dossier: Dossier) -> bool:
    """Whether the draft no longer says what a person proposed."""
    return proposal.proposed_by_id is not None and dossier.content_digest != proposal.content_digest
