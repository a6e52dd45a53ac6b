"""What every page of the desk has, and what none has."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from tests.flows.screens import PASSED_OVER
from tests.stories.making import a_story, proposed, published, supported
from tests.stories.walking import NAMES, one_of_each, own

pytestmark = pytest.mark.django_db

# Read by a page's script or by programs, and never run.
DATA = {"application/json", "application/ld+json"}
# Beside what has no page: the draft as readers would see it, under their own policy.
READERS = {"preview"}
DOOR = (
    *("/desk/login/", "/desk/recovery/", "/desk/login/passkey/"),
    *("/desk/recovery/x/y/", "/desk/invitation/x/y/"),
)
LOOSE = """//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]
    | //a[starts-with(@href, 'javascript:') and not(contains(@href, '/desk/send/'))]"""


@dataclass(frozen=True)
class Sent:
    """A page as it was sent: its policy, the policy's nonce and what is in it, by lxml."""

    policy: str
    nonce: str
    page: Any

    def loose(self) -> list[str]:
        """What would run or style without standing in a file of ours, but for scripts with the nonce."""
        found = self.page.xpath(LOOSE)
        return [str(one) for one in found if isinstance(one, str) or not self._allowed(one)]

    def _allowed(self, one: Any) -> bool:
        return one.tag == "script" and (one.get("type") in DATA or one.get("nonce") == self.nonce != "")


def sent(answer: Any) -> Sent:
    policy = answer.headers.get("Content-Security-Policy", "")
    nonces = re.findall(r"'nonce-([^']+)'", policy)
    return Sent(policy, next(iter(nonces), ""), html.document_fromstring(answer.content))


@pytest.fixture
def pages(client: Client, writer: User, editor: User, admin_user: User) -> dict[str, Sent]:
    """Every screen of the desk by its name, before who may open all."""
    told = own(one_of_each(writer, editor), admin_user)
    client.force_login(admin_user)
    answers = {name: client.get(at) for name, at in told.items()}
    return {
        name: sent(answer)
        for name, answer in answers.items()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    }


@pytest.fixture
def filled(writer: User, editor: User) -> None:
    published(writer, editor)
    story = a_story(writer, headline="Another")
    supported(story, writer)
    proposed(story, writer)


def test_no_screen_has_a_script_or_style_of_its_own(pages: dict[str, Sent]) -> None:
    assert set(NAMES) - set(pages) <= PASSED_OVER
    assert {name: loose for name, page in pages.items() if (loose := page.loose())} == {}
    assert [name for name, page in pages.items() if re.search("unsafe-(inline|eval)", page.policy)] == []
    ours = [page for name, page in pages.items() if name not in READERS]
    assert [page.policy for page in ours if "script-src 'self'" not in page.policy] == []
    nonces = [page.nonce for page in ours if page.nonce]
    assert len(set(nonces)) == len(nonces) > len(PASSED_OVER)


@pytest.mark.parametrize("page", DOOR)
def test_the_door_has_none_either(db: None, client: Client, page: str) -> None:
    door = sent(client.get(page))
    assert door.loose() == []
    assert f"'nonce-{door.nonce}'" in door.policy


def test_the_dark_differs_from_the_light_in_colours_alone() -> None:
    """So that axe need ask the dark for nothing else."""
    styles = "".join(one.read_text() for one in Path(settings.BASE_DIR, "static/desk").glob("*.css"))
    assert "prefers-color-scheme" not in styles
    assert "light-dark(" in styles


def test_a_script_that_slipped_in_is_found() -> None:
    slipped = "<p style='x' onclick='y'>z<style>a{}</style><script>b()</script><script nonce=c>d()</script>"
    assert len(Sent("", "e", html.document_fromstring(slipped)).loose()) == 5
    assert len(Sent("", "c", html.document_fromstring(slipped)).loose()) == 4


def test_an_outsider_is_told_why_the_desk_stays_closed(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    page = client.get("/desk/", follow=True).content.decode()
    assert "this account may not open the desk" in page


def test_signing_in_leads_to_where_one_was_going(client: Client, writer: User) -> None:
    answer = client.post(
        "/desk/login/?next=/desk/stories/proposal/",
        {
            "username": "writer",
            "password": "correct horse battery staple",
            "next": "/desk/stories/proposal/",
        },
    )
    assert answer["Location"] == "/desk/stories/proposal/"


def test_a_wrong_password_is_said_in_words(client: Client, writer: User) -> None:
    page = client.post("/desk/login/", {"username": "writer", "password": "wrong"}).content.decode()
    assert "correct username and password" in page
    assert 'value="writer"' in page


def test_signing_out_is_a_post(client: Client, writer: User) -> None:
    client.force_login(writer)
    assert client.get("/desk/logout/").status_code == 405
    assert "Signed out" in client.post("/desk/logout/").content.decode()


def test_the_navigation_counts_what_waits(client: Client, filled: None, editor: User) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/story/").content.decode()
    assert re.search(r'Review</a></th>\s*<td><span class="count is-hot">', page)


def test_the_navigation_shows_a_writer_only_what_is_theirs(client: Client, writer: User) -> None:
    client.force_login(writer)
    page = client.get("/desk/").content.decode()
    assert "Layers to judge" in page
    assert "Ledger" not in page
    assert "Newsroom</caption>" not in page


def test_the_queue_shows_what_is_still_to_come(client: Client, filled: None, editor: User) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/proposal/").content.decode()
    assert "Another" in page
    assert "Orrery headsets swell" not in page


def test_an_empty_queue_says_where_the_decided_are(client: Client, editor: User) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/proposal/").content.decode()
    assert "The filter finds those that were decided" in page


@pytest.mark.parametrize("asked", ["state=approved", "state=all", "q=Orrery"])
def test_the_queue_finds_the_decided_when_asked(
    client: Client, filled: None, editor: User, asked: str
) -> None:
    client.force_login(editor)
    assert "Orrery headsets swell" in client.get(f"/desk/stories/proposal/?{asked}").content.decode()


@pytest.mark.parametrize("waiting", [1, 8])
def test_the_queue_needs_as_many_queries_for_many_as_for_one(
    client: Client,
    writer: User,
    editor: User,
    waiting: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(waiting):
        story = a_story(writer, headline=f"Story {number}")
        supported(story, writer)
        proposed(story, writer)
    client.force_login(editor)
    with django_assert_max_num_queries(14):
        client.get("/desk/stories/proposal/")


@pytest.mark.parametrize("screen", ["stories/story", "sources/publisher", "sources/feed", "stories/label"])
def test_what_never_was_is_not_found(client: Client, publisher: User, screen: str) -> None:
    client.force_login(publisher)
    answer = client.get(f"/desk/{screen}/999999/change/")
    assert answer.status_code == 404
    assert "Nothing at this address" in answer.content.decode()
