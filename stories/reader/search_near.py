"""Did you mean: tags and publishers whose names are close to what was typed.

Each name stands under many stories. The database walks from one name to the next along its index, among
those that begin with the same letter as a word that was typed; how close they are is counted here, so that
both kinds of database suggest the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import connection
from django.utils.text import slugify

from stories.models import CatalogueHeading

TAG, SOURCE = CatalogueHeading.Kind.TAG, CatalogueHeading.Kind.SOURCE
KINDS = {TAG: "tags", SOURCE: "sources"}
LEAST_LETTERS, MOST_WORDS, MOST_NAMES, MOST_SHOWN = 3, 4, 400, 2
CLOSE = 0.78
TABLE = "stories_catalogueheading"


@dataclass(frozen=True)
class Name:
    """`kind` is "tag" or "source"."""

    kind: str
    slug: str
    name: str

    @property
    def address(self) -> str:
        return f"/{KINDS[CatalogueHeading.Kind(self.kind)]}/{self.slug}/"

    @property
    def called(self) -> str:
        return "tag" if self.kind == TAG else "publisher"


@dataclass(frozen=True)
class Near:
    """`same`: what was typed is their name, or a word of it. `close`: it may have been meant."""

    same: tuple[Name, ...] = ()
    close: tuple[Name, ...] = ()


def near(text: str) -> Near:
    """At most two of each kind."""
    typed = spoken(text)
    if not typed:
        return Near()
    ranked = [(how, kind, slug) for kind, slug in listed(typed) if (how := closeness(slug, typed)) >= CLOSE]
    best = [one for kind in KINDS for one in top(one for one in ranked if one[1] == kind)]
    names = named([(kind, slug) for _, kind, slug in best])
    found = [(how, names[kind, slug]) for how, kind, slug in best if (kind, slug) in names]
    return Near(
        same=tuple(name for how, name in found if how == 1),
        close=tuple(name for how, name in found if how < 1),
    )


def spoken(text: str) -> list[str]:
    """What was typed as a name would be written in an address: as a whole, then word by word."""
    whole = slugify(text, allow_unicode=True)
    words = [whole, *whole.split("-")[:MOST_WORDS]]
    return list(dict.fromkeys(word for word in words if len(word) >= LEAST_LETTERS))


def listed(typed: Sequence[str]) -> list[tuple[str, str]]:
    """Kinds and slugs of names that begin as one of the words does, each once."""
    letters = sorted({word[0] for word in typed})
    begin = [(str(kind), letter, chr(ord(letter) + 1)) for kind in KINDS for letter in letters]
    rows = " UNION ALL ".join(["SELECT %s, %s, %s"] * len(begin))
    following = (
        f"SELECT h.slug FROM {TABLE} AS h WHERE h.kind = names.kind AND h.slug > names.slug"  # noqa: S608
        " AND h.slug < names.past ORDER BY h.slug LIMIT 1"
    )
    walk = (
        f"WITH RECURSIVE begun (kind, slug, past) AS ({rows}), names (kind, slug, past) AS ("  # noqa: S608
        "SELECT CAST(kind AS varchar(6)), CAST(slug AS varchar(200)), CAST(past AS varchar(200)) FROM begun"
        f" UNION ALL SELECT kind, ({following}), past FROM names WHERE slug IS NOT NULL)"
        " SELECT kind, slug FROM names WHERE slug IS NOT NULL LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(walk, [*(part for one in begin for part in one), MOST_NAMES])
        return [(kind, slug) for kind, slug in cursor.fetchall()]


def closeness(slug: str, typed: Sequence[str]) -> float:
    """From 0 to 1, of the whole name or of its first word, which is what a maker is called by."""
    return max(alike(word, name) for word in typed for name in {slug, slug.partition("-")[0]})


def alike(word: str, name: str) -> float:
    matcher = SequenceMatcher(None, word, name, autojunk=False)
    near = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if near >= CLOSE else 0.0


def top(ranked: Iterable[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    return sorted(ranked, key=lambda one: (-one[0], len(one[2]), one[2]))[:MOST_SHOWN]


def named(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Name]:
    """By kind and slug, of those under which a story is listed today; the newest story says the name."""
    now = CatalogueHeading.objects.filter(is_now=True)
    newest = [
        now.filter(kind=kind, slug=slug).order_by("-entry").values_list("kind", "slug", "name")[:1]
        for kind, slug in keys
    ]
    if not newest:
        return {}
    return {(kind, slug): Name(kind, slug, name) for part in newest for kind, slug, name in part}
