"""What readers are told of a tag and of a section is written at the desk, by those who keep the house."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.models import Edition, Event, Section, Tag
from stories.models.shelf import MOST_SAID
from tests.stories.making import published

pytestmark = pytest.mark.django_db
SAID = "Things worn on the head."


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor, tags=("headsets",))


@pytest.fixture
def tag(edition: Edition) -> Tag:
    return Tag.objects.get()


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    client.force_login(publisher)
    return client


def page_of(tag: Tag) -> str:
    return f"/desk/stories/tag/{tag.pk}/change/"


def test_a_tag_comes_with_the_first_edition_under_it(desk: Client, tag: Tag) -> None:
    assert "headsets" in desk.get("/desk/stories/tag/").text


def test_a_publisher_describes_a_tag_and_readers_see_it(desk: Client, tag: Tag, publisher: User) -> None:
    assert desk.post(page_of(tag), {"about": SAID}).status_code == 302
    assert SAID in Client().get("/tags/headsets/").text
    event = Event.objects.get(verb="changed tag")
    assert (event.by, event.detail) == (
        publisher,
        {"name": "headsets", "fields": ["about"], "said": ["description set to “Things worn on the head.”"]},
    )


def test_a_publisher_describes_a_section(desk: Client, edition: Edition) -> None:
    section = edition.story.section
    told = {"name": section.name, "about": SAID, "angle": section.angle, "position": section.position}
    assert desk.post(f"/desk/stories/section/{section.pk}/change/", told).status_code == 302
    assert Section.objects.get(pk=section.pk).about == SAID
    assert Event.objects.get(verb="changed section").detail["fields"] == ["about"]


def test_saving_what_stands_already_records_nothing(desk: Client, tag: Tag) -> None:
    desk.post(page_of(tag), {"about": ""})
    assert not Event.objects.filter(verb="changed tag").exists()


def test_it_is_one_paragraph_of_plain_text(desk: Client, tag: Tag) -> None:
    desk.post(page_of(tag), {"about": " Worn\r\n\r\n on the <b>head</b>. "})
    tag.refresh_from_db()
    assert tag.about == "Worn on the <b>head</b>."
    assert "&lt;b&gt;head" in Client().get("/tags/headsets/").text


def test_one_that_is_too_long_is_refused_and_kept_in_the_form(desk: Client, tag: Tag) -> None:
    long = "x" * (MOST_SAID + 1)
    answer = desk.post(page_of(tag), {"about": long})
    assert answer.status_code == 200
    assert long in answer.text
    assert Tag.objects.get().about == ""


def test_its_room_is_told_and_counted(desk: Client, tag: Tag) -> None:
    page = desk.get(page_of(tag)).text
    assert f'maxlength="{MOST_SAID}"' in page
    assert f"At most {MOST_SAID} characters." in page
    assert "desk/counted.js" in page


@pytest.mark.parametrize("who", ["writer", "editor"])
def test_nobody_else_describes_a_tag(
    client: Client, request: pytest.FixtureRequest, tag: Tag, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.post(page_of(tag), {"about": SAID}).status_code == 403
    assert Tag.objects.get().about == ""


def test_no_tag_is_added_renamed_or_removed_here(desk: Client, tag: Tag) -> None:
    desk.post(page_of(tag), {"about": "", "name": "other", "slug": "other"})
    assert Tag.objects.get().slug == "headsets"
    assert desk.post("/desk/stories/tag/add/", {"name": "x", "slug": "x"}).status_code == 403
    assert desk.post(f"/desk/stories/tag/{tag.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_tag_of_drafts_alone_is_not_listed(desk: Client, edition: Edition) -> None:
    edition.story.tags.add("unpublished")
    assert "unpublished" not in desk.get("/desk/stories/tag/").text
