"""The sheet a story is proposed from: which label it puts forward, and how much its fields hold."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.retract import retract
from stories.models import Edition, Story
from tests.stories.admin.page import address, opened, press
from tests.stories.making import published, supported


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor)


def chosen(desk: Client, story: Story) -> str:
    return opened(desk, story)["propose-label"][0]


def says(desk: Client, story: Story) -> dict[str, str]:
    return {one.label.slug: one.says for one in desk.get(address(story)).context["choices"]}


def test_the_label_that_is_earned_is_put_forward(desk: Client, edition: Edition, writer: User) -> None:
    supported(edition.story, writer, "TechRadar")
    assert chosen(desk, edition.story) == "corroborated"


def test_a_retracted_story_stays_retracted_unless_somebody_chooses(
    desk: Client, edition: Edition, writer: User, editor: User
) -> None:
    supported(edition.story, writer, "TechRadar")
    retract(edition.story, by=editor, reason="The report was made up.")
    assert chosen(desk, edition.story) == "retracted"


def test_a_label_chosen_before_stays_chosen(desk: Client, edition: Edition, writer: User) -> None:
    supported(edition.story, writer, "TechRadar")
    press(desk, edition.story, "_save", propose__label="emerging")
    assert chosen(desk, edition.story) == "emerging"


def test_each_label_says_how_it_stands(desk: Client, edition: Edition, writer: User) -> None:
    supported(edition.story, writer, "TechRadar")
    told = says(desk, edition.story)
    assert (told["emerging"], told["corroborated"]) == ("as readers see now", "earned, 2 layers")
    assert told["confirmed"].startswith("Missing:")


@pytest.mark.parametrize(
    ("field", "most"), [("headline", 200), ("standfirst", 400), ("propose-change_note", 400)]
)
def test_a_field_readers_see_says_how_much_it_holds(
    desk: Client, edition: Edition, field: str, most: int
) -> None:
    page = desk.get(address(edition.story)).content.decode()
    assert f'id="id_{field}_most" data-most="{most}">at most {most} characters' in page


def test_the_button_that_sends_stands_in_the_bar(desk: Client, edition: Edition) -> None:
    page = desk.get(address(edition.story)).content.decode()
    assert page.index('class="submit-row"') < page.index('name="_propose"')
