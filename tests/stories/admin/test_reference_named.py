"""Before a reference is made confidential: its page says what readers were shown of it already."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.models import Reference
from stories.actions.approve import approve
from stories.actions.cite import uncite
from stories.actions.correct_reference import correct
from stories.models import Story
from tests.stories.admin.test_reference import shown
from tests.stories.making import a_story, cited, proposed, published, supported

WARNING = "what was published stays published under the older editions"


@pytest.fixture
def public(writer: User, editor: User) -> Story:
    return published(writer, editor).story


def first(story: Story) -> Reference:
    return story.citations.get(number=1).reference


def test_of_one_that_an_edition_names_it_says_that_the_edition_goes_on_naming_it(
    desk: Client, public: Story
) -> None:
    page = shown(desk, first(public))
    assert WARNING in page
    assert "hidden from the next edition on" in page
    assert 'aria-describedby="seen-before"' in page


def test_of_one_in_a_draft_there_is_nothing_to_warn_of(desk: Client, writer: User) -> None:
    assert WARNING not in shown(desk, supported(a_story(writer), writer).reference)


def test_nor_of_one_cited_since_the_last_edition(desk: Client, public: Story, writer: User) -> None:
    assert WARNING not in shown(desk, cited(public, writer, "TechRadar").reference)


def test_nor_of_one_that_no_story_cites(desk: Client, writer: User) -> None:
    alone = keep_reference(ReferenceFacts(title="A filing", publisher_name="H"), by=writer, key=uuid4())
    assert WARNING not in shown(desk, alone)


def test_nor_of_another_that_got_its_number(desk: Client, public: Story, writer: User) -> None:
    uncite(public.citations.get(number=1), by=writer)
    other = cited(public, writer, "TechRadar", url="https://radar.example/a").reference
    assert public.citations.get(reference=other).number == 1
    assert WARNING not in shown(desk, other)


def test_nor_where_the_edition_kept_it_confidential(desk: Client, writer: User, editor: User) -> None:
    story = a_story(writer)
    reference = supported(story, writer, confidential=True).reference
    approve(proposed(story, writer), by=editor)
    correct(reference, "confidential", "no", by=writer, why="They agreed.")
    assert WARNING not in shown(desk, reference)


def test_made_confidential_it_asks_no_more(desk: Client, public: Story, writer: User) -> None:
    correct(first(public), "confidential", "yes", by=writer, why="They asked us to.")
    assert WARNING not in shown(desk, first(public))


def test_who_may_not_change_it_is_not_warned(client: Client, public: Story, writer: User) -> None:
    group = writer.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_reference"))
    client.force_login(writer)
    assert WARNING not in shown(client, first(public))
