"""The door of readers' forms: what a browser says, what a form carries, where it comes from."""

import time
from typing import Any

import pytest
from django.test import RequestFactory

from stories.letters.door import carries_slip, from_here, slip

FORM = "/stories/laptops/report/"


def request(path: str = FORM, data: Any = None, **headers: str) -> Any:
    return RequestFactory().post(
        path, data or {}, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"Sec_Fetch_Site": "same-origin"}, True),
        ({"Sec_Fetch_Site": "none"}, True),
        ({"Sec_Fetch_Site": "cross-site"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://127.0.0.1:8000"}, True),
        ({"Origin": "https://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_a_form_is_taken_from_this_site_only(headers: dict[str, str], let_in: bool) -> None:
    assert from_here(request(**headers)) is let_in


def test_a_form_carries_what_its_page_gave_it() -> None:
    assert carries_slip(request(data={"slip": slip(request())}))


@pytest.mark.parametrize("carried", ["", "x", "/stories/laptops/report/:1:x"])
def test_what_this_site_did_not_make_is_not_taken(carried: str) -> None:
    assert not carries_slip(request(data={"slip": carried}))


def test_what_was_made_for_another_form_is_not_taken() -> None:
    assert not carries_slip(request(data={"slip": slip(request("/stories/other/report/"))}))


def test_it_is_over_after_twelve_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    old, later = slip(request()), time.time() + 12 * 3600 + 5
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert not carries_slip(request(data={"slip": old}))
