"""Archived copies at the desk: read as text, compared, downloaded, and never a page of ours."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from sources.actions.open_copy import CHANGED, MISSING, WHOLE
from sources.intake.archive import read_response
from sources.models import HumanSource, Knower, Reference, Retrieval
from stories.models import Story
from tests.sources.copies import a_copy
from tests.stories.making import a_story, cited

EVIL = "<script>alert(1)</script>"
BODY = f"<p>{EVIL}</p>".encode()
type Copying = Callable[..., Retrieval]


@pytest.fixture
def reference(story: Story, writer: User) -> Reference:
    return cited(story, writer).reference


@pytest.fixture
def copied(reference: Reference, writer: User) -> Copying:
    """A copy of the reference, read on that day of November."""

    def copy(text: str, day: int = 20) -> Retrieval:
        return a_copy(reference, writer, text, day=day, body=BODY, title=EVIL)

    return copy


def address(retrieval: Retrieval, end: str = "") -> str:
    return f"/desk/sources/reference/{retrieval.reference_id}/copies/{retrieval.pk}/{end}"


def listed(client: Client, reference: Reference) -> str:
    return client.get(f"/desk/sources/reference/{reference.pk}/change/").content.decode()


def test_what_it_said_then_is_read_as_text(desk: Client, copied: Copying) -> None:
    page = desk.get(address(copied(f"It swelled. {EVIL}"))).content.decode()
    assert "It swelled." in page
    assert WHOLE in page
    assert EVIL not in page


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("2026-11-20T19:40:00+00:00", ">20 Nov 2026, 19:40 UTC</time>"),
        ("2026-13-45T01:00Z", "2026-13-45T01:00Z"),
    ],
)
def test_what_was_read_is_told_in_words(desk: Client, copied: Copying, told: str, shown: str) -> None:
    retrieval = copied("It swelled.")
    retrieval.facts["published"] = {"value": told, "source": "OpenGraph"}
    retrieval.facts["language"] = {"value": "de", "source": "page text"}
    retrieval.save()
    page = desk.get(address(retrieval)).content.decode()
    assert shown in page
    assert "<dd>German " in page


@pytest.mark.parametrize("spoiled", [True, False])
def test_a_damaged_or_missing_file_raises_an_alarm(desk: Client, copied: Copying, spoiled: bool) -> None:
    retrieval = copied("It swelled.")
    file = Path(retrieval.warc.path)
    if spoiled:
        file.write_bytes(b"other")
    else:
        file.unlink()
    response = desk.get(address(retrieval))
    assert response.status_code == 200
    assert (CHANGED if spoiled else MISSING) in response.content.decode()


def test_a_copy_is_downloaded_and_never_opened_as_a_page(desk: Client, copied: Copying) -> None:
    response = desk.get(address(copied("It swelled."), "download/"))
    assert response["Content-Type"] == "application/warc"
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in response
    assert read_response(b"".join(response.streaming_content))[2] == BODY  # type: ignore[attr-defined]


def test_a_missing_file_cannot_be_downloaded_and_the_page_says_so(desk: Client, copied: Copying) -> None:
    retrieval = copied("It swelled.")
    Path(retrieval.warc.path).unlink()
    response = desk.get(address(retrieval, "download/"), follow=True)
    assert response.status_code == 200
    assert MISSING in response.content.decode()


def test_the_list_says_which_copies_are_alike(desk: Client, reference: Reference, copied: Copying) -> None:
    for day, text in enumerate(("Up to 33.", "Up to 33.", "Up to 36."), start=20):
        copied(text, day)
    page = listed(desk, reference)
    for part in ("kept with the reference", "same as 1", "changed", "Between copy 2 and copy 3"):
        assert part in page


def test_the_words_that_changed_are_marked(desk: Client, reference: Reference, copied: Copying) -> None:
    copied("It is safe. Charge weeks 14 to 33. The rest waits.", 20)
    copied("It is safe. Charge weeks 14 to 36. The rest waits.", 21)
    page = listed(desk, reference)
    assert "<del>33</del> <ins>36</ins>" in page
    assert "The rest waits." not in page


def test_what_changed_is_text_too(desk: Client, reference: Reference, copied: Copying) -> None:
    copied("Nothing.", 20)
    copied(f"Nothing. {EVIL}", 21)
    assert EVIL not in listed(desk, reference)


def test_two_books_that_share_nothing_are_compared_in_bounds(
    desk: Client, reference: Reference, copied: Copying
) -> None:
    copied(" ".join(f"one{n}." for n in range(30_000)), 20)
    copied(" ".join(f"two{n}." for n in range(30_000)), 21)
    assert "More differs than fits here" in listed(desk, reference)


def test_another_references_copy_is_not_found_here(desk: Client, copied: Copying, writer: User) -> None:
    retrieval, other = copied("It swelled."), cited(a_story(writer), writer).reference
    for end in ("", "download/"):
        wrong = f"/desk/sources/reference/{other.pk}/copies/{retrieval.pk}/{end}"
        assert desk.get(wrong).status_code == 404
    assert desk.get(address(retrieval).replace(str(retrieval.pk), "9" * 30)).status_code == 404


@pytest.mark.parametrize("end", ["", "download/"])
def test_an_outsider_opens_no_copy(client: Client, outsider: User, copied: Copying, end: str) -> None:
    client.force_login(outsider)
    assert client.get(address(copied("It swelled."), end)).status_code == 302


def test_reading_again_is_asked_for_by_a_post(
    desk: Client, reference: Reference, settings: object, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks() as asked:  # type: ignore[operator]
        response = desk.post(f"/desk/sources/reference/{reference.pk}/change/", {"_look": "yes"})
    assert (response.status_code, len(asked)) == (302, 1)


@pytest.fixture
def letter(reference: Reference, copied: Copying) -> Retrieval:
    """The copy of a letter somebody wrote who is not to be named; the writer keeps it."""
    person = HumanSource.objects.create(alias="A clerk", named=False, why_unnamed="It would cost the job.")
    reference.url, reference.person = None, person
    reference.save()
    return copied("I am Gundula Hinterhuber.")


def test_the_letter_of_somebody_unnamed_opens_for_who_kept_it_and_who_knows_them(
    client: Client, letter: Retrieval, writer: User, second_writer: User, editor: User
) -> None:
    once = {"agreed_by": editor, "agreed_at": timezone.now()}
    Knower.objects.create(person=HumanSource.objects.get(), user=editor, added_by=editor, **once)
    opened: dict[User, list[int]] = {}
    for person in (writer, second_writer, editor):
        client.force_login(person)
        opened[person] = [client.get(address(letter, end)).status_code for end in ("", "download/")]
    assert opened == {writer: [200, 200], second_writer: [302, 302], editor: [200, 200]}


def test_who_may_not_open_a_letter_is_told_whom_to_ask(
    client: Client, letter: Retrieval, second_writer: User
) -> None:
    client.force_login(second_writer)
    page = client.get(address(letter), follow=True).content.decode()
    assert "the copy names somebody who is not to be named. Ask" in page
    assert "Hinterhuber" not in page
