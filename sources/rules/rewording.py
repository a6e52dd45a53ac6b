"""What two readings of one page say differently, without what moves by itself on every load.

Ages ("3 hours ago"), stamps ("Updated 21 Nov, 14:03"), counters and lists of other stories are no
change. Of a few plain words none is made; of a number or a name always.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from sources.rules.words import sentences, spans, words

# So many plain words may differ without anything else being said.
FEW: Final = 4
# Two loose lines this alike are one line changed; below, one of other stories went and another came.
ALIKE: Final = 0.6
# A line of fewer words that ends without a stop is a heading, a cell, a caption or a link elsewhere.
LOOSE: Final = 16
# Beyond so many changed words nobody needs them matched one by one.
MANY: Final = 3000

_AGE = re.compile(
    r"\b(?:\d+|an?|one|two|three|few) ?"
    r"(?:s|sec|second|m|min|minute|h|hr|hour|day|week|month|year)s?\.? ago\b",
    re.IGNORECASE,
)
_STAMP_WORDS = frozenset({
    "updated", "published", "posted", "modified", "last", "first", "ago", "min", "mins", "minute",
    "minutes", "read", "comment", "comments", "share", "shares", "view", "views", "like", "likes",
    "reply", "replies", "on", "at", "the", "am", "pm", "et", "est", "edt", "pst", "pdt", "gmt", "utc",
    "cet", "cest", "bst", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "today", "yesterday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
_MOST_ELSE = 2
_STOP = re.compile(r"[.!?:…][\"'\u201d\u2019)\]]*$")


@dataclass(frozen=True, slots=True)
class Rewording:
    """`share` (0 to 1) of the words that changed; the sentences that `came` and those that `went`."""

    share: float
    came: tuple[str, ...]
    went: tuple[str, ...]


def reworded(before: str, after: str) -> Rewording | None:
    """How `after` says another thing than `before`; None when it does not."""
    old, new = _told(before), _told(after)
    went, came = _only_in(old, new), _only_in(new, old)
    went, came = _without_links(went, came)
    if not went and not came:
        return None
    out, into = _changed(" ".join(went), " ".join(came))
    plain = _plain_words(before) | _plain_words(after)
    telling = any(_tells(word, plain) for word in (*out, *into))
    most = max(len(out), len(into))
    if not most or (most < FEW and not telling):
        return None
    return Rewording(min(1.0, most / max(1, len(words(before)))), tuple(came), tuple(went))


def _told(text: str) -> list[str]:
    """The sentences and loose lines of a text that say something."""
    lines = (" ".join(_AGE.sub(" ", line).split()) for line in text.split("\n"))
    return [one for line in lines if line and not _is_stamp(line) for one in sentences(line)]


def _is_stamp(line: str) -> bool:
    """A line of nothing but when, how long and how many."""
    found = words(line)
    rest = [word for word in found if word not in _STAMP_WORDS and not word[0].isdigit()]
    return len(rest) <= _MOST_ELSE and len(found) > len(rest)


def _only_in(these: Iterable[str], those: Iterable[str]) -> list[str]:
    known = {tuple(words(one)) for one in those}
    return [one for one in these if words(one) and tuple(words(one)) not in known]


def _without_links(went: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """Loose lines stay only in pairs that are one line changed."""
    loose_out, loose_in = _loose(went), _loose(came)
    pairs = [(one, other) for one in loose_out for other in loose_in if _alike(one, other)]
    kept = {line for pair in pairs for line in pair}
    return (
        [one for one in went if one not in loose_out or one in kept],
        [one for one in came if one not in loose_in or one in kept],
    )


def _loose(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if len(words(line)) < LOOSE and not _STOP.search(line)]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, words(one), words(other), autojunk=False).ratio() >= ALIKE


def _changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The words that went and those that came, as they are written."""
    old, new = _written(before), _written(after)
    if max(len(old), len(new)) > MANY:
        return old, new
    matcher = SequenceMatcher(None, words(before), words(after), autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return (
        [word for _, a, b, _, _ in steps for word in old[a:b]],
        [word for _, _, _, c, d in steps for word in new[c:d]],
    )


def _written(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


def _plain_words(text: str) -> frozenset[str]:
    """Words that stand somewhere without a capital: no names."""
    return frozenset(word for word in _written(text) if word.islower())


def _tells(word: str, plain: Iterable[str]) -> bool:
    """Whether a word is a number or a name: one of those alone can change what a report says."""
    if any(sign.isdigit() for sign in word):
        return True
    return word[0].isupper() and word.casefold() not in plain


def kept_share(before: Sequence[str], after: Sequence[str]) -> float:
    """How many of the sentences of `before` still stand in `after`, 0 to 1."""
    known = {tuple(words(one)) for one in after}
    return sum(tuple(words(one)) in known for one in before) / len(before) if before else 0.0
