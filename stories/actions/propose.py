from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.decide import facts, said
from stories.actions.hold_address import TAKEN, is_held
from stories.actions.propose_lowering import take_back
from stories.actions.story_people import deciders_on, editors
from stories.actions.tell import tell
from stories.dossier import Dossier, open_dossier
from stories.errors import (
    BadTime,
    NoPublicReason,
    NoReason,
    NotEarned,
    NothingNew,
    NotPublished,
    NotReady,
    OpenProposal,
    Refusal,
)
from stories.models import Edition, Event, Label, Proposal, Story
from stories.permissions import may, require, sees
from stories.rules.moves import Standing, kind_of
from stories.rules.set_time import why_not


class NobodyDecides(Refusal):
    """Of a private draft: nobody named on it may decide on what this person proposes."""

    def __init__(self) -> None:
        super().__init__(
            "Not proposed: the draft is private, and nobody else named on it may decide. "
            "Under “Who may see this draft”, name an editor, or open it to everyone; then propose it."
        )


def propose(
    story: Story,
    *,
    by: User,
    label: Label,
    reason: str,
    change_note: str = "",
    correction: str = "",
    clarifies: bool = False,
    override: str = "",
    ask: User | None = None,
    publish_at: datetime | None = None,
) -> Proposal:
    """Ask for the next edition: the draft and its evidence exactly as they stand, under `label`.

    What the newsroom's watch has asked for gives way: a person who knows more asks for something.
    `correction` tells readers what was wrong or, where it `clarifies`, what is made clear. `override` is
    a public reason for a label above the evidence, from a person who may give one; without it such a
    person is asked (`ask`), who gives it when approving. Readers see it no sooner than `publish_at` (aware).
    Raises NoReason, NoPublicReason (readers who know the story), BadTime, NotPublished (nothing to retract),
    NotReady, NotEarned, NothingNew, OpenProposal, NobodyDecides, NotAllowed.
    """
    _check_asking(story, by, reason, override)
    check_time(publish_at)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        _check_turn(story, label, by)
        dossier = open_dossier(story)
        override, asked = _above(dossier, label, override, ask, by)
        _check_ready(dossier)
        proposal = _proposal(dossier, by, label, correction.strip(), clarifies=clarifies)
        proposal.reason, proposal.change_note = reason.strip(), change_note.strip()
        proposal.publish_at, proposal.override, proposal.asked = publish_at, override, asked
        _check_news(story.live_edition, proposal)
        take_back(story)
        proposal.save()
        Event.objects.record("proposed", by=by, story=story, kind=proposal.kind, label=label.slug)
        _tell_editors(proposal, by)
    return proposal


def _check_asking(story: Story, by: User, reason: str, override: str) -> None:
    require(by, "propose", story.pk)
    if not reason.strip():
        raise NoReason("the editor who decides")
    if override.strip():
        require(by, "override")


def _check_ready(dossier: Dossier) -> None:
    held = {"slug": TAKEN} if is_held(dossier.story.slug, dossier.story) else {}
    if lacks := {**dossier.readiness, **held}:
        raise NotReady(lacks)


def check_time(publish_at: datetime | None) -> None:
    """Raise BadTime for a time that is past, or more than a year ahead."""
    refused = why_not(publish_at, timezone.now()) if publish_at else ""
    if refused:
        raise BadTime(refused)


def _check_turn(story: Story, label: Label, by: User) -> None:
    _check_deciders(story, by)
    if story.live_edition_id is None and label.place == Label.Place.RETRACTED:
        raise NotPublished
    pending = story.proposals.filter(state__in=Proposal.PENDING, proposed_by__isnull=False).first()
    if pending is None:
        return
    waits_for = pending.publish_at if pending.state == Proposal.State.SCHEDULED else None
    raise OpenProposal(said(waits_for) if waits_for else "")


def _check_deciders(story: Story, by: User) -> None:
    """A private draft is proposed to those named on it, and stays private until it is published."""
    if story.is_private and not deciders_on(story, by).exists():
        raise NobodyDecides


def _tell_editors(proposal: Proposal, by: User) -> None:
    """Whoever may decide hears that a decision waits."""
    tell(
        editors(),
        "asked",
        key=f"asked {proposal.pk}",
        story=proposal.story,
        by=by,
        above=proposal.asked_id,
        **facts(proposal),
    )


def _above(
    dossier: Dossier, label: Label, override: str, ask: User | None, by: User
) -> tuple[str, User | None]:
    """Of a label above the evidence: the public reason, or who is asked for one. Raises NotEarned."""
    if not dossier.missing_for(label):
        return "", None
    override = override.strip()
    asked = ask if ask and not override and _may_be_asked(ask, dossier.story, by) else None
    check_label(dossier, label, override, is_asked=asked is not None)
    return override, asked


def _may_be_asked(person: User, story: Story, by: User) -> bool:
    return person != by and may(person, "override") and sees(person, story.pk)


def check_label(dossier: Dossier, label: Label, override: str = "", *, is_asked: bool = False) -> None:
    """Raise NotEarned unless the evidence earns `label`, an override speaks for it, or one is asked for."""
    missing = dossier.missing_for(label)
    can_be_overridden = label.place == Label.Place.RUNG and dossier.citations
    if missing and not ((override.strip() or is_asked) and can_be_overridden):
        raise NotEarned(label.name, missing)


def _proposal(dossier: Dossier, by: User, label: Label, correction: str, *, clarifies: bool) -> Proposal:
    live = dossier.story.live_edition
    now = Standing(live.label.place, live.label.rank) if live else None
    mends = {"corrects": bool(correction), "clarifies": bool(correction) and clarifies}
    kind = kind_of(Standing(label.place, label.rank), now, **mends)
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
    """An edition says something new, and who knows the story already is told what changed, and why."""
    if live is None or proposal.correction:
        return
    same = live.content == proposal.content and live.evidence == proposal.evidence
    if same and live.label_id == proposal.label_id:
        raise NothingNew
    if not proposal.change_note:
        raise NoPublicReason
