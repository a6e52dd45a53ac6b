"""Who is not to be named is not named by the letter they wrote, nor by the house it came from."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Correction, Publisher, Reference
from stories.actions.approve import approve
from stories.dossier import open_dossier
from stories.models import Edition, Story
from tests.stories.making import a_story, proposed, supported

pytestmark = [pytest.mark.django_db, pytest.mark.each]
NAME, HOUSE = "Gundula Hinterhuber", "Secret Ministry"
UNNAMED = {
    "kind": "interview",
    "author": NAME,
    "person_alias": "A civil servant",
    "person_named": False,
    "why_unnamed": "It would cost the job.",
}


@pytest.fixture
def story(writer: User) -> Story:
    story = a_story(writer)
    supported(story, writer, HOUSE, **UNNAMED)
    return story


def told(story: Story, writer: User, editor: User) -> str:
    approve(proposed(story, writer), by=editor)
    edition = Edition.objects.get()
    return json.dumps([edition.content, edition.evidence, edition.statement])


def test_no_edition_names_the_writer_or_the_house(story: Story, writer: User, editor: User) -> None:
    edition = told(story, writer, editor)
    assert NAME not in edition
    assert HOUSE not in edition
    assert "A civil servant" in edition


def test_no_page_of_readers_names_them(client: Client, story: Story, writer: User, editor: User) -> None:
    told(story, writer, editor)
    for page in (f"/stories/{story.slug}/", f"/stories/{story.slug}/ninjs.json", "/sources/"):
        answer = client.get(page)
        assert answer.status_code == 200
        shown = answer.content.decode()
        assert NAME not in shown
        assert HOUSE not in shown


def test_who_wrote_it_is_not_kept_beside_the_alias(story: Story) -> None:
    assert Reference.objects.get().author == ""
    assert not Correction.objects.filter(field="author").exists()


def test_one_set_unnamed_later_is_withheld_as_well(story: Story, writer: User, editor: User) -> None:
    Reference.objects.update(author=NAME)
    assert NAME not in told(story, writer, editor)


def test_two_from_that_house_are_one_layer_that_does_not_say_which(story: Story, writer: User) -> None:
    supported(story, writer, HOUSE, **{**UNNAMED, "person_alias": "A clerk"})
    (layer,) = open_dossier(story).layers
    assert [join.sentence for join in layer.joins] == [
        "References 1 and 2 are both from a house that is not named."
    ]
    assert Publisher.objects.filter(name=HOUSE).exists()


def test_what_can_be_read_elsewhere_keeps_who_wrote_it(story: Story, writer: User, editor: User) -> None:
    supported(
        story,
        writer,
        "The Halden Courier",
        **{**UNNAMED, "kind": "article", "url": "https://courier.example/a", "author": "Ada Vik"},
    )
    assert "Ada Vik" in told(story, writer, editor)
