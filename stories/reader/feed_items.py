"""What a feed tells of a story: its live edition, or one edition of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from stories.models.edition import EditionQuerySet

from .body import read_body
from .history import CLARIFICATION, CORRECTION, HOW, did
from .mends import Mend
from .pictures import Shown, shown

Frozen = Mapping[str, Any]

NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Not all that is blank: a space that keeps two words together stays.
BLANKS = re.compile(r"[ \t\r\n]+")
COLUMNS = (
    *("slug", "number", "headline", "layers", "references", "first_published_at", "published_at"),
    "statement",
)
FACTS = {
    "key": F("story__key"),
    "standfirst": F("content__standfirst"),
    "language": F("content__language"),
    "section": F("content__section"),
    "bylines": F("content__bylines"),
    "tags": F("content__tags"),
    "lead": F("content__lead"),
}


@dataclass(frozen=True)
class Standing:
    """How sure the newsroom is, on what: what every format says of an item. `steps` are the ladder's."""

    label: Frozen
    steps: int
    layers: int
    references: int
    edition: int

    @property
    def retracted(self) -> bool:
        return bool(self.label["place"] == "retracted")

    @property
    def says(self) -> str:
        """ "Corroborated (2 of 3). Rests on 2 source layers, 5 references."."""
        rank = self.label["rank"]
        step = f" ({rank} of {self.steps})" if rank and rank <= self.steps else ""
        layers, references = counted(self.layers, "source layer"), counted(self.references, "reference")
        return f"{self.label['name']}{step}. Rests on {layers}, {references}."


@dataclass(frozen=True)
class Item:
    """An entry of a feed. `id` never changes; `updated` does with each edition. `standing` may be None."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: Shown | None = None
    standing: Standing | None = None


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def of_story(key: UUID) -> str:
    """The name of a story in every feed, whatever its address becomes."""
    return key.urn


def of_edition(key: UUID, number: int) -> str:
    return uuid5(key, f"edition {number}").urn


def of_mend(key: UUID, number: int) -> str:
    return uuid5(key, f"mend {number}").urn


def absolute(path: str) -> str:
    return urljoin(settings.NEWSROOM_URL, iri_to_uri(path))


def story_items(editions: EditionQuerySet, count: int) -> list[Item]:
    """The newest `count` of live `editions`; one query, and no body among it."""
    rows = editions.newest_first().values(*COLUMNS, **FACTS)[:count]
    return [story_item(readable(row)) for row in rows]


def story_item(row: Frozen, body: str = "", **also: Any) -> Item:
    """A story as the edition in `row` has it; with `body`, its stored HTML, the whole of it."""
    standing = standing_of(row)
    url = absolute(reverse("reader:story", args=[row["slug"]]))
    gone = withdrawn(row, standing) or also.get("gone", "")
    picture = None if gone else shown(row["lead"])
    text = read_body(body).html if body and not gone else ""
    told = {**row, "url": url, "standing": standing, "text": text, **also, "gone": gone}
    if picture:
        told |= {"picture": picture, "picture_address": absolute(picture.src)}
    return Item(
        id=of_story(row["key"]),
        url=url,
        title=titled(row["headline"], standing),
        summary=f"{standing.says} {gone or row['standfirst'] or standing.label['meaning']}",
        html=entry_html(told),
        published=row["first_published_at"],
        updated=row["published_at"],
        language=row["language"],
        section=row["section"]["name"],
        authors=tuple(one["name"] for one in row["bylines"]),
        tags=tuple(one["name"] for one in row["tags"]),
        picture=picture,
        standing=standing,
    )


def edition_item(row: Frozen, body: str = "", withdrawn_at: datetime | None = None) -> Item:
    """What one edition did. It changes only where the story was withdrawn later, which it then says."""
    statement = row["statement"]
    says = statement["correction"] or statement["reason"] or statement["change_note"]
    moved = step_title(statement)
    gone = (
        "We have withdrawn this story since." if withdrawn_at and withdrawn_at > row["published_at"] else ""
    )
    # What withdraws a story says why itself.
    told = "" if standing_of(row).retracted else says
    item = story_item(row, body, moved=moved, says=told, gone=gone)
    return replace(
        item,
        id=of_edition(row["key"], row["number"]),
        url=absolute(reverse("reader:edition", args=[row["slug"], row["number"]])),
        title=f"{'Since withdrawn: ' if gone else ''}{moved}: {row['headline']}",
        summary=" ".join(filter(None, [gone, standing_of(row).says, says])),
        published=row["published_at"],
        updated=withdrawn_at if withdrawn_at and gone else row["published_at"],
    )


def mend_item(mend: Mend) -> Item:
    """A line of the corrections' feed: told otherwise than in the story's own, so under a name of its own.

    Readers of feeds that follow both would else be shown one of the two.
    """
    url = absolute(reverse("reader:edition", args=[mend.slug, mend.number]))
    told = {"moved": mend.how, "says": mend.says, "before": mend.before, "now": mend.label, "url": url}
    return Item(
        id=of_mend(mend.key, mend.number),
        url=url,
        title=plain(f"{mend.how}: {mend.headline}"),
        summary=plain(mend.says),
        html=plain(entry_html(told)),
        published=mend.published_at,
        updated=mend.published_at,
        section=plain(mend.section["name"]),
    )


def standing_of(row: Frozen) -> Standing:
    statement = row["statement"]
    steps = len(statement["ladder"])
    return Standing(statement["label"], steps, row["layers"], row["references"], row["number"])


def titled(headline: str, standing: Standing) -> str:
    """A list of titles is all that many see of a feed: what is withdrawn says so there."""
    return f"{standing.label['name']}: {headline}" if standing.retracted else headline


def withdrawn(row: Frozen, standing: Standing) -> str:
    return f"We withdrew this story. {row['statement']['reason']}".strip() if standing.retracted else ""


def step_title(statement: Frozen) -> str:
    """ "Raised to Confirmed", "Correction", "Updated"."""
    done, label = did(statement), statement["label"]["name"]
    if done in {"raised", "lowered"}:
        return f"{HOW[done]} to {label}"
    if done in {"corrected", "clarified"}:
        return CORRECTION if done == "corrected" else CLARIFICATION
    return HOW.get(done, "Updated")


def entry_html(told: Frozen) -> str:
    return BLANKS.sub(" ", render_to_string("reader/parts/feed_entry.html", dict(told))).strip()


def readable(value: Any) -> Any:
    """The same with no character that XML has no way to write."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {name: readable(one) for name, one in value.items()}
    return [readable(one) for one in value] if isinstance(value, list) else value


def plain(text: str) -> str:
    return NO_TEXT.sub("", text)
