"""What was decided of the stories, and what lies about: proposals, editions, events, inboxes, the wire."""

# ruff: noqa: S608

from __future__ import annotations

from sources.models import Feed, Signal
from stories.models import CatalogueEntry, Comment, Edition, Event, Match, Note, Proposal, Story
from tests.bench.desk_copies import FIRST, Size, copies, copies_of, evenly, series, some

# So many signals are of these days; all others were dismissed long ago.
NEWEST = 20_000


def decide(size: Size, story: Story) -> None:
    edition = Edition.objects.select_related("proposal").get(story=story)
    half, tenth = (f"(SELECT n, headline FROM bench_story WHERE n % {every} = 0)" for every in (2, 10))
    again = f"{FIRST} + {size.stories} + w.n"
    label = "(SELECT id FROM stories_label WHERE slug = CASE WHEN w.n % 1000 = 4 THEN 'retracted'"
    label += " WHEN w.n % 100 = 6 THEN 'disputed' WHEN w.n % 4 = 0 THEN 'corroborated' ELSE 'emerging' END)"
    when = f"now() - ({size.stories} - w.n) * interval '13 minutes'"
    made = {"story_id": f"{FIRST} + w.n", "proposed_at": when, "decided_at": when}
    copies(edition.proposal, half, made)
    copies(edition.proposal, tenth, {**made, "id": again})
    seal = {"previous": "md5('p' || w.n)", "digest": "md5('d' || w.n)", "published_at": when}
    sealed = {"story_id": f"{FIRST} + w.n", "label_id": label, "slug": "'story-' || w.n", **seal}
    sealed["headline"] = "w.headline"
    newest = {"number": "2", "entry": f"{FIRST} + {size.stories} + w.n", "proposal_id": f"{FIRST} + w.n"}
    copies(edition, half, {**sealed, **newest})
    shown = {"story_id": f"{FIRST} + w.n", "edition_id": f"{FIRST} + w.n", "label_id": label}
    copies(CatalogueEntry.objects.get(edition=edition), half, {**shown, "entry": newest["entry"]})
    older = {"id": again, "proposal_id": again, "entry": f"{FIRST} + w.n", "number": "1"}
    seal_older = {"previous": "md5('q' || w.n)", "digest": "md5('e' || w.n)"}
    copies(edition, tenth, {**sealed, **older, **seal_older})
    _open(size, edition.proposal)


def _open(size: Size, proposal: Proposal) -> None:
    """Some wait for an editor, some for their time, some were declined."""
    undecided = {"decided_by_id": "NULL", "decided_at": "NULL"}
    for state, every, first, facts in (
        ("open", 500, 1, undecided),
        ("scheduled", 5000, 3, {"publish_at": "now() + w.n * interval '1 minute'"}),
        ("declined", 50, 5, {"decision_note": "'Not yet.'"}),
    ):
        copies(
            proposal,
            f"(SELECT n FROM generate_series({first}, {size.stories}, {every}) AS n)",
            {
                "id": f"{FIRST} + {3 * size.stories} + w.n",
                "story_id": f"{FIRST} + w.n",
                "state": f"'{state}'",
                "proposed_at": f"now() - ({size.stories} - w.n) * interval '1 second'",
                "proposed_by_id": evenly(size.people),
                **facts,
            },
        )


def surround(size: Size, story: Story) -> None:
    """What lies about: events, comments, inboxes, the wire."""
    event = Event.objects.filter(story=story, verb="saved").first() or Event.objects.filter(story=story)[0]
    copies(
        event,
        series(5 * size.stories),
        {"story_id": evenly(size.stories), "by_id": evenly(size.people)},
    )
    copies_of(
        Comment,
        "story_id, key, by_id, at, text, quote, before, after",
        f"SELECT {FIRST} + n, gen_random_uuid(), {story.started_by_id}, now(), 'Is that so?', '', '', ''"
        f" FROM generate_series(1, {size.stories}, 5) AS n",
    )
    copies_of(
        Note,
        '"to_id", kind, story_id, key, by_id, detail, at',
        f"SELECT id, 'comment', {FIRST} + k, 'n' || k, NULL, '{{}}', now()"
        " FROM auth_user, generate_series(1, 300) AS k",
    )
    _wire(size, story)


def _wire(size: Size, story: Story) -> None:
    """Signals, of the newest a third dismissed just now, older ones long ago; some fit four stories each."""
    feed = Feed.objects.create(url="https://outlet.example/feed")
    age = f"({size.signals} - w.n)"
    long_ago, days_ago = f"{age} > {NEWEST}", "now() - interval '9 days'"
    dismissed = f"{long_ago} OR {age} % 3 = 0"
    signal = Signal.objects.create(feed=feed, entry="one", url="https://outlet.example/one", title="One")
    copies(
        signal,
        f"(SELECT n, title FROM bench_title WHERE n <= {size.signals})",
        {
            "entry": "'entry' || w.n",
            "url": "'https://outlet.example/wire/' || w.n",
            "title": "w.title",
            "publisher_id": some(size.publishers),
            "seen_at": f"now() - {age} * interval '1 minute'",
            "sorted_at": "now()",
            "state": f"CASE WHEN {dismissed} THEN 'dismissed' ELSE 'new' END",
            "decided_at": f"CASE WHEN {long_ago} THEN {days_ago} WHEN {dismissed} THEN now() END",
            "decided_by_id": f"CASE WHEN {dismissed} THEN {story.started_by_id} END",
        },
    )
    copies_of(
        Match,
        "story_id, signal_id, names, share, state, matched_at",
        f"SELECT {FIRST} + {size.stories} - (n + 500 * k) % 2000, {FIRST} + {size.signals} - 3 * n - 1,"
        " '[\"Gridline\"]', 20, 'new', now()"
        f" FROM generate_series(1, {NEWEST // 4}) AS n, generate_series(0, 3) AS k",
    )
