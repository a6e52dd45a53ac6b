"""Signed links: to confirm, to see and to end what one follows."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from stories.actions.ask_to_follow import Tag
from stories.models import Edition, Follow, Follower
from stories.signed import CONFIRM_WITHIN, confirm_link, end_link, mine_link
from tests.stories.following import FROM_HERE, asked, follows, link, run
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return publish()


def path(whole: str) -> str:
    return "/" + whole.split("/", 3)[3]


def confirmation(edition: Edition) -> str:
    asked(edition, choice="moves")
    run()
    return link("confirm", str(mail.outbox[0].body))


def test_opening_the_link_confirms_nothing(client: Client, edition: Edition) -> None:
    """Programs that look at mail open every link in it."""
    at = confirmation(edition)
    assert "Yes, follow this story" in client.get(at).content.decode()
    assert Follow.objects.get().confirmed_at is None


def test_pressing_confirms_and_shows_what_one_follows(client: Client, edition: Edition) -> None:
    page = client.post(confirmation(edition), headers=FROM_HERE, follow=True).content.decode()
    assert "Confirmed: you follow this now." in page
    assert Follow.objects.get().confirmed_at is not None


def test_another_site_confirms_nothing(client: Client, edition: Edition) -> None:
    answer = client.post(confirmation(edition), headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert Follow.objects.get().confirmed_at is None


def test_the_link_is_over_after_48_hours(
    client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, later = confirmation(edition), (timezone.now() + CONFIRM_WITHIN + timedelta(minutes=1)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(at).status_code == 410


@pytest.mark.parametrize("name", ["confirm", "mine", "end"])
def test_a_link_cut_short_or_made_up_opens_nothing(client: Client, edition: Edition, name: str) -> None:
    follow = follows(edition)
    whole = {
        "confirm": confirm_link(follow, "every"),
        "mine": mine_link(follow.follower),
        "end": end_link(follow),
    }
    at = path(whole[name])
    for broken in (f"{at[:-5]}/", f"/follow/{name}/x/", at.replace(at.split("/")[3][:4], "0000")):
        assert client.get(broken).status_code in {404, 410}
        client.post(broken, headers=FROM_HERE)
    assert Follow.objects.count() == 1


def test_one_kind_of_link_is_no_other(client: Client, edition: Edition) -> None:
    follow = follows(edition)
    for one, other in (("end", "mine"), ("mine", "end")):
        whole = end_link(follow) if one == "end" else mine_link(follow.follower)
        assert client.post(path(whole).replace(one, other), headers=FROM_HERE).status_code == 404
    assert Follow.objects.count() == 1


def test_a_mail_program_ends_it_with_one_post_and_no_token(edition: Edition) -> None:
    """RFC 8058: from no page, with no cookie, and not sent on elsewhere."""
    follow = follows(edition)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(path(end_link(follow)), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Follower.objects.exists()


def test_opening_that_link_asks_first(client: Client, edition: Edition) -> None:
    follow = follows(edition)
    assert "Follow this story no more?" in client.get(path(end_link(follow))).content.decode()
    assert Follow.objects.exists()


def test_ended_twice_it_is_ended(client: Client, edition: Edition) -> None:
    at = path(end_link(follows(edition)))
    client.post(at)
    assert "Ended" in client.post(at).content.decode()


def test_ones_own_page_shows_all_one_follows_and_no_address(client: Client, edition: Edition) -> None:
    follows(Tag("laptops", "Laptops"))
    page = client.get(path(mine_link(follows(edition).follower))).content.decode()
    assert ("The tag Laptops" in page, edition.headline in page, "mail.example" in page) == (
        True,
        True,
        False,
    )


def test_there_one_is_ended_and_the_rest_stays(client: Client, edition: Edition) -> None:
    tag = follows(Tag("laptops", "Laptops"))
    at = path(mine_link(follows(edition).follower))
    client.post(at, {"end": str(tag.pk)}, headers=FROM_HERE)
    assert Follow.objects.get().story == edition.story


def test_there_all_of_it_is_ended(client: Client, edition: Edition) -> None:
    follows(Tag("laptops", "Laptops"))
    page = client.post(path(mine_link(follows(edition).follower)), {"all": "yes"}, headers=FROM_HERE)
    assert "Your address was deleted" in page.content.decode()
    assert not Follower.objects.exists()


def test_nobody_ends_what_another_follows(client: Client, edition: Edition) -> None:
    other = follows(edition, "eve@mail.example")
    client.post(path(mine_link(follows(edition).follower)), {"end": str(other.pk)}, headers=FROM_HERE)
    assert Follow.objects.count() == 2
