"""Readers' addresses: what is one, how it is kept, and how it is found again while keys change."""

import pytest
from pytest_django import Settings

from sources.sealing import new_key
from stories.actions.reseal_addresses import reseal_addresses
from stories.addresses import NoAddress, fingerprints, open_address, plain_address, seal_address
from stories.models import Follower, Report
from tests.stories.following import ADA, asked, follows
from tests.stories.making import a_report
from tests.stories.reader.editions import publish

OLD, NEW = new_key(), new_key()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ada@Mail.Example ", "Ada@mail.example"),
        ("ada@münchen.example", "ada@xn--mnchen-3ya.example"),
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert plain_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "ada", "ada@", "@mail.example", "a@b", "a b@mail.example", "a@mail.example\nBcc: b@c.example"),
        *(f"{'a' * 250}@mail.example", "a@mail.example,b@mail.example", "ädá@mail.example", "a@..example"),
    ],
)
def test_what_is_no_address_is_refused_without_being_quoted(typed: str) -> None:
    with pytest.raises(NoAddress) as refused:
        plain_address(typed)
    assert refused.value.args == ()


def test_what_is_sealed_opens_and_tells_nothing_by_its_length() -> None:
    short, long = seal_address("a@b.example"), seal_address(f"{'a' * 60}@mail.example")
    assert open_address(short) == "a@b.example"
    assert len(short) == len(long)
    assert "b.example" not in short


def test_one_mailbox_has_one_fingerprint(settings: Settings) -> None:
    settings.PEOPLE_KEYS = [NEW]
    assert fingerprints("Ada@mail.example") == fingerprints(ADA)
    assert fingerprints(ADA) != fingerprints(ADA, "place")


@pytest.mark.django_db
def test_while_keys_change_an_address_is_still_one_follower(settings: Settings) -> None:
    edition = publish()
    settings.PEOPLE_KEYS = [OLD]
    follows(edition)
    settings.PEOPLE_KEYS = [NEW, OLD]
    asked(edition)
    assert Follower.objects.count() == 1


@pytest.mark.django_db
def test_after_keys_were_changed_the_old_one_can_go(settings: Settings) -> None:
    edition = publish()
    settings.PEOPLE_KEYS = [OLD]
    follows(edition)
    a_report(edition, typed="eve@mail.example")
    settings.PEOPLE_KEYS = [NEW, OLD]
    assert reseal_addresses() == (2, 0)
    settings.PEOPLE_KEYS = [NEW]
    assert open_address(Follower.objects.get().sealed) == ADA
    assert open_address(Report.objects.get().sealed) == "eve@mail.example"
    assert Follower.objects.get().fingerprint == fingerprints(ADA)[0]


@pytest.mark.django_db
def test_what_no_key_opens_is_counted_and_left(settings: Settings) -> None:
    settings.PEOPLE_KEYS = [OLD]
    follows(publish())
    sealed = Follower.objects.get().sealed
    settings.PEOPLE_KEYS = [NEW]
    assert reseal_addresses() == (0, 1)
    assert Follower.objects.get().sealed == sealed
