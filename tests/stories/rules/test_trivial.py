"""Which edits are trifles, and which only look like one."""

import pytest

from stories.rules.difference import compare_html
from stories.rules.trivial import trivial


def kinds(before: str, after: str) -> tuple[str, ...]:
    (part,) = compare_html(f"<p>{before}</p>", f"<p>{after}</p>")
    return trivial(part)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("It drains, they say.", "It drains they say.", "punctuation"),
        ("Nobody could nmae the cause.", "Nobody could name the cause.", "a spelling"),
        ("The comittee met on it.", "The committee met on it.", "a spelling"),
        ("The minister spoke of it.", "The Minister spoke of it.", "a capital"),
        ("The Circuit found it so.", "The <em>Circuit</em> found it so.", "emphasis"),
    ],
)
def test_a_trifle_is_named(before: str, after: str, kind: str) -> None:
    assert kinds(before, after) == (kind,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It lost 1.5 per cent of it.", "It lost 15 per cent of it."),
        ("It changed by -4 per cent.", "It changed by 4 per cent."),
        ("They said it is legal to do.", "They said it is illegal to do."),
        ("The firm can do so at once.", "The firm can't do so at once."),
        ("They say it was not so at all.", "They say it was so at all."),
        ("He called it safe to them.", "He called it “safe” to them."),
        ("It was told to us in May.", "It was told to US in May."),
        ("Is it so for all of them?", "It is so for all of them."),
        (
            'See <a href="https://a.example/">the report</a> on it.',
            'See <a href="https://b.example/">the report</a> on it.',
        ),
    ],
)
def test_what_may_change_the_meaning_is_none(before: str, after: str) -> None:
    assert kinds(before, after) == ()


def test_what_did_not_change_is_none() -> None:
    assert kinds("It is so.", "It is so.") == ()
