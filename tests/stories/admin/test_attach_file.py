"""A file on the story page: chosen, read, checked on its card, kept and cited."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sources.models import Reference
from stories.models import Story
from tests.sources.intake.papers import PAGE, a_pdf
from tests.stories.admin.page import address, press

Caught = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


def hand_in(desk: Client, story: Story, caught: Caught, name: str, body: bytes) -> str:
    with caught(execute=True):
        press(desk, story, "_file", link__file=SimpleUploadedFile(name, body))
    return desk.get(address(story)).content.decode()


def test_a_pdf_becomes_a_card_to_check(
    desk: Client, story: Story, django_capture_on_commit_callbacks: Caught
) -> None:
    page = hand_in(
        desk, story, django_capture_on_commit_callbacks, "notice.pdf", a_pdf("x", title="Recall 14")
    )
    assert "Read from the file" in page
    assert "Recall 14" in page
    assert "Every writer can open the archived copy of notice.pdf" in page


def test_a_card_is_kept_and_cited(
    desk: Client, story: Story, django_capture_on_commit_callbacks: Caught
) -> None:
    hand_in(desk, story, django_capture_on_commit_callbacks, "notice.pdf", a_pdf("x", title="Recall 14"))
    attachment = story.attachments.get()
    press(desk, story, "_keep", attachment.pk)
    kept = Reference.objects.get()
    assert (kept.title, kept.url) == ("Recall 14", None)
    assert story.citations.get().reference == kept


def test_a_saved_page_is_kept_under_its_address(
    desk: Client, story: Story, django_capture_on_commit_callbacks: Caught
) -> None:
    saved = f"<!-- saved from url=(0029)https://harbour.example/valve -->\n{PAGE}".encode()
    hand_in(desk, story, django_capture_on_commit_callbacks, "valve.html", saved)
    press(desk, story, "_keep", story.attachments.get().pk)
    assert Reference.objects.get().url == "https://harbour.example/valve"


def test_what_is_no_file_we_read_is_refused_at_the_field(desk: Client, story: Story) -> None:
    page = press(desk, story, "_file", link__file=SimpleUploadedFile("a.exe", b"MZ\x90\0"))
    assert "no PDF, saved page or e-mail" in page.content.decode()
    assert not story.attachments.exists()


@pytest.mark.parametrize("name", ["notice.pdf", "letter.eml", "valve.html", "valve.mhtml", "nameless"])
@pytest.mark.parametrize("body", [b"", b"\n \r\n"])
def test_an_empty_file_is_said_to_be_empty_at_the_field(
    desk: Client, story: Story, name: str, body: bytes
) -> None:
    page = press(desk, story, "_file", link__file=SimpleUploadedFile(name, body)).content.decode()
    refusal = page.partition('id="link-error"')[2].partition("</ul>")[0]
    assert f"{name} is empty" in refusal
    assert not story.attachments.exists()


def test_pressing_without_a_file_asks_for_one(desk: Client, story: Story) -> None:
    assert "Choose a file first." in press(desk, story, "_file").content.decode()


def test_a_link_can_be_pasted_beside_a_file(
    desk: Client, story: Story, django_capture_on_commit_callbacks: Caught
) -> None:
    hand_in(desk, story, django_capture_on_commit_callbacks, "notice.pdf", a_pdf("x", title="Recall 14"))
    press(desk, story, "_read", link__url="https://harbour.example/valve")
    assert story.attachments.count() == 2
