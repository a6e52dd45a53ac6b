"""Which references count for nothing any more, and why: withdrawn, or resting on what was withdrawn."""

from __future__ import annotations

from sources.models import Derivation, Reference
from sources.rules.trails import SHARED

from .rows import Rows


def fallen(rows: Rows) -> dict[int, str]:
    """{reference id: the sentence that says why}, for the story's references and what they rest on.

    A report is worth no more than the one it rests on. Two that share an origin outside
    what is kept do not rest on each other, and do not fall together.
    """
    found = {c.reference_id: c.reference.withdrawn_why for c in rows.citations if c.reference.withdrawn_at}
    resting = [
        row for row in rows.derivations if row.state != Derivation.State.REJECTED and row.kind not in SHARED
    ]
    found |= {row.origin_id: row.origin.withdrawn_why for row in resting if row.origin.withdrawn_at}
    while more := {
        row.derived_id: _rests_on(row.origin)
        for row in resting
        if row.origin_id in found and row.derived_id not in found
    }:
        found |= more
    return found


def _rests_on(origin: Reference) -> str:
    if origin.confidential:
        return "It rests on what a confidential source said and took back."
    name = origin.publisher.name if origin.publisher else origin.title
    what = "withdrew its report" if origin.withdrawn_at else "itself rests on a report that was withdrawn"
    return f"It rests on {name}, which {what}."
