"""A file handed in: archived as it came, read by the worker, kept once."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from pytest_django import DjangoCaptureOnCommitCallbacks

from sources.actions.take_file import MOST_BYTES, take_file
from sources.errors import FileTooLarge, NotAFileWeRead, NotAllowed
from sources.intake.deposit import deposited
from sources.models import Retrieval
from tests.sources.intake.papers import PAGE, a_pdf, an_email


def test_a_pdf_is_archived_and_read(
    writer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    body = a_pdf("The valve is recalled.", title="Recall notice 14")
    with django_capture_on_commit_callbacks(execute=True):
        asked = take_file(ContentFile(body, "notice.pdf"), by=writer, key=uuid4())
    read = Retrieval.objects.get(pk=asked.pk)
    assert (read.state, read.way, read.file_name) == ("read", "file", "notice.pdf")
    assert read.facts["title"] == {"value": "Recall notice 14", "source": "PDF metadata"}
    with read.warc.open() as archived:
        assert deposited(archived.read()) == body


def test_an_email_is_told_from_a_file(writer: User) -> None:
    mail = ContentFile(bytes(an_email("Hello")), "statement.eml")
    assert take_file(mail, by=writer, key=uuid4()).way == "mail"


def test_the_same_form_twice_is_one_file(writer: User) -> None:
    key = uuid4()
    one, two = (take_file(ContentFile(PAGE.encode(), "page.html"), by=writer, key=key) for _ in range(2))
    assert one == two
    assert Retrieval.objects.count() == 1


def test_a_damaged_pdf_keeps_the_file_and_says_so(
    writer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        asked = take_file(ContentFile(b"%PDF-1.7 and nothing", "x.pdf"), by=writer, key=uuid4())
    failed = Retrieval.objects.get(pk=asked.pk)
    assert failed.state == "failed"
    assert "by hand" in failed.problem
    assert failed.warc


def test_a_program_is_refused_and_nothing_is_kept(writer: User) -> None:
    with pytest.raises(NotAFileWeRead):
        take_file(ContentFile(b"MZ\x90\0", "invoice.pdf"), by=writer, key=uuid4())
    assert not Retrieval.objects.exists()


def test_a_huge_file_is_refused_unread(writer: User) -> None:
    huge = ContentFile(b"%PDF-1.7", "huge.pdf")
    huge.size = MOST_BYTES + 1
    with pytest.raises(FileTooLarge, match="25 MB"):
        take_file(huge, by=writer, key=uuid4())


def test_an_outsider_hands_nothing_in(outsider: User) -> None:
    with pytest.raises(NotAllowed):
        take_file(ContentFile(PAGE.encode(), "page.html"), by=outsider, key=uuid4())


def test_the_name_of_a_file_is_a_name_and_no_path(writer: User) -> None:
    sly = ContentFile(PAGE.encode(), "../../etc/<b>passwd</b>\0.html")
    assert "/" not in take_file(sly, by=writer, key=uuid4()).file_name.replace("</b>", "")
