"""Sending a page to the desk: from a bookmark, a share sheet, or by pasting."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sources.actions.send_in import send_in
from sources.errors import NoLink, NotAllowed
from sources.models import Signal
from stories.models import Story
from tests.stories.admin.page import fields

LINK = "https://harbour.example/valve"


def sent(desk: Client, **changes: str) -> Any:
    page = desk.get(reverse("send"), {"url": LINK, "title": "Valve recalled"})
    form = {name: values[0] for name, values in fields(page, "send_form").items()}
    return desk.post(reverse("send"), {**form, **changes})


def test_the_bookmark_fills_the_form(desk: Client, story: Story) -> None:
    page = desk.get(reverse("send"), {"url": LINK, "title": "Valve recalled"}).content.decode()
    assert f'value="{LINK}"' in page
    assert 'value="Valve recalled"' in page
    assert story.headline in page


def test_a_link_in_the_shared_text_is_found(desk: Client, story: Story) -> None:
    page = desk.get(reverse("send"), {"text": f"Look at this {LINK} now"})
    assert page.context["form"].initial["url"] == LINK


def test_looking_sends_nothing(desk: Client, story: Story) -> None:
    desk.get(reverse("send"), {"url": LINK})
    assert not Signal.objects.exists()


def test_a_page_goes_on_the_wire(desk: Client, story: Story, writer: User) -> None:
    sent(desk, to="wire")
    signal = Signal.objects.get()
    assert (signal.url, signal.title, signal.sent_by) == (LINK, "Valve recalled", writer)


def test_a_page_goes_to_a_story(desk: Client, story: Story) -> None:
    answer = sent(desk, to=str(story.pk))
    assert answer.headers["Location"].endswith(f"/{story.pk}/change/#evidence")
    assert story.attachments.get().retrieval.requested_url == LINK


def test_a_page_starts_a_story(desk: Client, story: Story) -> None:
    sent(desk, to="start")
    assert Story.objects.get(headline="Valve recalled").attachments.exists()


def test_what_is_no_link_is_refused_and_stays_typed(desk: Client, story: Story) -> None:
    page = sent(desk, url="not a link", to="wire")
    assert page.status_code == 400
    assert 'value="not a link"' in page.content.decode()
    assert page.context["form"].errors["url"]


def test_sent_twice_it_is_one_signal(writer: User) -> None:
    assert send_in(LINK, by=writer) == send_in(f"{LINK}?utm_source=mail#top", by=writer)


def test_sending_in_what_was_dismissed_brings_it_back(writer: User) -> None:
    signal = send_in(LINK, by=writer)
    Signal.objects.filter(pk=signal.pk).update(state="dismissed", decided_at=signal.seen_at)
    assert send_in(LINK, by=writer).state == "new"


@pytest.mark.parametrize("link", ["", "ftp://x.example/", "javascript:alert(1)"])
def test_only_links_are_taken(writer: User, link: str) -> None:
    with pytest.raises(NoLink):
        send_in(link, by=writer)


def test_an_outsider_sends_nothing(client: Client, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        send_in(LINK, by=outsider)
    client.force_login(outsider)
    assert client.post(reverse("send"), {"url": LINK}).status_code in {302, 403}
    assert not Signal.objects.exists()


def test_titles_are_shown_as_text(desk: Client, story: Story) -> None:
    page = desk.get(reverse("send"), {"title": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert(1)" not in page


def test_a_phone_can_install_the_desk_and_share_to_it(client: Client) -> None:
    told = client.get(reverse("manifest")).json()
    assert told["share_target"]["action"] == reverse("send")
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
