from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from sources.actions.rotate_key import rotate_key
from sources.models import Identity
from sources.sealing import Who, fingerprint, is_key, new_key, opens_with, unseal
from tests.sources.keeping import PILOT, a_person

pytestmark = pytest.mark.django_db
OLD, NEW = new_key(), new_key()


@pytest.fixture
def sealed(writer: User, settings: Settings) -> Identity:
    """Sealed under the old key; the new one stands in front of it now."""
    settings.PEOPLE_KEYS = [OLD]
    identity = Identity.objects.get(person=a_person(writer))
    settings.PEOPLE_KEYS = [NEW, OLD]
    return identity


def rotated(*options: str) -> str:
    out = StringIO()
    call_command("rotate_key", *options, stdout=out)
    return out.getvalue()


def damaged(identity: Identity) -> None:
    Identity.objects.filter(pk=identity.pk).update(token=identity.token[:-8])


def test_after_it_the_old_key_can_go(sealed: Identity) -> None:
    rotated()
    sealed.refresh_from_db()
    assert unseal(sealed.token, [NEW]) == PILOT
    assert opens_with(sealed.token, [OLD]) is None


def test_it_says_how_many_and_which_keys_can_go(sealed: Identity) -> None:
    said = rotated()
    assert "1 identity re-encrypted" in said
    assert f"drop from PEOPLE_KEYS: {fingerprint(OLD)}." in said


def test_it_prints_no_key(sealed: Identity) -> None:
    said = rotated() + rotated("--check")
    assert OLD not in said
    assert NEW not in said


def test_run_twice_it_has_nothing_left_to_do(sealed: Identity) -> None:
    rotated()
    token = Identity.objects.get().token
    assert "0 identities re-encrypted under it; 1 stood under it already" in rotated()
    assert Identity.objects.get().token == token


def test_when_it_was_written_stays(sealed: Identity) -> None:
    rotated()
    assert Identity.objects.get().changed_at == sealed.changed_at


def test_checking_changes_nothing(sealed: Identity) -> None:
    said = rotated("--check")
    assert f"Key {fingerprint(NEW)}: 0 identities." in said
    assert f"Key {fingerprint(OLD)}: 1 identity." in said
    assert Identity.objects.get().token == sealed.token


@pytest.mark.parametrize("option", ["--check", "--no-color"])
def test_what_no_key_opens_is_named_and_no_key_dropped(sealed: Identity, option: str) -> None:
    damaged(sealed)
    with pytest.raises(CommandError, match=rf"1 identity, number {sealed.pk}\. Left untouched\. Drop no key"):
        rotated(option)


def test_the_others_are_re_encrypted_all_the_same(sealed: Identity, writer: User, settings: Settings) -> None:
    settings.PEOPLE_KEYS = [OLD]
    other = Identity.objects.get(person=a_person(writer, "A docker", Who("Ola Nord")))
    damaged(sealed)
    found = rotate_key([NEW, OLD])
    other.refresh_from_db()
    assert (found.shut, found.moved) == ([sealed.pk], 1)
    assert unseal(other.token, [NEW]).name == "Ola Nord"


def test_batches_reach_everybody(sealed: Identity, writer: User, settings: Settings) -> None:
    settings.PEOPLE_KEYS = [OLD]
    for number in range(4):
        a_person(writer, f"Docker {number}", Who(f"Person Number{number}x"))
    assert rotate_key([NEW, OLD], batch=2).moved == 5
    assert rotate_key([NEW], batch=2).moved == 0


def test_a_fresh_key_is_made_and_nothing_else_done(sealed: Identity) -> None:
    assert is_key(rotated("--make").strip())
    assert Identity.objects.get().token == sealed.token


def test_with_one_key_nothing_is_to_be_dropped(sealed: Identity, settings: Settings) -> None:
    settings.PEOPLE_KEYS = [OLD]
    assert "drop" not in rotated().lower()
