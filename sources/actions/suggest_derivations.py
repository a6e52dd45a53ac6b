from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Literal

from django.db.models import Q

from sources.actions.find_candidates import candidates
from sources.actions.known_outlets import known_outlets
from sources.actions.read_texts import Read, read_texts
from sources.models import Derivation, Reference
from sources.rules.outlets import Outlets
from sources.rules.reuse import Reason, Verdict, compare

__all__ = ["candidates", "suggest_derivations"]

LATEST = datetime.max.replace(tzinfo=UTC)
ELSEWHERE = 95
LONGEST_NAME = 200
Side = Literal["one", "other"]
SUGGESTED = Derivation.State.SUGGESTED
# Found by their words alone: which was first the words do not say.
WORDING = frozenset({"copy", "rewrite"})
OUTLETS = frozenset({Reference.Kind.ARTICLE, Reference.Kind.POST})


def suggest_derivations(reference: Reference, others: Iterable[Reference]) -> list[Derivation]:
    """Suggest which of `others` a reference rests on, or which rest on it; gives what was suggested.

    Part of citing, in its transaction. A pair somebody has decided on, either way round, is left
    alone; a suggestion is brought up to date, and goes when its texts no longer show it.
    """
    beside = {other.pk: other for other in others if other.pk != reference.pk}
    known, read = _known(reference), read_texts([reference, *beside.values()])
    outlets = known_outlets()
    found: list[Derivation] = []
    for other in beside.values():
        rows = known[other.pk]
        if any(row.state != SUGGESTED for row in rows):
            continue
        verdict = _verdict(reference, other, read, outlets)
        if verdict is not None:
            found.append(_keep(verdict, reference, other, rows))
        elif reference.text and other.text:
            Derivation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return found


def _known(reference: Reference) -> dict[int, list[Derivation]]:
    """What is said of it and another, by the other's id."""
    known: dict[int, list[Derivation]] = defaultdict(list)
    for row in Derivation.objects.filter(Q(derived=reference) | Q(origin=reference)).order_by("pk"):
        known[row.origin_id if row.derived_id == reference.pk else row.derived_id].append(row)
    return known


def _verdict(one: Reference, other: Reference, read: Read, outlets: Outlets) -> Verdict | None:
    """What the two pages and texts say of `one` and `other`; the later is asked about first."""
    newer, older = sorted((one, other), key=_moment, reverse=True)
    found = compare(read.texts[newer.pk], read.texts[older.pk], outlets)
    if found and found.kind != "credit" and newer.published_at == older.published_at:
        # They tell no time between them: the one kept later rests on the other.
        found = found if found.derived == "one" else _turned(found)
    if found and found.kind in WORDING and _reports_on(found, newer, older):
        found = _turned(found)
    found = (
        _syndicated("one", read.elsewhere.get(newer.pk, {}).get(older.pk, ""), found)
        or _syndicated("other", read.elsewhere.get(older.pk, {}).get(newer.pk, ""), found)
        or found
    )
    if found is None or newer is one:
        return found
    return replace(found, derived="other" if found.derived == "one" else "one")


def _reports_on(found: Verdict, newer: Reference, older: Reference) -> bool:
    """Whether a party's own words or papers are said to rest on an article about them: whichever came out
    first, the article has it from there."""
    derived, origin = (newer, older) if found.derived == "one" else (older, newer)
    return derived.kind not in OUTLETS and origin.kind in OUTLETS


def _turned(found: Verdict) -> Verdict:
    """The other way round."""
    return replace(
        found,
        derived="other" if found.derived == "one" else "one",
        passage=found.origin_passage,
        origin_passage=found.passage,
        reasons=tuple(reason.turned() for reason in found.reasons),
    )


def _syndicated(derived: Side, address: str, found: Verdict | None) -> Verdict | None:
    """A copy by its own word: its page names the other's address as the canonical one."""
    if not address:
        return None
    same = found if found and found.derived == derived else None
    words = f"Its canonical address is {address}"
    own = Reason("copy", f"Its page gives {address} as the address of the original.", words)
    return Verdict(
        kind="copy",
        derived=derived,
        strength=max(ELSEWHERE, same.strength if same else 0),
        passage=(same and same.passage) or words,
        origin_passage=same.origin_passage if same else "",
        through="",
        reasons=(own, *(same.reasons if same else ())),
    )


def _keep(verdict: Verdict, one: Reference, other: Reference, rows: Sequence[Derivation]) -> Derivation:
    """One row for the two, the one there is already before a new one."""
    row, *more = rows or (Derivation(),)
    Derivation.objects.filter(pk__in=[spare.pk for spare in more]).delete()
    row.derived, row.origin = (one, other) if verdict.derived == "one" else (other, one)
    row.kind, row.strength = verdict.kind, verdict.strength
    row.passage, row.origin_passage = verdict.passage, verdict.origin_passage
    row.through = verdict.through[:LONGEST_NAME]
    row.reasons = [asdict(reason) for reason in verdict.reasons]
    row.save()
    return row


def _moment(reference: Reference) -> tuple[datetime, int]:
    """What is kept without a date stands after what has one; of equals, the one kept later."""
    return reference.published_at or LATEST, reference.pk
