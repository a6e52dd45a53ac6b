"""Codes of the app, against the standard's own, and recovery codes."""

import pytest

from newsroom.accounts.codes import (
    CODES,
    address,
    bare,
    code_at,
    digests,
    is_figures,
    new_codes,
    new_secret,
    step_of,
    told,
)

# RFC 6238, appendix B, shortened to six figures as in its section 5.
SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("at", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_the_standards(at: int, code: str) -> None:
    assert code_at(SECRET, at) == code
    assert step_of(SECRET, code, at) == at // 30


def test_a_code_is_good_a_step_early_and_a_step_late_and_no_longer() -> None:
    code, at = code_at(SECRET, 900), 900 // 30
    assert [step_of(SECRET, code, 900 + drift) for drift in (-60, -30, 0, 30, 60)] == [None, at, at, at, None]


def test_a_code_is_read_however_it_was_typed() -> None:
    assert bare(" 287 082 ") == "287082"
    assert bare("ABCD-efgh") == "abcdefgh"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "²²²²²²", "٠١٢٣٤٥"])
def test_only_six_plain_figures_are_a_code_of_the_app(typed: str) -> None:
    assert not is_figures(typed)


def test_an_app_is_told_who_and_where() -> None:
    assert address(SECRET, "ada-vik", "Core Sample") == (
        "otpauth://totp/Core%20Sample:ada-vik?digits=6&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&algorithm=SHA1&issuer=Core%20Sample&period=30"
    )


def test_a_secret_can_be_typed_by_hand() -> None:
    assert told(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_recovery_codes_differ_and_none_is_six_figures() -> None:
    codes = [code for _ in range(50) for code in new_codes()]
    assert len(set(codes)) == 50 * CODES
    assert not any(is_figures(code) for code in codes)


def test_what_is_kept_of_a_recovery_code_depends_on_the_secret() -> None:
    assert digests(SECRET, ["abcdefgh"]) != digests(new_secret(), ["abcdefgh"])
