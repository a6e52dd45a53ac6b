"""What a draft and its evidence say that readers do not see yet, in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stories.admin.weighing import EvidenceChange, compare_evidence
from stories.dossier import Dossier
from stories.rules.comparison import changed_parts
from stories.templatetags.desk import counted


@dataclass(frozen=True)
class Ahead:
    """`says`: in a line, against the edition readers see; `moved`: there is something to see."""

    says: str
    moved: bool


def ahead(dossier: Dossier) -> Ahead:
    live = dossier.story.live_edition
    if live is None:
        return Ahead(_first(dossier), moved=False)
    told = [part.lower() for part in changed_parts(live.content, dossier.content)]
    if live.evidence != dossier.evidence:
        moved = list(_evidence(compare_evidence(live.evidence, dossier.evidence)))
        told += moved or ["record of the evidence"]
    if not told:
        return Ahead(
            f"Text and evidence are those of edition {live.number}: new would be another label, or a note "
            "that mends it.",
            moved=False,
        )
    said = ", ".join(told)
    return Ahead(f"{said[0].upper()}{said[1:]} changed against edition {live.number}", moved=True)


def _first(dossier: Dossier) -> str:
    sources = counted(len(dossier.citations), "source,sources")
    return f"The first edition: its text, {sources}, {counted(len(dossier.claims), 'claim,claims')}"


def _evidence(change: EvidenceChange) -> Iterator[str]:
    sources = len(change.came) + len(change.left) + len(change.changed)
    claims = sum(row.then is None or row.now is None or len(row.pieces) > 1 for row in change.claims)
    counts = (sources, "source,sources"), (claims, "claim,claims"), (len(change.stances), "stance,stances")
    return (counted(number, nouns) for number, nouns in counts if number)
