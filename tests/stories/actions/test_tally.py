"""How many stories each of the readers' lists holds, kept with each edition."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from stories.actions.approve import approve
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.models import CatalogueTally, Edition, Label
from tests.stories.making import proposed, published, supported, words

pytestmark = pytest.mark.django_db
COUNTS = ("kind", "slug", "name", "stories", "firsts", "by_label", "since")


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor, tags=("headsets",))


def raised(edition: Edition, writer: User, editor: User) -> Edition:
    """A second edition, on another source and under another tag."""
    edition.story.refresh_from_db()
    save_story(edition.story.pk, words(tags=("batteries",)), by=writer, version=edition.story.version)
    supported(edition.story, writer, "Wired")
    return approve(proposed(edition.story, writer, "corroborated"), by=editor)


def of(kind: str, slug: str = "") -> CatalogueTally:
    return CatalogueTally.objects.get(kind=kind, slug=slug)


def key(slug: str) -> str:
    return str(Label.objects.get(slug=slug).pk)


def way(first: str, now: str) -> dict[str, int]:
    return {f"{key(first)}-{key(now)}": 1}


@pytest.mark.parametrize(
    ("kind", "slug"), [("all", ""), ("section", "devices"), ("tag", "headsets"), ("source", "engadget")]
)
def test_a_published_story_counts_in_each_of_its_lists(edition: Edition, kind: str, slug: str) -> None:
    assert (of(kind, slug).stories, of(kind, slug).by_label) == (1, {key("emerging"): 1})


def test_the_next_edition_counts_in_place_of_the_one_before(
    edition: Edition, writer: User, editor: User
) -> None:
    raised(edition, writer, editor)
    assert (of("all").stories, of("all").by_label) == (1, {key("corroborated"): 1})


def test_a_list_a_story_left_remembers_that_it_began_there(
    edition: Edition, writer: User, editor: User
) -> None:
    raised(edition, writer, editor)
    assert (of("tag", "headsets").stories, of("tag", "headsets").by_label) == (0, {})
    assert of("tag", "headsets").since == way("emerging", "corroborated")


def test_what_came_later_did_not_begin_there(edition: Edition, writer: User, editor: User) -> None:
    raised(edition, writer, editor)
    assert (of("source", "wired").stories, of("source", "wired").since) == (1, {})


def test_a_withdrawal_is_counted(edition: Edition, editor: User) -> None:
    retract(edition.story, by=editor, reason="The notice was forged.")
    assert of("source", "engadget").since == way("emerging", "retracted")


def counts() -> set[str]:
    return set(map(str, CatalogueTally.objects.exclude(stories=0, since={}).values_list(*COUNTS)))


def test_counted_anew_it_is_the_same(edition: Edition, writer: User, editor: User) -> None:
    raised(edition, writer, editor)
    before = counts()
    call_command("rebuild_catalogue", stdout=StringIO())
    assert counts() == before
