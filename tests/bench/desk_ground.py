"""A newsroom of years in a throw-away PostgreSQL: 100,000 stories and what belongs to them.

One story is made the way people make it, with an edition; all others are its rows copied, with what
differs put in. Keys and constraints are checked by nobody meanwhile: the rows are right by making.
"""

# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from time import perf_counter
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection

from sources.models import Derivation, Domain, Publisher, Reference
from sources.models.publisher import UNSEEN
from stories.models import Author, Byline, Citation, Claim, Section, Stance, Story
from stories.search import INDEXES, rebuild
from tests.bench.desk_copies import FIRST, Size, copies, copies_of, evenly, series, some, sql, titled
from tests.bench.desk_decisions import decide, surround
from tests.bench.desk_rest import begin, furnish
from tests.bench.desk_words import Scribe
from tests.stories.making import cited, published


def fill(size: Size) -> tuple[tuple[User, User, User], Story]:
    """The writer, the editor and the publisher who ask, and the writer's story with 20 references."""
    begun = perf_counter()
    writer, editor, publisher = _cast()
    story = published(writer, editor).story
    for number in range(19):
        cited(story, writer, f"Outlet {number}")
    story.refresh_from_db()
    begin(story, writer)
    scribe = Scribe(Random(4))
    sql("SET session_replication_role = replica")
    _texts("bench_story (n int, headline text, standfirst text, body text)", scribe.stories(size.stories))
    _texts("bench_title (n int, title text)", scribe.titles(size.references))
    _say("texts written", begun)
    _people(size)
    _sources(size)
    _say("sources", begun)
    _stories(size, story)
    _evidence(size)
    _say("stories and evidence", begun)
    decide(size, story)
    surround(size, story)
    furnish(size, story, writer, editor)
    sql("SET session_replication_role = origin")
    sql("DROP TABLE bench_story, bench_title")
    sql("ANALYZE")
    for index in INDEXES:
        rebuild(connection, index)
    _say("search indexes", begun)
    sql("VACUUM ANALYZE")
    _say("vacuumed", begun)
    return (writer, editor, publisher), story


def _say(what: str, begun: float) -> None:
    print(f"  {what} after {perf_counter() - begun:.0f} s", flush=True)


def _cast() -> tuple[User, User, User]:
    writer, editor, publisher = (
        User.objects.create_user(name.lower(), is_staff=True) for name in ("Writer", "Editor", "Publisher")
    )
    for person in (writer, editor, publisher):
        person.groups.add(Group.objects.get(name=person.username.capitalize()))
    Author.objects.create(name="Wri Ter", slug="wri-ter", user=writer)
    return writer, editor, publisher


def _texts(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    sql(f"CREATE UNLOGGED TABLE {table}")
    with connection.cursor() as cursor, cursor.copy(f"COPY {table.split(maxsplit=1)[0]} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _people(size: Size) -> None:
    copies(
        User.objects.get(username="writer"),
        series(size.people),
        {
            "username": "'person' || w.n",
            "first_name": "(ARRAY['Ana', 'Jonas', 'Lena', 'Mara', 'Noor'])[1 + w.n % 5]",
            "last_name": "'Lind' || w.n % 700",
            "last_login": "CASE WHEN w.n % 10 > 0 THEN now() - w.n * interval '7 minutes' END",
            "is_active": "w.n % 40 > 0",
            "password": "CASE WHEN w.n % 50 = 1 THEN '!' ELSE 'pbkdf2' END || w.n",
        },
    )
    copies_of(
        User.groups.through,
        "user_id, group_id",
        f"SELECT {FIRST} + n, g.id FROM generate_series(1, {size.people}) AS n JOIN auth_group AS g"
        " ON g.name = CASE WHEN n % 500 = 0 THEN 'Publisher' WHEN n % 20 = 0 THEN 'Editor' ELSE 'Writer' END",
    )
    copies(
        Author.objects.get(slug="wri-ter"),
        series(size.people),
        {"name": "'Author ' || w.n", "slug": "'author-' || w.n", "user_id": f"{FIRST} + w.n"},
    )
    copies(
        Section.objects.get(slug="devices"),
        series(7),
        {"name": "'Section ' || w.n", "slug": "'section-' || w.n"},
    )


def _sources(size: Size) -> None:
    copies(
        Publisher.objects.get(name="Engadget"),
        titled(size.publishers),
        {
            "name": "split_part(w.title, ' ', 1) || ' Publisher ' || w.n",
            "slug": "'publisher-' || w.n",
            "owner_id": f"CASE WHEN w.n > 200 AND w.dice < 0.3 THEN {FIRST} + 1 + w.n % 200 END",
            "kind": "CASE WHEN w.n % 5 = 0 THEN 'company' WHEN w.n % 500 = 1 THEN 'wire' ELSE 'outlet' END",
            "confidence": "1 + w.n % 3",
            "note": f"CASE WHEN w.n % 9 = 0 THEN 'Proposed; {UNSEEN}.' ELSE '' END",
            "as_of": "CASE WHEN w.n % 3 > 0 THEN '2026-0' || (1 + w.n % 9) ELSE '' END",
        },
    )
    copies_of(
        Domain,
        "host, publisher_id",
        f"SELECT 'outlet' || n || '.example', {FIRST} + n FROM generate_series(1, {size.publishers}) AS n",
    )
    copies(
        Reference.objects.order_by("pk")[0],
        f"(SELECT n, title, random() AS dice FROM bench_title LIMIT {size.references})",
        {
            "key": "gen_random_uuid()",
            "title": "w.title",
            "url": "'https://www.outlet' || (w.n % 2000) || '.example/' || w.n",
            "publisher_id": some(size.publishers),
            "author": "'Reporter ' || (w.n % 5000)",
            "kind": "CASE WHEN w.dice < 0.8 THEN 'article' ELSE 'statement' END",
            "first_hand": "w.dice >= 0.8",
            "confidential": "w.dice > 0.99",
            "kept_at": f"now() - ({size.references} - w.n) * interval '3 minutes'",
            "published_at": f"now() - ({size.references} - w.n) * interval '3 minutes' - interval '2 hours'",
            "kept_by_id": evenly(size.people),
        },
    )


def _stories(size: Size, story: Story) -> None:
    copies(
        story,
        "bench_story",
        {
            "key": "gen_random_uuid()",
            "slug": "'story-' || w.n",
            "headline": "w.headline",
            "standfirst": "w.standfirst",
            "body": "w.body",
            "section_id": f"{FIRST} + 1 + w.n % 7",
            "live_edition_id": f"CASE WHEN w.n % 2 = 0 THEN {FIRST} + w.n END",
            "unsupported_since": "CASE WHEN w.n % 1000 = 2 THEN now() - interval '1 hour' END",
            "ahead_since": "CASE WHEN w.n % 20 = 4 THEN now() - interval '2 hours' END",
            "is_private": "w.n % 100 = 7",
            "started_by_id": evenly(size.people),
            "saved_by_id": evenly(size.people),
            "saved_at": f"now() - ({size.stories} - w.n) * interval '13 minutes'",
            "started_at": f"now() - ({size.stories} - w.n) * interval '13 minutes'",
        },
    )
    # The one who asks is as busy as anybody.
    sql(
        f"UPDATE stories_story SET started_by_id = {story.started_by_id} WHERE id % 150 = 11 AND id > {FIRST}"
    )
    through = Story.named.through
    copies_of(
        through,
        "story_id, user_id",
        f"SELECT id, {story.started_by_id} FROM stories_story WHERE is_private AND id % 4 = 3",
    )
    copies_of(
        Byline,
        "story_id, author_id, position",
        f"SELECT id, {FIRST} + 1 + id % {size.people}, 1 FROM stories_story WHERE id > {FIRST}",
    )


def _evidence(size: Size) -> None:
    claim = Claim.objects.filter(is_headline=True).first()
    assert claim
    copies(
        claim,
        "bench_story",
        {"story_id": f"{FIRST} + w.n", "text": "w.headline"},
    )
    # From none to twenty references a story, two in the middle.
    copies_of(
        Citation,
        "story_id, reference_id, number, note",
        f"SELECT {FIRST} + n, {FIRST} + 1 + (n::bigint * 7919 + k * 104729) % {size.references}, k, ''"
        f" FROM generate_series(1, {size.stories}) AS n,"
        " generate_series(1, CASE WHEN n % 200 = 0 THEN 20 WHEN n % 4 = 0 THEN 0 ELSE n % 5 END) AS k",
    )
    copies_of(
        Stance,
        "claim_id, citation_id, kind, quote",
        "SELECT story_id, id, CASE WHEN id % 50 = 0 THEN 'contradicts' ELSE 'supports' END, ''"
        f" FROM stories_citation WHERE story_id > {FIRST} AND id % 5 > 0",
    )
    first, second = Reference.objects.order_by("pk")[:2]
    state = Derivation.State
    one = Derivation.objects.create(derived=first, origin=second, kind="rewrite", state=state.SUGGESTED)
    copies(
        one,
        "(SELECT row_number() OVER () AS n, a.reference_id AS a, b.reference_id AS b"
        " FROM stories_citation AS a JOIN stories_citation AS b ON a.story_id = b.story_id"
        f" WHERE a.number = 1 AND b.number = 2 AND a.story_id > {FIRST} AND a.story_id % 4 = 3)",
        {
            "derived_id": "w.a",
            "origin_id": "w.b",
            "state": "CASE WHEN w.n % 50 = 0 THEN 'suggested' ELSE 'confirmed' END",
            "decided_by_id": f"CASE WHEN w.n % 50 > 0 THEN {evenly(size.people)} END",
            "decided_at": "CASE WHEN w.n % 50 > 0 THEN now() END",
        },
    )
    Derivation.objects.filter(pk=one.pk).delete()
