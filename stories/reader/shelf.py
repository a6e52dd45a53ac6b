"""What a list of stories is of, how many it holds, and where it finds them; none of it counts the stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager, QuerySet, Subquery
from django.http import Http404

from sources.models import Publisher
from stories.models import Author, CatalogueEntry, CatalogueHeading, CatalogueTally, Label, Tag
from stories.rules.tallies import ways

from .record import Bar

Kind = CatalogueTally.Kind
COUNTED = ("name", "owner", "stories", "firsts", "rests", "carries", "by_label", "since")
# Of whom the newsroom itself says something, as it does today.
DESCRIBED: Mapping[str, Manager[Any]] = {
    Kind.TAG: Tag.objects,
    Kind.AUTHOR: Author.objects,
    Kind.SOURCE: Publisher.objects,
}
# Of so many of a list's newest stories, what moved is looked for.
LOOK_AT = 60


@dataclass(frozen=True)
class Tally:
    label: Label
    stories: int


@dataclass(frozen=True)
class Fared:
    """What became of the stories that were in a list with their first edition, by their label today."""

    raised: int = 0
    unchanged: int = 0
    lowered: int = 0
    retracted: int = 0

    @property
    def stories(self) -> int:
        return self.raised + self.unchanged + self.lowered + self.retracted

    @property
    def bars(self) -> list[Bar]:
        x, drawn = 0.0, []
        for fate, count in vars(self).items():
            if count:
                width = 100 * count / self.stories
                drawn.append(Bar(fate, count, f"{x:.2f}%", f"{width:.2f}%"))
                x += width
        return drawn


@dataclass(frozen=True)
class Shelf:
    """`firsts` is how often a source was first; `rests` and `carries`, in how many stories its material
    rests on another's, and another's on its. `about` is what the newsroom says of it, "" for nothing."""

    kind: str
    slug: str
    name: str
    owner: str
    about: str
    stories: int
    firsts: int
    rests: int
    carries: int
    tallies: Sequence[Tally]
    fared: Fared

    def choose(self, slug: str) -> Tally | None:
        """The label `slug` names, None for "". Raises Http404 where no published label has it."""
        found = next((tally for tally in self.tallies if tally.label.slug == slug), None)
        if slug and found is None:
            raise Http404("No label has this name.")
        return found


def shelf(kind: str, slug: str = "") -> Shelf:
    """What is counted of a list, in one query; zeros where nothing ever was in it."""
    row = CatalogueTally.objects.filter(kind=kind, slug=slug).order_by()
    asked = {f"of_{name}": Subquery(row.values(name)) for name in COUNTED}
    if kind in DESCRIBED:
        asked["of_about"] = Subquery(about(kind, slug))
    labels = list(Label.objects.annotate(**asked))
    told = {name.removeprefix("of_"): getattr(labels[0], name) for name in asked} if labels else {}
    by_label = told.get("by_label") or {}
    return Shelf(
        kind,
        slug,
        told.get("name") or "",
        told.get("owner") or "",
        told.get("about") or "",
        told.get("stories") or 0,
        told.get("firsts") or 0,
        told.get("rests") or 0,
        told.get("carries") or 0,
        [Tally(one, by_label.get(str(one.pk), 0)) for one in labels if one.publishable],
        fared(told.get("since") or {}, labels),
    )


def about(kind: str, slug: str) -> QuerySet[Any, Any]:
    """The one line the newsroom says of a tag, an author or a source today; none where it knows of none."""
    return DESCRIBED[kind].filter(slug=slug).order_by().values_list("about", flat=True)


def heading(kind: str, slug: str) -> Shelf:
    """The list of a tag, an author or a source. Raises Http404 where no edition ever named it."""
    found = shelf(kind, printable(slug))
    if not found.name:
        raise Http404("Nothing was ever published under this name.")
    return found


def printable(words: str) -> str:
    """`words` as they are. Raises Http404 for what no name holds, and PostgreSQL refuses."""
    if "\x00" in words:
        raise Http404("No name holds this.")
    return words


def fared(since: dict[str, int], labels: Sequence[Label]) -> Fared:
    """Told with today's ranks: a label beside the ladder stands below all of it."""
    heights = {one.pk: one.rank or 0 for one in labels}
    withdrawn = {one.pk for one in labels if one.place == Label.Place.RETRACTED}
    counts = dict.fromkeys(("raised", "unchanged", "lowered", "retracted"), 0)
    for first, now, stories in ways(since):
        rise = heights[now] - heights[first]
        fate = (
            "retracted"
            if now in withdrawn
            else "raised"
            if rise > 0
            else "lowered"
            if rise < 0
            else "unchanged"
        )
        counts[fate] += stories
    return Fared(**counts)


def listed(kind: str, slug: str, label: Label | None = None) -> QuerySet[Any, Any]:
    """What stands in a list, newest first: rows of the catalogue with `entry`, by an index of its own."""
    if kind in CatalogueHeading.Kind.values:
        named = CatalogueHeading.objects.filter(kind=kind, slug=slug, is_now=True)
        return (named.filter(of__label=label) if label else named).order_by("-entry")
    found = CatalogueEntry.objects.order_by("-entry")
    if kind == Kind.SECTION:
        found = found.filter(section_slug=slug)
    return found.filter(label=label) if label else found


def newest_stories(kind: str, slug: str) -> QuerySet[Any, Any]:
    """The ids of the stories at the head of a list."""
    story = "of__story" if kind in CatalogueHeading.Kind.values else "story"
    return listed(kind, slug).values(story)[:LOOK_AT]
