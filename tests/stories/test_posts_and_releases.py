"""A post and a release count for who wrote them, not for what carries them."""

import pytest
from django.contrib.auth.models import User

from sources.actions.load_publishers import directory, load_publishers
from stories.dossier import open_dossier
from stories.models import Story
from tests.stories.making import a_story, cited

# The directory is loaded for each: its rows are read by the same queries on either database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
VIDEO = "https://www.youtube.com/watch?v="
RELEASE = "https://www.businesswire.com/news/"


@pytest.fixture
def story(writer: User) -> Story:
    load_publishers(directory())
    return a_story(writer)


def layers(story: Story) -> list[tuple[int, ...]]:
    return [layer.keys for layer in open_dossier(story).layers]


def test_two_channels_are_two_layers_and_one_is_one(story: Story, writer: User) -> None:
    for n, channel in enumerate(("Rock Lab", "Layer Cake", "Rock Lab")):
        cited(story, writer, channel, url=f"{VIDEO}{n}", kind="post")
    assert layers(story) == [(1, 3), (2,)]


def test_posts_of_unknown_hands_are_one_layer(story: Story, writer: User) -> None:
    for n in range(3):
        cited(story, writer, "", url=f"{VIDEO}{n}", kind="post")
    assert layers(story) == [(1, 2, 3)]


def test_a_release_and_the_issuers_own_newsroom_are_one_layer(story: Story, writer: User) -> None:
    cited(story, writer, "Apple Inc.", url=f"{RELEASE}1", kind="statement")
    cited(story, writer, "", url="https://www.apple.com/newsroom/1", kind="statement")
    assert layers(story) == [(1, 2)]


def test_two_issuers_on_one_press_wire_are_two_layers(story: Story, writer: User) -> None:
    for n, issuer in enumerate(("Apple", "Nvidia")):
        cited(story, writer, issuer, url=f"{RELEASE}{n}", kind="statement")
    assert layers(story) == [(1,), (2,)]


def test_a_news_agency_is_one_layer_whoever_is_named(story: Story, writer: User) -> None:
    for n, name in enumerate(("Apple", "Nvidia")):
        cited(story, writer, name, url=f"https://www.reuters.com/technology/{n}")
    assert layers(story) == [(1, 2)]


def test_two_newsletters_on_one_host_are_two_layers(story: Story, writer: User) -> None:
    for name in ("letters", "notes"):
        cited(story, writer, "", url=f"https://{name}.substack.com/p/1")
    assert layers(story) == [(1,), (2,)]
