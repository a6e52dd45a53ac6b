from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from stories.actions.stop import stop
from stories.dossier import Dossier
from stories.models import Edition, Event, Label, Proposal, Story
from stories.rules.fall import why_fell
from stories.rules.moves import Standing, is_lower
from stories.rules.snapshot import digest

NOTE_LENGTH = 400
LAPSED = "The evidence moved after it was approved, and no longer earns even the label readers see."


def propose_lowering(dossier: Dossier, live: Edition) -> Proposal | None:
    """The newsroom's own request to lower a label that its evidence no longer earns.

    It asks for the words readers know, in text and evidence, under the highest label below theirs that
    today's evidence earns; one that no longer says what stands gives way to a new one. None where a
    person's proposal is open already, where an editor has declined just this, and where nothing below is
    earned: then only people can help, with a retraction or a new source. A person's that waits for its
    time on evidence that is gone is stopped, for it could not go out any more. Under the story's lock.
    """
    waiting = dossier.story.proposals.filter(state__in=Proposal.PENDING).first()
    if waiting is not None and waiting.proposed_by_id is not None and not _has_lapsed(waiting, dossier):
        return None
    label = earned_below(dossier, live.label)
    if waiting is not None and waiting.proposed_by_id is None:
        if label == waiting.label and stands(waiting, dossier):
            return waiting
        give_way(waiting)
    if label is None or _declined(dossier, live, label):
        return None
    if waiting is not None and waiting.proposed_by_id is not None:
        stop(waiting, f"{LAPSED} {' '.join(why_fell(live.evidence, dossier.evidence))}".strip())
    return _propose(dossier, live, label)


def _has_lapsed(proposal: Proposal, dossier: Dossier) -> bool:
    """Whether it waits for its time on evidence that has moved since."""
    return proposal.state == Proposal.State.SCHEDULED and not stands(proposal, dossier)


def earned_below(dossier: Dossier, now: Label) -> Label | None:
    """The highest label below `now` that readers may see and the evidence earns for the claims they know; a
    retraction is none."""
    below = [
        label
        for label in dossier.labels
        if label.publishable
        and label.place != Label.Place.RETRACTED
        and is_lower(Standing(label.place, label.rank), Standing(now.place, now.rank))
        and not dossier.known.missing_for(label)
    ]
    return max(below, key=lambda label: Standing(label.place, label.rank).height, default=None)


def stands(proposal: Proposal, dossier: Dossier) -> bool:
    """Whether the evidence and the edition readers see are as they were when it was asked for."""
    live = dossier.story.live_edition
    expected = live.number if live else 0
    return proposal.expected == expected and not has_moved(proposal, dossier)


def has_moved(proposal: Proposal, dossier: Dossier) -> bool:
    """Whether what it asks for would be published on other evidence by now."""
    return proposal.evidence_digest != digest(evidence_now(proposal, dossier))


def evidence_now(proposal: Proposal, dossier: Dossier) -> Mapping[str, Any]:
    """What the proposal would freeze now: the watch asks for no word that readers do not know."""
    return dossier.evidence if proposal.proposed_by_id else dossier.known.evidence(proposal.label)


def missing_now(proposal: Proposal, dossier: Dossier) -> tuple[str, ...]:
    """What its label lacks now; the watch's is weighed by the claims readers know."""
    weighed = dossier if proposal.proposed_by_id else dossier.known
    return weighed.missing_for(proposal.label)


def give_way(proposal: Proposal) -> None:
    """Take the watch's own proposal back: the evidence came back, moved, or a person asks for something."""
    proposal.state = Proposal.State.WITHDRAWN
    proposal.save(update_fields=["state"])
    Event.objects.record("withdrew", by=None, story=proposal.story, label=proposal.label.slug)


def take_back(story: Story) -> None:
    """What the watch asked for is needed no more. Under the story's lock."""
    for proposal in story.proposals.filter(state=Proposal.State.OPEN, proposed_by=None):
        give_way(proposal)


def _declined(dossier: Dossier, live: Edition, label: Label) -> bool:
    """A decision outlives a second look: the same request is not made again while the claims stand so."""
    since = dossier.story.unsupported_since
    declined = dossier.story.proposals.filter(
        state=Proposal.State.DECLINED,
        proposed_by=None,
        expected=live.number,
        label=label,
        decided_at__gte=since,
    )
    last = declined.order_by("-pk").first()
    return last is not None and _weighed(last.evidence) == _weighed(dossier.known.evidence(label))


def _weighed(evidence: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What the claims stand on; a reference that says nothing to them is no other evidence."""
    names = ("text", "key", "label", "layers", "stances")
    return [tuple(claim[name] for name in names) for claim in evidence["claims"]]


def _propose(dossier: Dossier, live: Edition, label: Label) -> Proposal:
    why, evidence = why_fell(live.evidence, dossier.evidence), dossier.known.evidence(label)
    missing = " ".join(dossier.missing_for(live.label))
    proposal = Proposal.objects.create(
        story=dossier.story,
        kind=Proposal.Kind.LOWER,
        label=label,
        reason=f"{' '.join(why)} {live.label.name} is no longer earned. {missing}".strip(),
        change_note=_for_readers(why_fell(live.evidence, evidence)),
        content=live.content,
        evidence=evidence,
        content_digest=digest(live.content),
        evidence_digest=digest(evidence),
        expected=live.number,
        proposed_at=timezone.now(),
    )
    Event.objects.record("proposed", by=None, story=dossier.story, kind=proposal.kind, label=label.slug)
    return proposal


def _for_readers(why: tuple[str, ...]) -> str:
    """Whole sentences, as many as fit."""
    note = ""
    for sentence in why:
        if len(note) + 1 + len(sentence) > NOTE_LENGTH:
            break
        note = f"{note} {sentence}".strip()
    return note or why[-1][:NOTE_LENGTH]
