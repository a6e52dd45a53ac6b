"""The ladder as a writer sees it: what readers see, what is earned now, what the next rung lacks."""

from __future__ import annotations

from dataclasses import dataclass

from stories.dossier import Dossier
from stories.models import Label

NOW, EARNED, AHEAD, PAST = "is-now", "is-earned", "is-ahead", "is-past"


@dataclass(frozen=True)
class Step:
    """One label: `look` how it is drawn, `says` its state in a word or two, `why` in sentences."""

    label: Label
    look: str
    says: str
    why: str = ""


def steps(dossier: Dossier) -> list[Step]:
    """Highest rung first; a label beside the ladder that readers see stands on top."""
    live = dossier.story.live_edition
    seen = live.label if live else None
    ladder = [_step(dossier, label, seen) for label in reversed(dossier.ladder)]
    if seen and seen.place != Label.Place.RUNG:
        return [Step(seen, NOW, "readers see this"), *ladder]
    return ladder


def _step(dossier: Dossier, label: Label, seen: Label | None) -> Step:
    rank, earned = label.rank or 0, dossier.assessment.rank
    is_seen = seen is not None and seen.pk == label.pk
    if is_seen:
        fallen = rank > earned
        says = "readers see this, no longer earned" if fallen else "readers see this"
        why = " ".join(dossier.missing_for(label)) if fallen else _weakest(dossier) if rank == earned else ""
        return Step(label, NOW, says, why)
    if rank == earned:
        return Step(label, EARNED, "earned now", _weakest(dossier))
    if rank > earned:
        is_next = label.slug == dossier.assessment.next
        return Step(
            label, AHEAD, "next" if is_next else "", " ".join(dossier.assessment.missing) if is_next else ""
        )
    return Step(label, PAST, "")


def _weakest(dossier: Dossier) -> str:
    key = {claim.pk for claim in dossier.claims if claim.is_key}
    layers = min(claim.layers for claim in dossier.assessment.claims if claim.key in key)
    which = "Every key claim rests" if len(key) > 1 else "The headline claim rests"
    least = "at least " if len(key) > 1 else ""
    return f"{which} on {least}{layers} independent {'layer' if layers == 1 else 'layers'}."
