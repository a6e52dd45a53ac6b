import pytest

from sources.sealing import NoKeyOpens, Who, fingerprint, is_key, new_key, opens_with, reseal, seal, unseal

OLD, NEW = new_key(), new_key()
PILOT = Who("Jonas Brandvoll", "jonas@example.org", "På broen 船长")


def test_what_is_sealed_opens_again() -> None:
    assert unseal(seal(PILOT, [OLD]), [OLD]) == PILOT


def test_a_token_holds_nothing_plain() -> None:
    assert "Jonas" not in seal(PILOT, [OLD])


def test_the_first_key_seals_and_any_opens() -> None:
    token = seal(PILOT, [NEW, OLD])
    assert opens_with(token, [OLD, NEW]) == NEW
    assert unseal(token, [OLD, NEW]) == PILOT


def test_without_its_key_it_stays_shut() -> None:
    with pytest.raises(NoKeyOpens) as refusal:
        unseal(seal(PILOT, [OLD]), [NEW])
    assert "PEOPLE_KEYS" in str(refusal.value)


def test_resealed_the_old_key_can_go() -> None:
    token = reseal(seal(PILOT, [OLD]), [NEW, OLD])
    assert unseal(token, [NEW]) == PILOT


@pytest.mark.parametrize("token", ["", "x", "gAAAAA", "é"])
def test_what_is_no_token_opens_with_no_key(token: str) -> None:
    assert opens_with(token, [OLD]) is None


def test_a_long_name_makes_no_longer_token() -> None:
    assert len(seal(Who("Jo"), [OLD])) == len(seal(Who("Jo" * 90, "x" * 400), [OLD]))


def test_who_a_person_is_does_not_show_itself() -> None:
    assert repr(PILOT) == "Who()"


def test_a_fingerprint_names_a_key_and_tells_nothing_of_it() -> None:
    assert fingerprint(OLD) != fingerprint(NEW)
    assert fingerprint(OLD) not in OLD


@pytest.mark.parametrize(
    ("text", "right"), [("A" * 43 + "=", True), ("", False), ("secret", False), ("é", False)]
)
def test_keys_are_told_from_other_words(text: str, right: bool) -> None:
    assert is_key(text) is right
