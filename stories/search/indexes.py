"""What can be searched: tables, their columns of words, and whose words count for them too."""

# Names of our own tables and columns are put into the statements; what people typed never is.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import dataclass

from .terms import LEAST_BEGINNING


@dataclass(frozen=True)
class Through:
    """Words of `other` count as well: `pairs` is SQL giving columns `id` (ours) and `other` (theirs)."""

    other: Index
    pairs: str


@dataclass(frozen=True)
class Watch:
    """A change to `columns` of a row of `table` (a row come or gone, where `rows`) bears on `ids`.

    `ids` is SQL of one column; the row is called {row} in it.
    """

    table: str
    ids: str
    columns: tuple[str, ...] = ()
    rows: bool = False


@dataclass(frozen=True)
class Kept:
    """The words of `column` count for nothing in a row of which `where` is true: SQL, in which {row} stands
    before the name of a column. `by` are the columns it reads."""

    column: str
    where: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """The rows of `table` by the words of `columns`, HTML or plain, but what is `kept` back.

    `names` are found as they are written, from their first letter on, and by no other form of a word: who
    types "associa" has not come to an ending yet.
    """

    table: str
    columns: tuple[str, ...]
    kept: tuple[Kept, ...] = ()
    through: tuple[Through, ...] = ()
    watches: tuple[Watch, ...] = ()
    names: bool = False

    @property
    def least(self) -> int:
        """How many letters a beginning of a word has at least."""
        return 1 if self.names else LEAST_BEGINNING

    @property
    def name(self) -> str:
        return f"{self.table}_search"

    @property
    def read(self) -> tuple[str, ...]:
        """Every column of a row that bears on its words."""
        return tuple(dict.fromkeys([*self.columns, *(name for one in self.kept for name in one.by)]))

    def words(self, row: str) -> list[tuple[str, str]]:
        """Each column, and SQL of the words of it that count; `row` stands before a column's name."""
        kept = {one.column: one.where.format(row=row) for one in self.kept}
        return [
            (name, f"CASE WHEN {kept[name]} THEN '' ELSE {row}{name} END" if name in kept else f"{row}{name}")
            for name in self.columns
        ]


DOMAINS = Index("sources_domain", ("host",), names=True)
_OWNERS = Index("sources_publisher", ("name",), names=True)
# By where they publish too, and by who owns them.
PUBLISHERS = Index(
    "sources_publisher",
    ("name",),
    through=(
        Through(DOMAINS, "SELECT publisher_id AS id, id AS other FROM sources_domain"),
        Through(_OWNERS, "SELECT id, owner_id AS other FROM sources_publisher"),
    ),
    watches=(
        Watch("sources_domain", "SELECT {row}.publisher_id", ("host", "publisher_id"), rows=True),
        Watch("sources_publisher", "SELECT {row}.id", ("owner_id",)),
        Watch("sources_publisher", "SELECT id FROM sources_publisher WHERE owner_id = {row}.id", ("name",)),
    ),
    names=True,
)

REFERENCES = Index(
    "sources_reference",
    ("title", "author", "url"),
    # Whoever wrote what a person handed in may be that person, and unnamed: no guess at it is confirmed.
    kept=(Kept("author", "{row}url IS NULL AND {row}person_id IS NOT NULL", ("url", "person_id")),),
    through=(Through(PUBLISHERS, "SELECT id, publisher_id AS other FROM sources_reference"),),
    watches=(
        Watch("sources_reference", "SELECT {row}.id", ("publisher_id",)),
        Watch(
            "sources_publisher",
            "SELECT id FROM sources_reference WHERE publisher_id = {row}.id",
            ("name",),
        ),
    ),
)

# A confidential reference helps nobody to find the story that rests on it.
_CITED = "stories_citation AS c JOIN sources_reference AS r ON r.id = c.reference_id AND NOT r.confidential"
STORIES = Index(
    "stories_story",
    ("headline", "standfirst", "body"),
    through=(
        Through(REFERENCES, f"SELECT c.story_id AS id, r.id AS other FROM {_CITED}"),
        Through(PUBLISHERS, f"SELECT DISTINCT c.story_id AS id, r.publisher_id AS other FROM {_CITED}"),
    ),
    watches=(
        Watch("stories_citation", "SELECT {row}.story_id", ("story_id", "reference_id"), rows=True),
        Watch(
            "sources_reference",
            "SELECT story_id FROM stories_citation WHERE reference_id = {row}.id",
            (*REFERENCES.read, "publisher_id", "confidential"),
        ),
        Watch(
            "sources_publisher",
            "SELECT c.story_id FROM stories_citation AS c JOIN sources_reference AS r"
            " ON r.id = c.reference_id WHERE r.publisher_id = {row}.id",
            ("name",),
        ),
    ),
)

# A judgement is found by what is known of either side, and by the third that both may rest on.
_SIDES = (
    "SELECT {ours} AS id, {theirs} AS other FROM sources_derivation AS d"
    " JOIN sources_reference AS r ON r.id = d.derived_id"
    " UNION ALL SELECT {ours}, {theirs} FROM sources_derivation AS d"
    " JOIN sources_reference AS r ON r.id = d.origin_id"
)
DERIVATIONS = Index(
    "sources_derivation",
    ("through", "note"),
    through=(
        Through(REFERENCES, _SIDES.format(ours="d.id", theirs="r.id")),
        Through(PUBLISHERS, _SIDES.format(ours="d.id", theirs="r.publisher_id")),
    ),
    watches=(
        Watch("sources_derivation", "SELECT {row}.id", ("derived_id", "origin_id")),
        Watch(
            "sources_reference",
            "SELECT id FROM sources_derivation WHERE derived_id = {row}.id OR origin_id = {row}.id",
            (*REFERENCES.read, "publisher_id"),
        ),
        Watch(
            "sources_publisher",
            f"SELECT id FROM ({_SIDES.format(ours='d.id', theirs='r.publisher_id')}) AS sides"
            " WHERE other = {row}.id",
            ("name",),
        ),
    ),
)

SIGNALS = Index(
    "sources_signal",
    ("title",),
    through=(Through(PUBLISHERS, "SELECT id, publisher_id AS other FROM sources_signal"),),
    watches=(
        Watch("sources_signal", "SELECT {row}.id", ("publisher_id",)),
        Watch("sources_publisher", "SELECT id FROM sources_signal WHERE publisher_id = {row}.id", ("name",)),
    ),
)

FEEDS = Index(
    "sources_feed",
    ("title", "url"),
    through=(
        Through(
            PUBLISHERS, "SELECT id, publisher_id AS other FROM sources_feed WHERE publisher_id IS NOT NULL"
        ),
    ),
    watches=(
        Watch("sources_feed", "SELECT {row}.id", ("publisher_id",)),
        Watch("sources_publisher", "SELECT id FROM sources_feed WHERE publisher_id = {row}.id", ("name",)),
    ),
    names=True,
)

# Under what readers call them; who they are is searched by nobody.
PEOPLE = Index("sources_humansource", ("alias",))

EDITIONS = Index("stories_edition", ("headline",))

# What a reader wrote, and every headline the story had before readers.
REPORTS = Index(
    "stories_report",
    ("text",),
    through=(
        Through(
            EDITIONS,
            "SELECT r.id, e.id AS other FROM stories_report AS r"
            " JOIN stories_edition AS e ON e.story_id = r.story_id",
        ),
    ),
    watches=(
        Watch("stories_edition", "SELECT id FROM stories_report WHERE story_id = {row}.story_id", rows=True),
    ),
)

TAGS = Index("stories_tag", ("name",), names=True)
# Those stories have, before any reader sees them.
STORY_TAGS = Index("taggit_tag", ("name",), names=True)
AUTHORS = Index("stories_author", ("name",), names=True)
COLLEAGUES = Index("auth_user", ("username", "first_name", "last_name", "email"), names=True)

# What readers search: their own catalogue, which is read off live editions.
PRINTED = Index("stories_catalogueentry", ("headline", "standfirst", "body", "sources"))

INDEXES = (
    DOMAINS,
    PUBLISHERS,
    REFERENCES,
    STORIES,
    DERIVATIONS,
    SIGNALS,
    FEEDS,
    PEOPLE,
    EDITIONS,
    REPORTS,
    TAGS,
    STORY_TAGS,
    AUTHORS,
    COLLEAGUES,
    PRINTED,
)
