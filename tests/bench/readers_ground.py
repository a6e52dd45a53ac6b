"""A newsroom of years as readers' lists find it: published stories, their catalogue, and its tallies.

One story is published the way people publish; all others are its rows copied, with what differs put in.
"""

# ruff: noqa: S608

from __future__ import annotations

from time import perf_counter

from django.contrib.auth.models import Group, User

from stories.models import Author, CatalogueEntry, CatalogueHeading, CatalogueRest, Edition, Label, Section
from tests.bench.desk_copies import FIRST, copies, copies_of, series, sql
from tests.stories.making import published

SECTIONS, TAGS, AUTHORS, SOURCES = 8, 500, 150, 2_000
# How many tags, authors and sources a story has.
SLOTS = {"tag": (3, TAGS), "author": (1, AUTHORS), "source": (4, SOURCES)}


def fill(stories: int) -> None:
    begun = perf_counter()
    edition = _one()
    sql("SET session_replication_role = replica")
    _editions(edition, stories)
    _say("editions", begun)
    _catalogue(edition, stories)
    _headings(stories)
    _rests(stories)
    _say("catalogue", begun)
    _tallies()
    sql("SET session_replication_role = origin")
    sql("VACUUM ANALYZE")
    _say("tallied and vacuumed", begun)


def _say(what: str, begun: float) -> None:
    print(f"  {what} after {perf_counter() - begun:.0f} s", flush=True)


def _one() -> Edition:
    writer, editor = (User.objects.create_user(name, is_staff=True) for name in ("writer", "editor"))
    writer.groups.add(Group.objects.get(name="Writer"))
    editor.groups.add(Group.objects.get(name="Editor"))
    Author.objects.create(name="Wri Ter", slug="wri-ter", user=writer)
    edition = published(writer, editor)
    for number in range(SECTIONS):
        Section.objects.get_or_create(slug=f"section-{number}", defaults={"name": f"Section {number}"})
    return edition


def _label() -> str:
    """SQL of the label of story w.n: few are disputed, fewer retracted."""
    ids = dict(Label.objects.values_list("slug", "pk"))
    return (
        f"CASE WHEN w.n % 1000 = 4 THEN {ids['retracted']} WHEN w.n % 100 = 6 THEN {ids['disputed']}"
        f" WHEN w.n % 5 = 0 THEN {ids['confirmed']} WHEN w.n % 5 < 3 THEN {ids['corroborated']}"
        f" ELSE {ids['emerging']} END"
    )


def _editions(edition: Edition, stories: int) -> None:
    number, when = f"{FIRST} + w.n", f"now() - ({stories} - w.n) * interval '13 minutes'"
    mine = {"key": "gen_random_uuid()", "slug": "'draft-' || w.n", "live_edition_id": number}
    copies(edition.story, series(stories), mine)
    copies(edition.proposal, series(stories), {"story_id": number})
    words = "(SELECT string_agg(md5(w.n::text || k), ' ') FROM generate_series(1, 120) AS k)"
    copies(
        edition,
        series(stories),
        {
            "story_id": number,
            "proposal_id": number,
            "entry": number,
            "label_id": _label(),
            "slug": "'story-' || w.n",
            "section_slug": f"'section-' || w.n % {SECTIONS}",
            "previous": "md5('p' || w.n)",
            "digest": "md5('d' || w.n)",
            "published_at": when,
            "content": f"jsonb_set(one.content, '{{body}}', to_jsonb({words}))",
            "statement": "CASE WHEN w.n % 10 = 0 THEN jsonb_set(one.statement, '{kind}', '\"promote\"')"
            " ELSE one.statement END",
        },
    )


def _catalogue(edition: Edition, stories: int) -> None:
    number = f"{FIRST} + w.n"
    copies(
        CatalogueEntry.objects.get(edition=edition),
        series(stories),
        {
            "story_id": number,
            "edition_id": number,
            "entry": number,
            "label_id": _label(),
            "section_slug": f"'section-' || w.n % {SECTIONS}",
        },
    )


def _headings(stories: int) -> None:
    """The first of each kind are taken far more often; no story has one twice."""
    for kind, (slots, number) in SLOTS.items():
        width = number // slots
        for slot in range(slots):
            picked = f"{slot * width} + floor({width} * power(random(), 3))::int"
            copies_of(
                CatalogueHeading,
                "of_id, kind, slug, name, entry, is_now, at_first, is_first, rests, carries",
                f"SELECT {FIRST} + n, '{kind}', '{kind}-' || one, '{kind.title()} ' || one, {FIRST} + n,"
                f" true, true, {'n % 4 = 0' if kind == 'source' and not slot else 'false'}, false, false"
                f" FROM (SELECT n, {picked} AS one FROM generate_series(1, {stories}) AS n) AS w",
            )


def _rests(stories: int) -> None:
    """In every second story the first of its sources is credited by the others, as an agency is."""
    copies_of(
        CatalogueRest,
        "of_id, derived, derived_name, origin, origin_name, kind, is_doubt, entry",
        "SELECT d.of_id, d.slug, d.name, o.slug, o.name, 'credit', d.entry % 7 = 0, d.entry"
        " FROM stories_catalogueheading AS o JOIN stories_catalogueheading AS d"
        " ON d.of_id = o.of_id AND d.kind = 'source' AND d.slug <> o.slug"
        f" WHERE o.kind = 'source' AND o.is_first AND o.entry % 2 = 0 AND o.entry <= {FIRST} + {stories}",
    )


def _tallies() -> None:
    """By one count of everything, which no page makes."""
    sql("TRUNCATE stories_cataloguetally")
    of_headings = (
        "SELECT h.kind, h.slug, h.name, e.label_id, e.first_label_id, h.is_first FROM"
        " stories_catalogueheading AS h JOIN stories_catalogueentry AS e ON e.id = h.of_id"
    )
    of_all = "SELECT 'all', '', '', label_id, first_label_id, false FROM stories_catalogueentry"
    of_sections = of_all.replace("'all', ''", "'section', section_slug")
    sql(
        "INSERT INTO stories_cataloguetally (kind, slug, name, owner, stories, firsts, rests, carries,"
        " by_label, since)"
        " SELECT kind, slug, max(name), CASE kind WHEN 'source' THEN 'Owner ' || hashtext(slug) % 50 ELSE ''"
        " END, sum(n), sum(firsts), 0, 0, jsonb_object_agg(label_id, n), jsonb_object_agg(way, n) FROM ("
        " SELECT kind, slug, max(name) AS name, label_id, first_label_id || '-' || label_id AS way,"
        " count(*) AS n, count(*) FILTER (WHERE is_first) AS firsts"
        f" FROM ({of_headings} UNION ALL {of_all} UNION ALL {of_sections})"
        " AS every (kind, slug, name, label_id, first_label_id, is_first)"
        " GROUP BY kind, slug, label_id, first_label_id) AS counted GROUP BY kind, slug"
    )
