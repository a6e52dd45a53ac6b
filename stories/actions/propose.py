from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.propose_lowering import take_back
from stories.actions.review_standing import review_standing
from stories.dossier import Dossier, open_dossier
from stories.errors import (
    NoPublicReason,
    NoReason,
    NotEarned,
    NothingNew,
    NotPublished,
    NotReady,
    NotYours,
    OpenProposal,
)
from stories.models import Edition, Event, Label, Proposal, Story
from stories.permissions import require
from stories.rules.moves import Standing, kind_of


def propose(
    story: Story,
    *,
    by: User,
    label: Label,
    reason: str,
    change_note: str = "",
    correction: str = "",
    override: str = "",
) -> Proposal:
    """Ask for the next edition: the draft and its evidence exactly as they stand, under `label`.

    What the newsroom's watch has asked for gives way: a person who knows more asks for something.
    `override` is a public reason for a label above the evidence, from a person who may
    give one. Raises NoReason, NoPublicReason (moving a label without a note for
    readers), NotPublished (nothing to retract), NotReady, NotEarned, NothingNew,
    OpenProposal, NotAllowed.
    """
    require(by, "propose")
    if not reason.strip():
        raise NoReason("the editor who decides")
    if override.strip():
        require(by, "override")
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        _check_turn(story, label)
        dossier = open_dossier(story)
        check_label(dossier, label, override)
        if dossier.readiness:
            raise NotReady(dossier.readiness)
        proposal = _proposal(dossier, by, label, correction.strip())
        proposal.reason, proposal.change_note = reason.strip(), change_note.strip()
        proposal.override = override.strip() if dossier.missing_for(label) else ""
        _check_news(story.live_edition, proposal)
        take_back(story)
        proposal.save()
        Event.objects.record("proposed", by=by, story=story, kind=proposal.kind, label=label.slug)
    return proposal


def _check_turn(story: Story, label: Label) -> None:
    if story.live_edition_id is None and label.place == Label.Place.RETRACTED:
        raise NotPublished
    if story.proposals.filter(state=Proposal.State.OPEN, proposed_by__isnull=False).exists():
        raise OpenProposal


def check_label(dossier: Dossier, label: Label, override: str = "") -> None:
    """Raise NotEarned unless the evidence earns `label`, or an override speaks for it."""
    missing = dossier.missing_for(label)
    can_be_overridden = label.place == Label.Place.RUNG and dossier.citations
    if missing and not (override.strip() and can_be_overridden):
        raise NotEarned(label.name, missing)


def _proposal(dossier: Dossier, by: User, label: Label, correction: str) -> Proposal:
    live = dossier.story.live_edition
    now = Standing(live.label.place, live.label.rank) if live else None
    kind = kind_of(Standing(label.place, label.rank), now, corrects=bool(correction))
    return Proposal(
        story=dossier.story,
        kind=kind,
        label=label,
        correction=correction,
        content=dossier.content,
        evidence=dossier.evidence,
        content_digest=dossier.content_digest,
        evidence_digest=dossier.evidence_digest,
        expected=live.number if live else 0,
        proposed_by=by,
        proposed_at=timezone.now(),
    )


def _check_news(live: Edition | None, proposal: Proposal) -> None:
    """An edition says something new, and a label never moves before readers without a word why."""
    if live is None or proposal.correction:
        return
    if live.label_id != proposal.label_id:
        if not proposal.change_note:
            raise NoPublicReason
    elif live.content == proposal.content and live.evidence == proposal.evidence:
        raise NothingNew


def withdraw(proposal: Proposal, *, by: User) -> None:
    """Take one's own proposal back. One that is decided stays decided. Raises NotYours, NotAllowed."""
    require(by, "propose")
    if proposal.proposed_by_id != by.pk:
        raise NotYours
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=proposal.story_id)
        open_ones = Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.OPEN)
        if open_ones.update(state=Proposal.State.WITHDRAWN):
            Event.objects.record("withdrew", by=by, story=story)
            review_standing(story)
