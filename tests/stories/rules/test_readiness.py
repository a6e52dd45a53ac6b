"""What a draft lacks before readers can see it."""

from dataclasses import replace

import pytest

from stories.rules.readiness import Draft, lacks

READY = Draft(
    headline="Headset sales pause",
    standfirst="Halden stops selling the Orrery.",
    body_text="Shops were told on Friday.",
    section="Devices",
    bylines=1,
    lead=True,
    lead_alt="A headset on a table",
    lead_credit="Halden",
)


def test_a_ready_draft_lacks_nothing() -> None:
    assert lacks(READY) == {}


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("headline", replace(READY, headline=" ")),
        ("standfirst", replace(READY, standfirst="")),
        ("section", replace(READY, section="")),
        ("lead_alt", replace(READY, lead_alt=" ")),
        ("lead_credit", replace(READY, lead_credit="")),
    ],
)
def test_what_is_blank_is_named_at_its_own_field(field: str, draft: Draft) -> None:
    assert list(lacks(draft)) == [field]


def test_a_blank_body_is_named_at_the_body() -> None:
    assert lacks(replace(READY, body_text="\n")) == {"body": "Write the story's text."}


def test_a_story_is_signed() -> None:
    assert lacks(replace(READY, bylines=0)) == {
        "authors": "Say who signs the story: add at least one byline."
    }


def test_a_story_may_have_no_picture() -> None:
    assert lacks(replace(READY, lead=False, lead_alt="", lead_credit="")) == {}


def test_headings_left_from_the_format_are_named() -> None:
    draft = replace(READY, empty_headings=("What to watch next", "How it works"))
    assert lacks(draft) == {
        "body": "Write something below “What to watch next”, “How it works”, or take the heading out."
    }


def test_an_empty_body_is_not_told_of_its_headings_too() -> None:
    assert lacks(replace(READY, body_text="", empty_headings=("What to watch next",))) == {
        "body": "Write the story's text."
    }


def test_all_that_is_lacking_is_named_at_once() -> None:
    assert set(lacks(Draft("", "", "", "", 0, True, "", ""))) == {
        *("headline", "standfirst", "body", "section", "authors", "lead_alt", "lead_credit")
    }
