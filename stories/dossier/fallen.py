"""Which references count for nothing any more, and why: withdrawn, or resting on what was withdrawn."""

from __future__ import annotations

from sources.models import Derivation, Reference
from sources.rules.falling import falling
from sources.rules.trails import SHARED

from .rows import Rows


def fallen(rows: Rows) -> dict[int, str]:
    """{reference id: the sentence that says why}, for the story's references and what they rest on."""
    resting = [
        row for row in rows.derivations if row.state != Derivation.State.REJECTED and row.kind not in SHARED
    ]
    origins = {row.origin_id: row.origin for row in resting}
    known = origins | {citation.reference_id: citation.reference for citation in rows.citations}
    withdrawn = [pk for pk, reference in known.items() if reference.withdrawn_at]
    found = falling(withdrawn, [(row.derived_id, row.origin_id) for row in resting])
    return {
        pk: known[pk].withdrawn_why if pk == behind else _rests_on(origins[behind])
        for pk, behind in found.items()
    }


def _rests_on(origin: Reference) -> str:
    if origin.confidential:
        return "It rests on what a confidential source said and took back."
    name = origin.publisher.name if origin.publisher else origin.title
    what = "withdrew its report" if origin.withdrawn_at else "itself rests on a report that was withdrawn"
    return f"It rests on {name}, which {what}."
