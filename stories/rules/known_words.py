"""Today's evidence in the words readers know already: what may go out without a second person's review.

Evidence has the shape of `stories.rules.snapshot.Evidence`; `live` is that of the edition readers see.
What the sources do to the claims is today's. Left are, as the reason why a label falls: titles, authors and
people of what was cited since and bears on it (stories/rules/known_part.py), names of publishers, and what
was said of a withdrawal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sources.rules.joins import DOUBT
from stories.rules.snapshot import LEFT_OUT

Frozen = Mapping[str, Any]
BOTH, RELEASE, REPORT = " both rest on ", "one release by ", " report"


def in_known_words(today: Frozen, live: Frozen) -> dict[str, Any]:
    """Without claims, source notes and quotes that `live` does not have; the claims keep today's numbers."""
    before = _same_items(live["references"], today["references"])
    references = [_reference(note, before.get(note["n"]), _people(live)) for note in today["references"]]
    claims = {claim["text"]: claim for claim in live["claims"]}
    said = {sentence for layer in live["layers"] for sentence in layer["why"]}
    titles = _put_back(today["references"], references)
    return {
        **today,
        "references": references,
        "layers": [_layer(layer, references, titles, said) for layer in today["layers"]],
        "claims": [
            _claim(claim, claims[claim["text"]], before)
            for claim in today["claims"]
            if claim["text"] in claims
        ],
    }


def _same_items(live: Sequence[Frozen], today: Sequence[Frozen]) -> dict[int, Frozen]:
    """By number what `live` says of an item. A number that fell free is given again, to another item."""
    now = {note["n"]: _item(note) for note in today}
    return {note["n"]: note for note in live if now.get(note["n"]) == _item(note)}


def _item(note: Frozen) -> tuple[object, ...]:
    """What stays with an item: its address; without one, what it is called. Where in doubt it is another."""
    if note["url"]:
        return (note["url"],)
    title = "" if note["confidential"] else note["title"]
    alias = note["person"]["alias"] if note["person"] else ""
    return (note["confidential"], title, note["retrieved"], alias)


def _reference(now: Frozen, was: Frozen | None, people: Mapping[tuple[str, bool], Frozen]) -> dict[str, Any]:
    person = now["person"] and _person(now["person"], people)
    told = {**now, "person": person, "note": was["note"] if was else ""}
    if was and not now["confidential"]:
        told |= {"title": was["title"], "author": was["author"]}
    return told


def _people(live: Frozen) -> dict[tuple[str, bool], Frozen]:
    """One alias is one person."""
    people = [note["person"] for note in live["references"] if note["person"]]
    return {(one["alias"], one["named"]): one for one in people}


def _person(now: Frozen, people: Mapping[tuple[str, bool], Frozen]) -> dict[str, Any]:
    """What was taken back of a person stays away: it may have given away who it is."""
    was = people.get((now["alias"], now["named"]), {})
    texts = {name: was.get(name, "") if now.get(name) else "" for name in ("why_unnamed", "can_know")}
    return {name: value for name, value in {**now, **texts}.items() if value or name not in LEFT_OUT}


def _put_back(today: Sequence[Frozen], references: Sequence[Frozen]) -> dict[str, str]:
    """Titles that layers call their references by, to the title readers know."""
    return {
        now["title"]: note["title"]
        for now, note in zip(today, references, strict=True)
        if now["title"] != note["title"] and not (now["publisher"] or now["person"])
    }


def _layer(
    layer: Frozen, references: Sequence[Frozen], titles: Mapping[str, str], said: set[str]
) -> dict[str, Any]:
    shown = [note for note in references if note["n"] in layer["references"] and not note["confidential"]]
    why = [one if one in said else _known_why(one, titles) for one in layer["why"]]
    return {**layer, "name": _named(shown[0]) if shown else layer["name"], "why": why}


def _named(note: Frozen) -> str:
    """As in stories/dossier/weigh.py."""
    if note["publisher"]:
        return str(note["publisher"]["name"])
    return str(note["person"]["alias"] if note["person"] else note["title"])


def _known_why(sentence: str, titles: Mapping[str, str]) -> str:
    """Without the third that two rest on, which whoever judges them types."""
    for now, was in titles.items():
        sentence = sentence.replace(now, was)
    says = sentence.removesuffix(".")
    doubt = DOUBT if says.endswith(DOUBT) else ""
    head, both, third = says.removesuffix(DOUBT).partition(BOTH)
    if both and third.startswith(RELEASE):
        return f"{head}{both}one release{doubt}."
    return f"{head}{both}one origin{doubt}." if both and third.endswith(REPORT) else sentence


def _claim(now: Frozen, was: Frozen, before: Mapping[int, Frozen]) -> dict[str, Any]:
    quotes = {one["reference"]: one["quote"] for one in was["stances"] if one["reference"] in before}
    return {**now, "stances": [_stance(one, quotes.get(one["reference"], "")) for one in now["stances"]]}


def _stance(now: Frozen, quote: str) -> dict[str, Any]:
    return {**now, "quote": quote if now["quote"] == quote else ""}
