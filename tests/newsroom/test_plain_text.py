"""What is typed or pasted into any form of ours is kept without the characters nobody sees."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory

from newsroom.plain_text import PlainTextMiddleware
from sources.models import Publisher
from stories.models import Author, Section, Story
from tests.stories.admin.page import press
from tests.stories.making import a_story

pytestmark = pytest.mark.django_db
TURNED, PLAIN = "Ma\u202era\u202c L\u200bin\u2066d", "Mara Lind"


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    client.force_login(publisher)
    return client


def sent(**fields: str) -> dict[str, str]:
    """What the views see of it."""
    request = RequestFactory().post("/desk/", fields)
    PlainTextMiddleware(lambda _: HttpResponse()).process_view(request, None, (), {})
    return request.POST.dict()


def test_an_authors_name(desk: Client) -> None:
    desk.post("/desk/stories/author/add/", {"name": TURNED, "slug": "mara-lind", "about": TURNED})
    author = Author.objects.get()
    assert (author.name, author.about) == (PLAIN, PLAIN)


def test_a_sections_name(desk: Client) -> None:
    told = {"name": TURNED, "slug": "x", "about": "", "angle": TURNED, "position": "9"}
    desk.post("/desk/stories/section/add/", told)
    section = Section.objects.get(slug="x")
    assert (section.name, section.angle) == (PLAIN, PLAIN)


def test_a_publishers_name(desk: Client) -> None:
    told = {"name": TURNED, "slug": "x", "kind": "outlet", "confidence": "2"}
    desk.post(
        "/desk/sources/publisher/add/", {**told, "domains-TOTAL_FORMS": "0", "domains-INITIAL_FORMS": "0"}
    )
    assert Publisher.objects.get(slug="x").name == PLAIN


def test_a_storys_words_and_tags(client: Client, writer: User) -> None:
    client.force_login(writer)
    story = a_story(writer)
    body = f"<p>{TURNED} and &#8238;more</p>"
    press(client, story, "_save", headline=TURNED, standfirst=TURNED, body=body, tags=f"{TURNED}, b")
    story = Story.objects.get()
    assert (story.headline, story.standfirst) == (PLAIN, PLAIN)
    assert story.body == f"<p>{PLAIN} and more</p>"
    assert sorted(story.tags.names()) == [PLAIN, "b"]


def test_a_name_of_nothing_but_them_is_none(desk: Client) -> None:
    page = desk.post("/desk/stories/author/add/", {"name": "\u202e\u2066\u200b", "slug": "x"})
    assert "This field is required" in page.text
    assert not Author.objects.exists()


def test_a_password_stays_as_it_was_chosen() -> None:
    typed = {"password": "a\u202eb", "new_password1": "c\u200bd", "note": "e\u202ef"}
    assert sent(**typed) == {"password": "a\u202eb", "new_password1": "c\u200bd", "note": "ef"}


def test_of_several_values_all_are_looked_at_and_the_rest_stays() -> None:
    request = RequestFactory().post("/desk/", {"tags": ["a\u202e", "b"], "other": "\u05d0\u200f"})
    PlainTextMiddleware(lambda _: HttpResponse()).process_view(request, None, (), {})
    assert dict(request.POST.lists()) == {"tags": ["a", "b"], "other": ["\u05d0\u200f"]}
    with pytest.raises(AttributeError):
        request.POST["tags"] = "c"  # type: ignore[misc]
