"""One log of a story's versions and of what else happened to it, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from html import escape
from itertools import islice, pairwise
from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict
from django.utils.text import Truncator

from newsroom.row_key import row_key
from stories.admin.telling import Told, changed_words, joined_words, tell
from stories.admin.verbs import DECISIONS, EVIDENCE, TALK, VERSIONS, of_group
from stories.models import Event, Label, Revision, Story
from stories.people import initials

PAGE = 40
OF_EVIDENCE = frozenset({"citations", "claims", "stances"})
SHOWN = {
    "": "Versions and events",
    VERSIONS: "Versions",
    EVIDENCE: "Evidence",
    DECISIONS: "Decisions",
    TALK: "Comments and tasks",
}
# What a revision tells itself.
TOLD_BY_A_VERSION = ("started", "saved", "restored version")
# Of the parts that were written in, how many are named.
NAMED = 2
PLACE = re.compile(r"e(\d{1,18})-v(\d{1,9})")
FIRST = (10**18, 10**9)


@dataclass(frozen=True)
class Asked:
    """What of a history is asked for; `words` finds the versions in which they came or went."""

    show: str = ""
    by: int = 0
    words: str = ""

    @classmethod
    def of(cls, sent: QueryDict) -> Asked:
        return cls(
            show=sent.get("show", "") if sent.get("show", "") in SHOWN else "",
            by=row_key(sent.get("by")),
            words=" ".join(sent.get("words", "")[:200].replace("\x00", "").split()),
        )


@dataclass(frozen=True)
class Entry:
    """A version, or an event told. `found` says that the words asked for came in here, or went out."""

    at: datetime
    by: User | None
    initials: str
    revision: Revision | None = None
    told: Told | None = None
    found: str = ""

    @property
    def did(self) -> str:
        """What the save did, after its writer's name: "wrote in “Why this matters” and changed the tags"."""
        return saved_words(self.revision) if self.revision else ""

    @property
    def words_in(self) -> int:
        """Words that came since the version before; 0 also where nobody counted."""
        return self._wrote.get("words_in", 0)

    @property
    def words_out(self) -> int:
        return self._wrote.get("words_out", 0)

    @property
    def earned(self) -> Label | None:
        """The label its evidence earned, where that is another than the version before had noted."""
        row: Any = self.revision
        if row is None or row.earned_id in {None, row.earned_before}:
            return None
        label: Label = row.earned
        began = row.earned_before is None and label.place == Label.Place.UNVERIFIED
        return None if began else label

    @property
    def has_risen(self) -> bool:
        row: Any = self.revision
        return (row.earned.rank or 0) > (row.rank_before or 0)

    @property
    def _wrote(self) -> Mapping[str, int]:
        return (self.revision and self.revision.wrote) or {}

    @property
    def place(self) -> tuple[int, int]:
        """(event, version), 0 for what it is not."""
        return (self.told.event.pk, 0) if self.told else (0, self.revision.version if self.revision else 0)


@dataclass(frozen=True)
class Page:
    """`newer` and `older` are the ends of the pages' addresses, "" where there is none."""

    entries: Sequence[Entry]
    newer: str = ""
    older: str = ""
    asked: Asked = field(default_factory=Asked)


def page(story: Story, sent: QueryDict) -> Page:
    """Both logs merged by time, each paged by its own key: a late page costs what the first does."""
    asked = Asked.of(sent)
    found = moved_words(story, asked.words) if asked.words else None
    events, versions = _events(story, asked), _versions(story, asked, found)
    after, before = _place(sent, "newer"), _place(sent, "older")
    if after:
        rows = _merged(events.filter(pk__gt=after[0]), versions.filter(version__gt=after[1]), found, up=True)
        more, rows = len(rows) > PAGE, rows[:PAGE][::-1]
        below = (after[0] + 1, after[1] + 1)
        return Page(rows, _end("newer", rows, after) if more else "", _end("older", rows, below), asked)
    start = before or FIRST
    rows = _merged(events.filter(pk__lt=start[0]), versions.filter(version__lt=start[1]), found)
    more, rows = len(rows) > PAGE, rows[:PAGE]
    above = (start[0] - 1, start[1] - 1)
    newer = _end("newer", rows, above) if before else ""
    return Page(rows, newer, _end("older", rows, start) if more else "", asked)


def moved_words(story: Story, words: str) -> dict[int, str]:
    """Versions in which words came in or went out, as they stand in one stretch of text."""
    stored = escape(words, quote=False)
    says = Q(text__headline__icontains=words) | Q(text__standfirst__icontains=words)
    rows = story.revisions.order_by("version")
    saying = set(rows.filter(says | Q(text__body__icontains=stored)).values_list("version", flat=True))
    versions = [0, *rows.values_list("version", flat=True)]
    return {
        now: "came in" if now in saying else "went out"
        for then, now in pairwise(versions)
        if (then in saying) != (now in saying)
    }


def saved_words(revision: Revision) -> str:
    """Where words came and went, and what else changed of the text.

    Whoever changed the evidence is told by an entry of its own.
    """
    under = (revision.wrote or {}).get("under", ()) if "body" in revision.changed else ()
    rest = [name for name in revision.changed if name not in OF_EVIDENCE and not (under and name == "body")]
    changed = f"changed the {changed_words(rest)}" if rest else ""
    return " and ".join(filter(None, [_wrote_in(under), changed])) or "saved it as it was"


def _wrote_in(under: Sequence[str]) -> str:
    """ "wrote in the opening, “What is known” and 2 more parts" """
    names = [f"“{Truncator(one).chars(60)}”" if one else "the opening" for one in under]
    more = len(names) - NAMED
    told = [*names[:NAMED], f"{more} more {'part' if more == 1 else 'parts'}"] if more > 0 else names
    return f"wrote in {joined_words(told)}" if told else ""


def people(story: Story) -> QuerySet[User]:
    """Everybody who saved it or did something to it."""
    saved = story.revisions.order_by().values("by")
    return User.objects.filter(Q(pk__in=saved) | Q(pk__in=story.events.order_by().values("by"))).order_by(
        "first_name", "username"
    )


def _events(story: Story, asked: Asked) -> QuerySet[Event]:
    rows = story.events.select_related("story", "by").defer("story__body").order_by("-pk")
    first = story.revisions.order_by("version").values_list("began_at", flat=True).first()
    if first:
        rows = rows.exclude(verb__in=TOLD_BY_A_VERSION, at__gte=first)
    if asked.show:
        rows = rows.filter(verb__in=of_group(asked.show))
    if asked.by:
        rows = rows.filter(by=asked.by)
    return rows.none() if asked.words else rows


def _versions(story: Story, asked: Asked, found: dict[int, str] | None) -> QuerySet[Revision]:
    older = Revision.objects.filter(story=OuterRef("story"), version__lt=OuterRef("version"))
    last = older.order_by("-version")
    rows = story.revisions.select_related("by", "earned").defer("text", "evidence")
    rows = rows.annotate(
        earned_before=Subquery(last.values("earned")[:1]),
        rank_before=Subquery(last.values("earned__rank")[:1]),
    )
    if asked.show not in {"", VERSIONS}:
        return rows.none()
    if asked.by:
        rows = rows.filter(by=asked.by)
    return rows if found is None else rows.filter(version__in=found)


def _merged(
    events: QuerySet[Event],
    versions: QuerySet[Revision],
    found: dict[int, str] | None,
    *,
    up: bool = False,
) -> list[Entry]:
    """The nearest entries, one more than a page; `up` goes from the oldest to the newest."""
    if up:
        events, versions = events.order_by("pk"), versions.order_by("version")
    sentences = tell(list(events[: PAGE + 1]))
    told = (Entry(one.event.at, one.event.by, one.initials, told=one) for one in sentences)
    saved = (_of_version(row, found or {}) for row in versions[: PAGE + 1])
    return list(islice(merge(told, saved, key=lambda entry: entry.at, reverse=not up), PAGE + 1))


def _of_version(row: Revision, found: dict[int, str]) -> Entry:
    return Entry(row.at, row.by, initials(row.by), revision=row, found=found.get(row.version, ""))


def _place(sent: QueryDict, name: str) -> tuple[int, int] | None:
    told = PLACE.fullmatch(sent.get(name, ""))
    return (int(told[1]), int(told[2])) if told else None


def _end(way: str, rows: Iterable[Entry], bound: tuple[int, int]) -> str:
    """Where the next page starts: of each log its last row on this page, or `bound` where it has none."""
    pick: Any = max if way == "newer" else min
    places = [entry.place for entry in rows]
    event = pick((event for event, _ in places if event), default=bound[0])
    version = pick((version for _, version in places if version), default=bound[1])
    return f"{way}=e{event}-v{version}"
