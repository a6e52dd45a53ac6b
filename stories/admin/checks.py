"""What stands for and against approving, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.urls import reverse

from sources.models import Derivation
from stories.actions.approve import has_reworded
from stories.actions.hold_address import is_held
from stories.actions.propose_lowering import has_moved, missing_now
from stories.dossier import Dossier
from stories.models import Label, Proposal
from stories.people import display_name
from stories.permissions import may
from stories.templatetags.desk import counted

PASS, NOTE, LOOK, FAIL = "pass", "note", "look", "fail"


@dataclass(frozen=True)
class Line:
    """What a check says of one source: its number and name, what was seen, when, and where that is shown."""

    name: str
    said: str
    at: datetime
    link: str


@dataclass(frozen=True)
class Check:
    """`state` is pass, note (neither held nor broken: nobody could tell), look (an editor weighs it) or fail
    (approving is refused)."""

    state: str
    name: str
    text: str
    link: str = ""
    link_text: str = ""
    lines: tuple[Line, ...] = ()


def checks(proposal: Proposal, dossier: Dossier, *, by: User, four_eyes: bool) -> tuple[Check, ...]:
    return (
        _four_eyes(proposal, by, four_eyes),
        _earned(proposal, dossier, by),
        _contradiction(proposal, dossier),
        _unmoved(proposal, dossier),
        *_address(proposal),
        *_suggestions(dossier),
    )


def checks_at_its_time(proposal: Proposal, dossier: Dossier, *, four_eyes: bool) -> tuple[Check, ...]:
    """What is looked at again when the set time comes, as it stands now."""
    return (
        _approval(proposal, four_eyes),
        _earned(proposal, dossier),
        _contradiction(proposal, dossier),
        _unmoved(proposal, dossier),
        *_address(proposal),
    )


def blocked(found: tuple[Check, ...]) -> bool:
    return any(check.state == FAIL for check in found)


def moved_parts(proposal: Proposal, dossier: Dossier) -> tuple[str, ...]:
    """What is no longer as it was proposed: text, evidence, the edition readers see."""
    live = proposal.story.live_edition
    parts = (
        ("the text", has_reworded(proposal, dossier)),
        ("the evidence", has_moved(proposal, dossier)),
        ("the edition readers see", (live.number if live else 0) != proposal.expected),
    )
    return tuple(word for word, has_moved in parts if has_moved)


def _address(proposal: Proposal) -> Iterator[Check]:
    slug = proposal.content["slug"]
    if is_held(slug, proposal.story):
        yield Check(FAIL, "Address", f"Readers know another story at /stories/{slug}/ by now.")


def _four_eyes(proposal: Proposal, by: User, four_eyes: bool) -> Check:
    name, proposer = "Four eyes", display_name(proposal.proposed_by)
    if proposal.proposed_by is None:
        return Check(PASS, name, "The newsroom's own watch asks for less, and only that. You decide.")
    if proposal.proposed_by_id == by.pk:
        if four_eyes:
            return Check(FAIL, name, "You proposed it. Another editor decides.")
        return Check(LOOK, name, "Switched off here: readers are told that one person decided.")
    if proposal.story.saved_by_id == by.pk:
        return Check(LOOK, name, f"{proposer} proposed it, but you saved this draft last.")
    return Check(PASS, name, f"{proposer} proposed it; the last save of the draft is not yours.")


def _approval(proposal: Proposal, four_eyes: bool) -> Check:
    approver = proposal.decided_by
    name = display_name(approver)
    if approver is None or not may(approver, "approve"):
        return Check(FAIL, "Approval", f"{name}, who approved it, may no longer decide.")
    if proposal.proposed_by_id == approver.pk and four_eyes:
        return Check(FAIL, "Four eyes", "One person proposed and approved it, and four eyes are on.")
    return Check(PASS, "Approval", f"{name} approved it and may still decide.")


def _earned(proposal: Proposal, dossier: Dossier, by: User | None = None) -> Check:
    label, missing = proposal.label, missing_now(proposal, dossier)
    if missing and proposal.asked and not proposal.override:
        return _asked(proposal, " ".join(missing), by)
    if missing and proposal.override:
        who = display_name(proposal.decided_by if proposal.asked_id else proposal.proposed_by)
        text = f"{' '.join(missing)} {who} tells readers why it is {label.name} all the same."
        return Check(LOOK, "Above the evidence", text)
    if missing:
        return Check(FAIL, f"{label.name} is not earned", " ".join(missing))
    return Check(PASS, f"Evidence earns {label.name}", _weakest(label, dossier))


def _asked(proposal: Proposal, missing: str, by: User | None) -> Check:
    """A label above the evidence was asked for: whoever may set one tells readers why, or declines."""
    whom = "you" if proposal.asked_id == (by.pk if by else None) else display_name(proposal.asked)
    asks = f"{display_name(proposal.proposed_by)} asks {whom} for it."
    if by is None or not may(by, "override"):
        return Check(FAIL, "Above the evidence", f"{missing} {asks} You may not set it.")
    return Check(LOOK, "Above the evidence", f"{missing} {asks} Tell readers why, or decline.")


def _weakest(label: Label, dossier: Dossier) -> str:
    if label.place != Label.Place.RUNG:
        return label.meaning
    key = {claim.pk for claim in dossier.claims if claim.is_key}
    weighed = [claim for claim in dossier.assessment.claims if claim.key in key]
    weakest = min(weighed, key=lambda claim: claim.layers)
    layers = counted(weakest.layers, "independent layer,independent layers")
    of_them = f"{weakest.first_hand} of them " if weakest.layers > 1 else ""
    first_hand = f", {of_them}first-hand" if weakest.first_hand else ""
    return f"Weakest key claim: {layers}{first_hand}."


def _contradiction(proposal: Proposal, dossier: Dossier) -> Check:
    key = {claim.pk for claim in dossier.claims if claim.is_key}
    numbers = {claim.pk: at for at, claim in enumerate(dossier.claims, start=1)}
    against = [claim for claim in dossier.assessment.claims if claim.contradicted_by]
    on_key = ", ".join(str(numbers[claim.key]) for claim in against if claim.key in key)
    beside = ", ".join(str(numbers[claim.key]) for claim in against if claim.key not in key)
    if not on_key:
        also = f" One on claim {beside}, not key, is shown to readers." if beside else ""
        return Check(PASS, "No open contradiction", f"on a key claim.{also}")
    text = f"A layer contradicts claim {on_key}."
    if proposal.label.place == Label.Place.DISPUTED:
        return Check(PASS, "Contradiction", f"{text} The label says so to readers.")
    if missing_now(proposal, dossier) and not (proposal.override or proposal.asked_id):
        return Check(FAIL, "Open contradiction", f"{text} Settle it, or propose Disputed.")
    return Check(LOOK, "Open contradiction", f"{text} Readers see it beside the claim.")


def _unmoved(proposal: Proposal, dossier: Dossier) -> Check:
    moved = moved_parts(proposal, dossier)
    if moved:
        return Check(
            FAIL,
            "It moved since",
            f"{' and '.join(moved)} changed after this was proposed.".capitalize(),
            "#moved",
            "See what moved",
        )
    if proposal.proposed_by is None:
        text, evidence = f"edition {proposal.expected}", _short(proposal.evidence_digest)
        return Check(PASS, "Nothing moved", f"The words are {text}'s; evidence {evidence}.")
    text, evidence = (_short(d) for d in (proposal.content_digest, proposal.evidence_digest))
    return Check(PASS, "Nothing moved", f"since it was proposed: text {text}, evidence {evidence}.")


def _short(digest: str) -> str:
    sealed = digest.removeprefix("sha256:")
    return f"{sealed[:4]} {sealed[4:6]}"


def _suggestions(dossier: Dossier) -> Iterator[Check]:
    cited = {citation.reference_id for citation in dossier.citations}
    for derivation in dossier.derivations:
        if derivation.state == Derivation.State.SUGGESTED and derivation.derived_id in cited:
            yield Check(
                LOOK,
                "Undecided",
                f"“{derivation.derived}” may rest on “{derivation.origin}”. Until someone "
                "decides, they count as one layer.",
                reverse("admin:sources_derivation_change", args=[derivation.pk]),
                "Judge it",
            )
