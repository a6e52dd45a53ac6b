"""What a line of an inbox says."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.rules.notes import SAYS, Heard, line

NOW = datetime(2026, 11, 22, 9, 24, tzinfo=UTC)
AT = "2026-11-22T10:00:00+00:00"
ANYTHING = st.dictionaries(
    st.sampled_from(["state", "asks", "text", "what", "due_at", "publish_at", "task", "label", "edition"]),
    st.one_of(st.text("a “”0-:T", max_size=6), st.integers(0, 9), st.none()),
    max_size=3,
)


def said(kind: str, who: str = "Priya Raman", **detail: Any) -> str:
    return line(Heard(kind, who, "Kestrel chips", detail, UTC, NOW)).text


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        ("asked", {"asks": "correct"}, "Priya Raman asks for a correction of “Kestrel chips”."),
        ("asked", {"asks": "update", "publish_at": AT}, ", for 22 November, 10:00 UTC."),
        ("asked", {"address": "yours"}, "Priya Raman put down another address for you. Is it yours?"),
        (
            "asked",
            {"address": "Ada Vik"},
            "another address for Ada Vik. If they cannot say that it is theirs",
        ),
        ("mention", {"did": "renamed", "called": "Ada Vik"}, "how you are called at the desk: Ada Vik."),
        (
            "answered",
            {"state": "approved", "edition": 3},
            "approved what was proposed for “Kestrel chips”: edition 3.",
        ),
        ("answered", {"state": "declined", "note": "Who counted?"}, "“Kestrel chips”. “Who counted?”"),
        (
            "answered",
            {"state": "scheduled", "publish_at": AT},
            "approved “Kestrel chips” for 22 November, 10:00 UTC.",
        ),
        ("answered", {"state": "open"}, "it waits for a decision again."),
        ("answered", {"state": "withdrawn"}, "withdrew what was proposed"),
        ("published", {"edition": 2}, "Published at its set time: “Kestrel chips”, edition 2."),
        (
            "stopped",
            {"reason": "The text moved."},
            "Not published at its set time: “Kestrel chips”. The text moved.",
        ),
        (
            "mention",
            {"did": "opened"},
            "Open to everyone at the desk: the draft of “Kestrel chips”, for readers see it now.",
        ),
        ("comment", {"text": "So?"}, "Priya Raman commented on “Kestrel chips”: “So?”"),
        ("comment", {"text": "So?", "answers": 3}, "answered a comment on"),
        ("mention", {"text": "@mara"}, "mentioned you on"),
        (
            "task",
            {"did": "given", "what": "Call", "due_at": AT},
            "gave you a task on “Kestrel chips”: “Call”, due 22 N",
        ),
        ("task", {"did": "done", "what": "Call"}, "finished a task on “Kestrel chips”: “Call”."),
        ("task", {"did": "off", "what": "Call"}, "took a task off “Kestrel chips”: “Call”."),
        ("evidence", {"sentence": "It changed."}, "Evidence moved on “Kestrel chips”: It changed."),
        ("evidence", {"sentence": "Gone.", "label": "Confirmed"}, "Confirmed is no longer earned by"),
        (
            "overdue",
            {"task": 3, "what": "Call", "due_at": AT},
            "“Call” on “Kestrel chips” was due 22 November",
        ),
        (
            "overdue",
            {"state": "scheduled", "publish_at": AT},
            "was set for 22 November, 10:00 UTC and is not out.",
        ),
        ("overdue", {"state": "open", "publish_at": AT}, "and is undecided."),
        ("overdue", {"state": "open", "since": AT}, "waits for a decision since 22 November, 10:00 UTC."),
    ],
)
def test_what_is_said(kind: str, detail: dict[str, Any], words: str) -> None:
    assert words in said(kind, **detail)


def test_nobody_is_the_newsrooms_watch() -> None:
    assert said("asked", who="", asks="lower").startswith("The newsroom's watch asks for a lower label")


@given(st.sampled_from(sorted(SAYS)), ANYTHING)
def test_every_line_says_something_whatever_it_was_told(kind: str, detail: dict[str, Any]) -> None:
    assert said(kind, **detail).strip()
