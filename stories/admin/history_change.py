"""What one sheet of a draft says that another does not: words, facts, sources, claims and stances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sources.models import Reference
from stories.models import Author, Format, Picture, Section
from stories.rules.comparison import Field
from stories.rules.difference import (
    IN,
    OUT,
    SAME,
    Piece,
    Run,
    compare_html,
    compare_names,
    compare_text,
    count,
    fold,
)
from stories.rules.revision import Json, Sheet, pair_citations, pair_claims, pair_stances

WORDS: Mapping[str, str] = {"headline": "Headline", "standfirst": "Standfirst"}
# What stands below the text: name in the sheet, and on the page.
FACTS: Mapping[str, str] = {
    "section_id": "Section",
    "format_id": "Format",
    "authors": "Byline",
    "tags": "Tags",
    "slug": "Address",
    "lead": "Lead picture",
    "lead_alt": "Alt text",
    "lead_caption": "Caption",
    "lead_credit": "Credit",
    "lead_credit_url": "Credit leads to",
    "lead_x": "Crop keeps, % across",
    "lead_y": "Crop keeps, % down",
}


@dataclass(frozen=True)
class Line:
    """A row of the evidence: `sign` is in, out or "" for one that is in both and differs.

    `pieces` are its words, `more` what is said of it.
    """

    sign: str
    pieces: tuple[Piece, ...]
    more: str = ""


@dataclass(frozen=True)
class Change:
    """From one sheet to another; what is the same in both is only in `runs`, folded."""

    fields: tuple[Field, ...]
    runs: tuple[Run, ...]
    facts: tuple[Field, ...]
    sources: tuple[Line, ...]
    claims: tuple[Line, ...]
    stances: tuple[Line, ...]
    words_in: int
    words_out: int

    @property
    def moved(self) -> bool:
        return bool(self.fields or self.runs or self.facts or self.sources or self.claims or self.stances)


@dataclass(frozen=True)
class Names:
    """What ids of both sheets are called; what is no more is said so."""

    rows: Mapping[str, Mapping[int, str]]

    def said(self, name: str, value: Any) -> str:
        return ", ".join(self.listed(name, value))

    def listed(self, name: str, value: Any) -> list[str]:
        values = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if name not in self.rows:
            return [str(value) for value in values]
        return [self.rows[name].get(key, "one that is no more") for key in values]


def compare(before: Sheet, after: Sheet) -> Change:
    names = _names(before, after)
    then, now = before.text, after.text
    fields = [_said(then, now, name, title, names) for name, title in WORDS.items()]
    facts = [_said(then, now, name, title, names) for name, title in FACTS.items()]
    parts = compare_html(then.get("body", ""), now.get("body", ""))
    pieces = [*(field.pieces for field in fields), *(part.pieces for part in parts)]
    return Change(
        fields=tuple(field for field in fields if field.changed),
        runs=fold(parts) if any(part.change != SAME for part in parts) else (),
        facts=tuple(fact for fact in facts if fact.changed),
        sources=tuple(_sources(before.evidence, after.evidence, names)),
        claims=tuple(_claims(before.evidence, after.evidence)),
        stances=tuple(_stances(before.evidence, after.evidence, names)),
        words_in=sum(count(group, IN) for group in pieces),
        words_out=sum(count(group, OUT) for group in pieces),
    )


def _said(then: Json, now: Json, name: str, title: str, names: Names) -> Field:
    # A part the older of two sheets did not have yet is no change.
    old = then.get(name, now.get(name))
    new = now.get(name, old)
    if isinstance(old, list) and isinstance(new, list):
        return Field(title, compare_names(names.listed(name, old), names.listed(name, new)))
    return Field(title, compare_text(names.said(name, old), names.said(name, new)))


def _sources(then: Json, now: Json, names: Names) -> Iterator[Line]:
    pairs = pair_citations(then, now)
    for sign, rows in ((OUT, pairs.left), (IN, pairs.came)):
        for row in rows:
            yield Line(sign, _plain(names.said("reference", row["reference"])), f"source note {row['n']}")
    for old, new in pairs.moved:
        said = compare_text(f"{old['n']}. {old['note']}", f"{new['n']}. {new['note']}")
        yield Line("", said, names.said("reference", new["reference"]))


def _claims(then: Json, now: Json) -> Iterator[Line]:
    pairs = pair_claims(then, now)
    for sign, rows in ((OUT, pairs.left), (IN, pairs.came)):
        for row in rows:
            yield Line(sign, _plain(row["text"]), _weight(row))
    for old, new in pairs.moved:
        more = _weight(new) if old["key"] == new["key"] else f"was {_weight(old)}, is {_weight(new)}"
        yield Line("", compare_text(old["text"], new["text"]), more)


def _weight(claim: Json) -> str:
    return "headline" if claim["headline"] else "key" if claim["key"] else "not key"


def _stances(then: Json, now: Json, names: Names) -> Iterator[Line]:
    said = {row["id"]: row["text"] for sheet in (then, now) for row in sheet.get("claims", ())}
    pairs = pair_stances(then, now)
    told = [(OUT, row, compare_text(_stance(row), "")) for row in pairs.left]
    told += [(IN, row, compare_text("", _stance(row))) for row in pairs.came]
    told += [("", new, compare_text(_stance(old), _stance(new))) for old, new in pairs.moved]
    for sign, row, kinds in told:
        of = names.said("reference", row["reference"])
        yield Line(sign, kinds, f"{of} on “{said.get(row['claim'], 'a claim')}”")


def _stance(row: Mapping[str, Any]) -> str:
    quote = f", “{row['quote']}”" if row.get("quote") else ""
    return f"{row['kind']}{quote}"


def _plain(words: str) -> tuple[Piece, ...]:
    return (Piece(SAME, words),)


def _names(before: Sheet, after: Sheet) -> Names:
    """Looked up only where the two differ."""

    def keys(name: str) -> set[int]:
        then, now = (_listed(sheet.text.get(name)) for sheet in (before, after))
        return set() if then == now else {*then, *now}

    cited = {row["reference"] for pair in _differing(before, after) for row in pair}
    sections, formats, authors = (keys(name) for name in ("section_id", "format_id", "authors"))
    pictures = Picture.objects.in_bulk(keys("lead"))
    return Names(
        {
            "section_id": _called(Section.objects.in_bulk(sections)),
            "format_id": _called(Format.objects.in_bulk(formats)),
            "authors": _called(Author.objects.in_bulk(authors)),
            "lead": {pk: f"{row}, file {row.digest[7:15]}" for pk, row in pictures.items()},
            "reference": _called(Reference.objects.in_bulk(cited)),
        }
    )


def _differing(before: Sheet, after: Sheet) -> Iterator[Iterable[Json]]:
    for pairs in (pair_citations, pair_stances):
        found = pairs(before.evidence, after.evidence)
        yield from (found.came, found.left, [new for _, new in found.moved])


def _listed(value: Any) -> list[int]:
    return value if isinstance(value, list) else [value] if value else []


def _called(rows: Mapping[int, object]) -> dict[int, str]:
    return {pk: str(row) for pk, row in rows.items()}
