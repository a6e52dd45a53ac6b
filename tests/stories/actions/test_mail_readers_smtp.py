"""Messages to readers over real SMTP, byte by byte as a mail program gets them."""

import email
from collections.abc import Iterator
from email.message import Message

import pytest
from django.core.mail.backends.smtp import EmailBackend

from stories.models import Delivery, Edition
from tests.smtp import PostOffice, post_office
from tests.stories.following import ADA, follows, link, run
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
EVE = "eve@mail.example"
LONG = "Prüfer sahen „Orrery“-Akkus aufquellen, in 12 Läden, und der Hersteller schweigt bis heute dazu"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


@pytest.fixture
def edition() -> Edition:
    first = publish(headline=LONG)
    follows(first)
    follows(first, EVE)
    return publish(story=first.story, label="corroborated", headline=LONG)


def sent(office: PostOffice) -> int:
    return run(EmailBackend(alias="default", host="127.0.0.1", port=office.port, timeout=5))


def read(office: PostOffice) -> Message:
    return email.message_from_bytes(office.taken[0][1])


def test_each_gets_a_message_of_their_own(office: PostOffice, edition: Edition) -> None:
    assert sent(office) == 2
    assert [to for to, _ in office.taken] == [ADA, EVE]


def test_a_mail_program_finds_what_ends_it_in_one_piece(office: PostOffice, edition: Edition) -> None:
    sent(office)
    raw = office.taken[0][1].decode()
    (line,) = [line for line in raw.split("\r\n") if line.lower().startswith("list-unsubscribe:")]
    body = read(office).get_payload(decode=True)
    assert isinstance(body, bytes)
    assert link("end", body.decode()) in line
    assert line.endswith("/>")
    assert read(office)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_no_line_is_longer_than_mail_allows(office: PostOffice, edition: Edition) -> None:
    sent(office)
    assert max(len(line) for line in office.taken[0][1].split(b"\r\n")) < 998


def test_a_mailbox_refused_leaves_the_others(office: PostOffice, edition: Edition) -> None:
    office.refuses[ADA] = "550 5.1.1 no such user"
    assert sent(office) == 1
    assert [to for to, _ in office.taken] == [EVE]


def test_one_the_server_hung_up_on_is_in_doubt_and_not_sent_again(
    office: PostOffice, edition: Edition
) -> None:
    office.hangs_up.add(ADA)
    sent(office)
    office.hangs_up.clear()
    sent(office)
    assert sorted(to for to, _ in office.taken) == [ADA, EVE]
    assert Delivery.objects.get(state="doubted").follower_id
