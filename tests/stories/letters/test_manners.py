"""Every page on which readers send something: no cookie, no script but our own, kept by no cache."""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from stories.actions.catalogue import catalogue
from stories.signed import confirm_link, end_link, mine_link
from tests.stories.following import FROM_HERE, follows, slip
from tests.stories.reader.editions import publish
from tests.stories.reader.reading import for_readers

pytestmark = pytest.mark.django_db
STORY, REPORT = "/follow/story/laptops-lose-charge/", "/stories/laptops-lose-charge/report/"


@pytest.fixture
def answers(client: Client) -> list[HttpResponse]:
    edition = publish()
    catalogue(edition)
    follow = follows(edition)
    links = [confirm_link(follow, "every"), mine_link(follow.follower), end_link(follow)]
    pages = [STORY, "/follow/tag/laptops/", REPORT, f"{REPORT}sent/", "/follow/end/x/"]
    pages += ["/" + whole.split("/", 3)[3] for whole in links]
    sent = client.post(STORY, {"slip": slip(client, STORY), "email": "eve@mail.example"}, headers=FROM_HERE)
    return [*(client.get(page) for page in pages), sent, client.post(STORY)]  # type: ignore[list-item]


def test_no_cookie_is_set(client: Client, answers: list[HttpResponse]) -> None:
    assert dict(client.cookies) == {}
    assert [answer for answer in answers if "Cookie" in answer.get("Vary", "")] == []


def test_each_is_kept_by_no_cache_and_stays_out_of_search_engines(answers: list[HttpResponse]) -> None:
    assert [answer for answer in answers if "no-store" not in answer["Cache-Control"]] == []
    assert [answer for answer in answers if 'content="noindex"' not in answer.content.decode()] == []


def test_each_runs_our_own_files_alone_and_sends_to_this_site_only(answers: list[HttpResponse]) -> None:
    policies = {answer["Content-Security-Policy"] for answer in answers}
    (policy,) = policies
    assert "script-src 'self';" in f"{policy};"
    assert "form-action 'self'" in policy
    assert [answer for answer in answers if "<script" in for_readers(answer.content.decode())] == []


def test_none_is_kept_on_a_device(answers: list[HttpResponse]) -> None:
    assert [answer for answer in answers if "public" in answer.headers.get("Cache-Control", "")] == []


def test_none_lends_its_address_to_another_site(answers: list[HttpResponse]) -> None:
    assert {answer["Referrer-Policy"] for answer in answers} == {"same-origin"}


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_answered(client: Client, method: str) -> None:
    publish()
    assert getattr(client, method)(STORY).status_code == 405


def test_the_way_from_a_story_leads_to_following_it_and_to_reporting() -> None:
    part = render_to_string("reader/parts/follow.html", {"story": "laptops-lose-charge"})
    assert (f'href="{STORY}"' in part, f'href="{REPORT}"' in part) == (True, True)
