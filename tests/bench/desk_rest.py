"""What the other screens show: tags, tasks, versions, reports, people, copies, feeds, links to previews."""

# ruff: noqa: S608

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from taggit.models import Tag as StoryTag
from taggit.models import TaggedItem

from sources.actions.read_page import archive
from sources.intake.archive import digest
from sources.intake.fetched import Fetched
from sources.models import Address, Feed, HumanSource, Identity, Knower, Retrieval, Watch
from stories.actions.give_preview import give_preview
from stories.models import Assignment, Comment, Event, Page, PageVersion, PreviewLink, Report, Revision, Story
from stories.models import Tag as TagPage
from tests.bench.desk_copies import FIRST, Size, copies, copies_of, evenly, series, sql, titled
from tests.sources.keeping import a_person
from tests.stories.making import a_report

FEEDS, TAGS, HUMANS, REPORTS, VERSIONS = 1_000, 20_000, 20_000, 20_000, 200
LAPSED = "now() - w.n * interval '20 minutes'"


def begin(story: Story, writer: User) -> None:
    """One of each, made the way people make it."""
    edition = story.live_edition
    assert edition
    a_report(edition)
    a_person(writer)
    give_preview(story, by=writer, key=uuid4(), lasts="week")
    TagPage.objects.create(name="headsets", slug="headsets")
    story.tags.add("headsets")
    page = Page.objects.all()[0]
    PageVersion.objects.create(
        page=page, version=page.version, title=page.title, body=page.body, at=timezone.now()
    )
    Page.objects.filter(pk=page.pk).update(version=page.version + 1)
    for day in range(2):
        a_copy(story, writer, day)
    task = {"what": "Ask the maker", "who": writer, "given_by": writer}
    Assignment.objects.create(story=story, key=uuid4(), **task)


def a_copy(story: Story, writer: User, day: int) -> Retrieval:
    """An archived page of the story's first reference."""
    address, body = "https://courier.example/a", b"<p>It swelled.</p>"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    at = timezone.now() - timedelta(days=3 - day)
    asked = b"GET /a HTTP/1.1\r\n\r\n"
    fetched = Fetched(
        address, address, (address,), 200, (), body, asked, head + body, "192.0.2.1", "text/html", "", at
    )
    made = Retrieval(key=uuid4(), requested_url=address, asked_by=writer, state="read")
    made.reference = story.citations.order_by("number")[0].reference
    words = f"It swelled {day} times. " * 40
    made.facts = {"text": {"value": words, "source": "page text"}}
    made.text_digest = digest(words.encode())
    archive(made, fetched)
    made.save()
    return made


def furnish(size: Size, story: Story, writer: User, editor: User) -> None:
    _at_the_stories(size, story, writer)
    _of_one_story(story)
    _reports(size, editor)
    _people(size, story, writer)
    _sources(size, story)


def _at_the_stories(size: Size, story: Story, writer: User) -> None:
    tag = StoryTag.objects.get(name="headsets")
    named = {"name": "split_part(w.title, ' ', 2) || ' tag ' || w.n", "slug": "'tag-' || w.n"}
    copies(tag, titled(TAGS), named)
    copies(TagPage.objects.get(slug="headsets"), titled(TAGS), named)
    kind = ContentType.objects.get_for_model(Story).pk
    copies_of(
        TaggedItem,
        "tag_id, content_type_id, object_id",
        f"SELECT {FIRST} + 1 + (n * 7 + k * 131) % {TAGS}, {kind}, {FIRST} + n"
        f" FROM generate_series(1, {size.stories}) AS n, generate_series(1, 2) AS k",
    )
    copies(
        Assignment.objects.filter(story=story)[0],
        f"(SELECT n FROM generate_series(1, {size.stories}, 5) AS n)",
        {
            "key": "gen_random_uuid()",
            "story_id": f"{FIRST} + w.n",
            "who_id": f"CASE WHEN w.n % 1000 = 1 THEN {writer.pk} ELSE {evenly(size.people)} END",
            "due_at": "now() + (w.n % 90 - 30) * interval '1 day'",
            "done_at": "CASE WHEN w.n % 2 = 0 THEN now() END",
            "done_by_id": f"CASE WHEN w.n % 2 = 0 THEN {writer.pk} END",
        },
    )
    copies(
        PreviewLink.objects.filter(story=story)[0],
        f"(SELECT n FROM generate_series(1, {size.stories}, 10) AS n)",
        {"key": "gen_random_uuid()", "story_id": f"{FIRST} + w.n"},
    )


def _of_one_story(story: Story) -> None:
    """Two versions of each story, and one story that has been worked on for months."""
    revision = Revision.objects.filter(story=story).order_by("-version")[0]
    copies(revision, "bench_story", {"story_id": f"{FIRST} + w.n"})
    past = {"at": LAPSED, "began_at": LAPSED}
    rows = f"(SELECT n FROM generate_series(1, {VERSIONS}) AS n)"
    newer = {"id": f"{10 * FIRST} + w.n", "version": f"{revision.version} + w.n", **past}
    copies(revision, rows, newer)
    story.version = revision.version + VERSIONS
    sql(f"UPDATE stories_story SET version = {story.version} WHERE id = {story.pk}")
    event = Event.objects.filter(story=story).order_by("-pk")[0]
    copies(event, rows, {"id": f"{10 * FIRST} + w.n", "at": LAPSED})
    comment = Comment(story=story, key=uuid4(), by=story.started_by, at=timezone.now(), text="Is that so?")
    comment.save()
    copies(
        comment,
        "(SELECT n FROM generate_series(1, 30) AS n)",
        {"id": f"{10 * FIRST} + w.n", "key": "gen_random_uuid()", "at": LAPSED},
    )


def _reports(size: Size, editor: User) -> None:
    decided = "CASE WHEN w.n % 10 IN ({}) THEN {} END"
    copies(
        Report.objects.all()[0],
        f"(SELECT n, title, 2 * (1 + n % {size.stories // 2}) AS of FROM bench_title LIMIT {REPORTS})",
        {
            "story_id": f"{FIRST} + w.of",
            "edition_id": f"{FIRST} + w.of",
            "text": "w.title",
            "state": "CASE WHEN w.n % 10 = 0 THEN 'open' WHEN w.n % 10 < 6 THEN 'answered' ELSE 'closed' END",
            "answered_by_id": decided.format("1, 2, 3, 4, 5", editor.pk),
            "answered_at": decided.format("1, 2, 3, 4, 5", "now()"),
            "closed_by_id": decided.format("6, 7, 8, 9", editor.pk),
            "closed_at": decided.format("6, 7, 8, 9", "now()"),
            "note": "CASE WHEN w.n % 10 > 5 THEN 'It was right.' ELSE '' END",
            "sent_at": LAPSED,
        },
    )


def _people(size: Size, story: Story, writer: User) -> None:
    """Who told the newsroom something: one reference of a hundred rests on one of them."""
    person = HumanSource.objects.all()[0]
    alias = "'An engineer of ' || split_part(w.title, ' ', 3) || w.n"
    copies(person, titled(HUMANS), {"alias": alias, "identity_id": "NULL"})
    known = {"person_id": f"{FIRST} + w.n", "user_id": evenly(size.people)}
    copies(Knower.objects.get(person=person), series(HUMANS), known)
    sql(f"UPDATE sources_knower SET user_id = {writer.pk} WHERE person_id % 200 = 3")
    copies(Identity.objects.get(person=person), series(HUMANS), {})
    # All but a few are written down: whoever looks for those few must not walk through the others.
    sql(f"UPDATE sources_humansource SET identity_id = id WHERE id % 500 <> 0 AND id > {FIRST}")
    sql(
        f"UPDATE sources_reference SET person_id = {FIRST} + 1 + id / 100 % {HUMANS}"
        f" WHERE id % 100 = 7 AND id > {FIRST}"
    )


def _sources(size: Size, story: Story) -> None:
    """Where references stand, when they were last looked at, and the feeds."""
    copies_of(
        Address,
        "url, reference_id",
        f"SELECT url, id FROM sources_reference WHERE id > {FIRST} AND url IS NOT NULL",
    )
    copies_of(
        Watch,
        "reference_id, next_at, looks, looked_at, etag, last_modified, unseen",
        "SELECT id, now() + id % 600 * interval '1 hour', 3, now(), '', '', 0"
        f" FROM sources_reference WHERE id > {FIRST}",
    )
    copies(
        Retrieval.objects.order_by("pk")[0],
        f"(SELECT n FROM generate_series(1, {size.references}, 5) AS n)",
        {"key": "gen_random_uuid()", "reference_id": f"{FIRST} + w.n", "asked_by_id": evenly(size.people)},
    )
    copies(
        Feed.objects.all()[0],
        titled(FEEDS),
        {
            "url": "'https://outlet' || w.n || '.example/feed'",
            "title": "split_part(w.title, ' ', 4) || ' feed'",
            "publisher_id": f"{FIRST} + w.n",
            "state": "CASE WHEN w.n % 50 = 1 THEN 'gone' WHEN w.n % 50 = 2 THEN 'paused' ELSE 'active' END",
            "problem": "CASE WHEN w.n % 50 = 3 THEN 'It answered 500.' ELSE '' END",
            "checked_at": "now() - w.dice * interval '10 minutes'",
            "changed_at": "now() - w.n % 40 * interval '1 day'",
        },
    )
