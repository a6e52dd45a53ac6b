"""Every screen of the desk, with the addresses that lead to it in the filled newsroom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from sources.models import Derivation, Publisher, Reference, Retrieval
from stories.actions.save_story import save_story
from stories.admin.known_people import offered_at
from stories.admin.many_verbs import VERBS
from stories.models import Edition, Event, Label, Page, Proposal, Report, Story, Tag
from tests.bench.desk_copies import FIRST
from tests.bench.desk_no_screens import NO_SCREENS
from tests.bench.desk_words import COMMON, RARE
from tests.stories.admin.page import opened
from tests.stories.making import words
from tests.stories.walking import NAMES, address

MANY = 50
_typed = count(1)


@dataclass(frozen=True)
class Screen:
    """`bound` where the targets name its time; `stock` is the model and query of the stock list beside it.

    `sent` makes what somebody posts there, and `status` is what the page then answers.
    """

    name: str
    address: str
    bound: bool = False
    stock: tuple[type[Any], str] | None = None
    sent: Callable[[Client], dict[str, Any]] | None = None
    status: int = 200

    def asking(self, client: Client) -> Callable[[], HttpResponse]:
        """One request of this person's; what is sent was made ready before."""
        if self.sent is None:
            return lambda: client.get(self.address)  # type: ignore[return-value]
        sent = self.sent(client)
        return lambda: client.post(self.address, sent)  # type: ignore[return-value]


def screens(story: Story, writer: User, editor: User) -> Iterator[Screen]:
    """Those asked for by name, then whatever other address the desk has: a new one is measured without
    anybody putting it down here."""
    named = [
        *_stories(),
        *_one_story(story, editor),
        *_evidence(story),
        *_who_tells(),
        *_newsroom(),
        *_colleagues(),
    ]
    yield from named
    shown = {resolve(urlsplit(one.address).path).url_name for one in named}
    keys = _keys(story, writer)
    for name in NAMES:
        if name not in shown and name not in NO_SCREENS:
            yield Screen(name.replace("_", " "), address(name, keys))


def _stories() -> Iterator[Screen]:
    stories = _list("stories_story")
    deep = Story.objects.order_by("-saved_at", "-pk")[Story.objects.count() * 9 // 10]
    page = Story.objects.count() * 9 // 1000
    older = f"?older={deep.pk}_{deep.saved_at.isoformat().replace('+', '%2B')}"
    yield Screen("stories, newest", stories, True, (Story, ""))
    yield Screen("stories, nine tenths down", stories + older, True, (Story, f"?p={page}"))
    yield Screen("stories by headline", f"{stories}?o=0", True, (Story, "?o=1"))
    for query in (
        "state=draft",
        "state=live",
        "state=ahead",
        "state=waiting",
        "state=scheduled",
        "state=retracted",
    ):
        yield Screen(f"stories, {query}", f"{stories}?{query}", True)
    for query in ("state=unsupported", "label=emerging", "label=retracted", "label=confirmed", "days=7"):
        yield Screen(f"stories, {query}", f"{stories}?{query}", True)
    section = f"?section__id__exact={FIRST + 1}"
    yield Screen("stories, section", f"{stories}?section=section-1", True, (Story, section))
    yield Screen("stories, byline", f"{stories}?byline=Author+7", True)
    yield Screen("stories, mine", f"{stories}?whose=mine", True)
    for word in (COMMON, RARE, f"{COMMON} {RARE}", "the publisher", "nothingofthekind"):
        yield Screen(f"stories, search {word!r}", f"{stories}?q={word}", True, (Story, f"?q={word}"))
    yield Screen("stories, search in drafts", f"{stories}?q={COMMON}&state=draft", True)
    many = "&".join(f"story={FIRST + 2 * number}" for number in range(1, MANY + 1))
    for verb in VERBS:
        yield Screen(
            f"bulk, {MANY} stories: {verb}", f"{reverse('admin:stories_story_many')}?do={verb}&{many}"
        )


def _one_story(story: Story, editor: User) -> Iterator[Screen]:
    at = reverse("admin:stories_story_change", args=[story.pk])
    yield Screen("story, 20 references", at, True)
    yield Screen("story, evidence wide", f"{at}?wide=yes", True)
    yield Screen(
        "story, conflict",
        reverse("admin:stories_story_change", args=[FIRST + 200]),
        sent=lambda client: _clash(client, editor),
        status=409,
    )
    log = reverse("admin:stories_story_history", args=[story.pk])
    half = story.version // 2
    for query in (
        "", f"?version={half}", f"?version={half}&against={half - 1}", "?show=decisions", "?words=sales",
    ):  # fmt: skip
        yield Screen(f"history of a story {query}", log + query)
    waiting = Proposal.objects.filter(state="open").order_by("proposed_at")[0]
    review = reverse("admin:stories_proposal_change", args=[waiting.pk])
    yield Screen("review page", review, True)
    yield Screen("review page, side by side", f"{review}?view=side", True)
    queue = _list("stories_proposal")
    yield Screen("review queue", queue)
    for query in ("state=scheduled", "state=declined", "state=approved", f"q={COMMON}"):
        yield Screen(f"review queue, {query}", f"{queue}?{query}")


def _clash(client: Client, by: User) -> dict[str, Any]:
    """What somebody typed on a page that was opened before another saved."""
    story = Story.objects.get(pk=FIRST + 200)
    sent = opened(client, story)
    told = words(headline=f"Theirs {next(_typed)}", body=story.body, section_id=story.section_id)
    save_story(story.pk, told, by=by, version=story.version)
    return {**sent, "headline": "Mine", "_save": "yes"}


def _evidence(story: Story) -> Iterator[Screen]:
    references = _list("sources_reference")
    yield Screen("wire", _list("sources_signal"))
    for query in (
        "tab=mine",
        "tab=none",
        "tab=dismissed",
        "tab=kept",
        f"q={COMMON}",
        f"q={RARE}",
        "kind=outlet",
    ):
        yield Screen(f"wire, {query}", f"{_list('sources_signal')}?{query}")
    yield Screen("references", references, False, (Reference, ""))
    yield Screen("references, search", f"{references}?q={COMMON}", False, (Reference, f"?q={COMMON}"))
    for query in (
        "kind__exact=statement", "kind__exact=filing", "withdrawn=yes", "first_hand__exact=1",
        "confidential__exact=1", f"q={RARE}",
    ):  # fmt: skip
        yield Screen(f"references, {query}", f"{references}?{query}")
    copy = Retrieval.objects.order_by("pk")[1]
    one = {"object_id": copy.reference_id, "copy_id": copy.pk}
    yield Screen("archived copy", reverse("admin:sources_reference_copy", kwargs=one))
    yield Screen("layers to judge", _list("sources_derivation"))
    yield Screen("layers, confirmed", f"{_list('sources_derivation')}?state__exact=confirmed")
    for query in (f"q={COMMON}", f"q={RARE}", "kind__exact=release"):
        yield Screen(f"layers, {query}", f"{_list('sources_derivation')}?{query}")
    yield Screen("send", f"{reverse('send')}?url=https://outlet.example/new&title=New")


def _who_tells() -> Iterator[Screen]:
    yield Screen("publishers", _list("sources_publisher"), False, (Publisher, ""))
    for query in ("q=publisher", "q=outlet77.example", "q=ba", "kind__exact=wire", "sure=new", "o=3"):
        yield Screen(f"publishers, {query}", f"{_list('sources_publisher')}?{query}")
    busiest = reverse("admin:sources_publisher_change", args=[FIRST + 1])
    yield Screen("publisher of most references", busiest)
    whose = {"app_label": "sources", "model_name": "publisher", "field_name": "owner"}
    for typed in ("publisher", "publisher 77"):
        asked = urlencode({**whose, "term": typed})
        yield Screen(f"owner, typed {typed!r}", f"{reverse('admin:autocomplete')}?{asked}")
    feeds = _list("sources_feed")
    for query in ("", "?state=care", "?state=quiet", "?state=paused", "?q=feed", "?q=outlet77.example"):
        yield Screen(f"feeds {query}", feeds + query)
    people = _list("sources_humansource")
    told, knows = ("?told=unnamed", "?told=named"), ("?knows=me", "?knows=nobody")
    for query in ("", *told, *knows, "?q=engineer", "?q=nobody"):
        yield Screen(f"people {query}", people + query)


def _newsroom() -> Iterator[Screen]:
    yield Screen("front page", reverse("admin:index"))
    yield Screen("inbox", reverse("inbox"))
    yield Screen("inbox, unread", f"{reverse('inbox')}?show=unread")
    for word in (COMMON, RARE, "engineer", "publisher 7", "nothingofthekind"):
        yield Screen(f"find {word!r}", f"{reverse('find')}?q={word}")
    log, ledger = _list("stories_event"), _list("stories_edition")
    yield Screen("log", log, False, (Event, ""))
    for query in (
        "by=watch",
        "by=person7",
        "what=saved",
        "since=2020-01-01&until=2020-02-01",
        f"q={RARE}",
    ):
        yield Screen(f"log, {query}", f"{log}?{query}")
    yield Screen(f"log, q={COMMON}", f"{log}?q={COMMON}")
    yield Screen("log of a story", f"{log}?story={FIRST + 200}")
    yield Screen("ledger", ledger, False, (Edition, ""))
    for query in (
        "kind=retract",
        "decided=alone",
        "decided=above",
        "day=2025-03-03",
        f"q={COMMON}",
        f"q={RARE}",
        "q=0a1b2c3d",
    ):
        yield Screen(f"ledger, {query}", f"{ledger}?{query}")
    for name in ("stories_tag", "stories_author", "auth_user"):
        for query in ("", "?q=author", "?q=tag+77", "?q=person77"):
            yield Screen(f"{name.replace('_', ' ')} list {query}", _list(name) + query)
    for typed in ("t", "tag 77"):
        yield Screen(f"tags of a story, typed {typed!r}", f"{reverse('admin:stories_story_tags')}?q={typed}")
    reports = _list("stories_report")
    for query in ("", "?state=answered", "?state=all", f"?q={COMMON}", f"?q={RARE}"):
        yield Screen(f"reports {query}", reports + query)


def _colleagues() -> Iterator[Screen]:
    colleagues = _list("auth_user")
    for query in ("o=0", "o=-0", "o=5", "o=-5", "o=1", "state=on", "state=invited", "state=off"):
        yield Screen(f"colleagues, {query}", f"{colleagues}?{query}")
    authors = reverse("admin:stories_story_authors")
    for typed in ("", "a", "author 77", "nobody"):
        yield Screen(f"byline, typed {typed!r}", f"{authors}?q={typed}")
    for what, row in (("task", None), ("task", FIRST + 200), ("ask", FIRST + 200), ("log", None)):
        for typed in ("", "l", "mara lind77", "nobody"):
            yield Screen(f"{what} of {row}, typed {typed!r}", f"{offered_at(what, row)}&q={typed}")


def _keys(story: Story, writer: User) -> dict[str, int]:
    """As `walking.one_of_each` gives them, of the rows that are there."""
    reference = story.citations.order_by("number")[0].reference_id
    rows = {
        "stories_event": Event, "stories_label": Label, "stories_tag": Tag, "stories_page": Page,
        "auth_group": Group,
    }  # fmt: skip
    first = {name: model.objects.order_by("pk")[0].pk for name, model in rows.items()}  # type: ignore[attr-defined]
    assert story.live_edition
    return first | {
        "stories_story": story.pk,
        "stories_edition": story.live_edition.pk,
        "stories_proposal": story.live_edition.proposal_id,
        "stories_report": Report.objects.filter(state="open").order_by("-pk")[0].pk,
        "stories_section": FIRST + 1,
        "stories_format": story.format_id,
        "stories_author": FIRST + 7,
        "sources_reference": reference,
        "sources_publisher": FIRST + 1,
        "sources_derivation": Derivation.objects.filter(state="suggested").order_by("pk")[0].pk,
        "sources_feed": FIRST + 1,
        "sources_humansource": FIRST + 1,
        "auth_user": writer.pk,
    }


def _list(model: str) -> str:
    return reverse(f"admin:{model}_changelist")
