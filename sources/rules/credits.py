"""Where a text credits another outlet with what it tells; naming one in passing is no credit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sources.rules import phrases
from sources.rules.outlets import Naming, Outlets, nearest, spellings
from sources.rules.words import prose, quotations, told_places

__all__ = ["Credit", "credits", "credits_in", "spellings"]

_NEAR = 70
_ASKED_OF_A_SENTENCE = 8
_BEFORE, _AFTER = 130, 90
_MEANT_WITHIN = 600
_OPENS, _MARKS = 5, 2
_EARLY, _EARLY_SHARE = 3, 0.2
_MOST_BESIDE = 2  # more outlets in one sentence are a list


@dataclass(frozen=True, slots=True)
class Credit:
    """One sentence that credits `name` (a key of the outlets asked for).

    `start` and `end` are where it stands in the text, `at` its number and `place` how far into the text it
    is (0 to 1); `lead` whether it is among the first sentences; `first` whether it says who told it first;
    `past` whether it credits older news; `told` whether somebody spoke to the outlet, `aired` whether for
    all to hear; `set_off` whether the news began with it; `aside` whether it only adds to what the text
    tells; `figure` whether it is of a poll or the like, further down; `agency` whether it is an agency's
    mark; `quoted` whether somebody who is quoted says it; `worded` whether it is worded as a credit, or the
    outlet only named near the head.
    """

    name: str
    sentence: str
    place: float
    lead: bool
    first: bool
    past: bool
    at: int = 0
    start: int = 0
    end: int = 0
    told: bool = False
    aired: bool = False
    set_off: bool = False
    aside: bool = False
    figure: bool = False
    agency: bool = False
    quoted: bool = False
    worded: bool = True


def credits(text: str, names: Mapping[str, Iterable[str]]) -> list[Credit]:  # noqa: A001
    """The credits in a text, in its order, to any of `names`: {key: the spellings it goes by}."""
    return list(credits_in(text, Outlets(names, sure=False)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read for credits: its prose, where its sentences stand, where it quotes."""

    body: str
    sentences: Sequence[tuple[int, int]]
    quoted: list[tuple[int, int]]


@lru_cache(maxsize=128)
def _reading(text: str) -> Reading:
    body = prose(text)
    return Reading(body, told_places(text), quotations(body))


def opening(text: str, count: int = 2) -> str:
    """A text's first sentences."""
    read = _reading(text)
    return read.body[: read.sentences[:count][-1][1]] if read.sentences else ""


@lru_cache(maxsize=256)
def named(text: str, outlets: Outlets) -> tuple[Naming, ...]:
    """Who is named in a text's prose, where; "the newspaper" is the outlet named last before it."""
    body = _reading(text).body
    found = outlets.found(body)
    return tuple(sorted((*found, *_meant(body, found)), key=lambda naming: naming.start))


def _meant(body: str, found: list[Naming]) -> Iterator[Naming]:
    starts = [naming.start for naming in found]
    for match in phrases.MEANT.finditer(body) if found else ():
        last = found[nearest(starts, match.start())]
        if 0 < match.start() - last.start <= _MEANT_WITHIN:
            yield Naming(last.key, *match.span())


@lru_cache(maxsize=256)
def credits_in(text: str, outlets: Outlets) -> tuple[Credit, ...]:
    """The credits in a text, in its order, one for each sentence and outlet."""
    read = _reading(text)
    starts = [start for start, _ in read.sentences]
    known: dict[tuple[int, str], Credit] = {}
    asked: Counter[int] = Counter()
    heard: set[str] = set()
    beside: dict[int, set[str]] = defaultdict(set)
    for naming in named(text, outlets):
        beside[nearest(starts, naming.start)].add(naming.key)
    for naming in named(text, outlets):
        at = nearest(starts, naming.start)
        asked[at] += 1
        if asked[at] > _ASKED_OF_A_SENTENCE or (at, naming.key) in known:
            continue
        worded = _is_credit(read.body, read.sentences[at], naming)
        only_named = outlets.sure and not naming.plain and len(beside[at]) <= _MOST_BESIDE
        if worded or (only_named and _is_early(read, at) and not _is_owned(read.body, naming)):
            credit = replace(_credit(read, at, naming), worded=worded)
            seconds = naming.key not in heard and at > 0 and _seconds(read.body, naming)
            known[at, naming.key] = replace(credit, aside=True) if seconds else credit
        heard.add(naming.key)
    return tuple(known.values())


def told_of(text: str, outlets: Outlets, names: Collection[str]) -> Iterator[Credit]:
    """Where a text first names each of those whom its headline credits, and no sentence of it does."""
    read = _reading(text)
    starts = [start for start, _ in read.sentences]
    for name in sorted(names):
        first = next((naming for naming in named(text, outlets) if naming.key == name), None)
        if first is not None:
            yield _credit(read, nearest(starts, first.start), first)


def _is_credit(text: str, sentence: tuple[int, int], naming: Naming) -> bool:
    start, end = sentence
    before = text[max(start, naming.start - _BEFORE) : naming.start]
    after = text[naming.end : min(end, naming.end + _AFTER)]
    if phrases.TAIL.search(text, start, min(end, start + 1000)):
        return False
    return bool(
        phrases.LEADS.search(before)
        or phrases.FOLLOWS.match(after)
        or (phrases.INVERTED.search(before) and phrases.STOPS.match(after))
        or (phrases.AGENCY.search(before) and phrases.AGENCY_CLOSES.match(after))
    )


def _is_owned(text: str, naming: Naming) -> bool:
    """Whether it is named for whom it belongs to: "the owner of the Courier" reports nothing."""
    before = text[max(0, naming.start - _NEAR) : naming.start]
    return bool(phrases.OWNER_OF.search(before) or phrases.ITS_OWNER.match(text, naming.end))


def _is_early(read: Reading, at: int) -> bool:
    """Whether an outlet is named near the head: that is to credit it, in whatever words."""
    start, end = read.sentences[at]
    early = at < max(_EARLY, int(_EARLY_SHARE * len(read.sentences)))
    return early and not phrases.TAIL.search(read.body, start, min(end, start + 1000))


def _credit(read: Reading, at: int, naming: Naming) -> Credit:
    start, end = read.sentences[at]
    text, sentence = read.body, read.body[start:end]
    before = text[max(start, naming.start - _BEFORE) : naming.start]
    after = text[naming.end : min(end, naming.end + _NEAR)]
    around = text[max(start, naming.start - _NEAR) : naming.end] + after
    agency = bool(
        phrases.AGENCY.search(before) and phrases.AGENCY_CLOSES.match(text[naming.end : naming.end + 6])
    )
    lead = at < max(3, len(read.sentences) // 4)
    return Credit(
        name=naming.key,
        sentence=sentence,
        place=at / len(read.sentences),
        lead=lead,
        first=_is_first(sentence, around),
        past=_is_past(before, after) and not phrases.NOW.match(text, naming.end),
        at=at,
        start=start,
        end=end,
        told=bool(phrases.TOLD.search(before)),
        aired=bool(phrases.AIRED.search(around)),
        set_off=bool(phrases.SET_OFF.search(before)),
        aside=_is_aside(sentence, around) and not (lead and phrases.AS_TOLD.match(sentence)),
        figure=at > 1 and bool(phrases.FIGURE.search(around)),
        agency=agency or bool(at <= 1 and phrases.LEARNED.match(text, naming.end)),
        quoted=_is_quoted(read.quoted, naming),
    )


def _seconds(text: str, naming: Naming) -> bool:
    """Whether one not named before "also" reports it: a second voice for what another told."""
    return bool(phrases.ALSO.match(text, naming.end))


def _is_first(sentence: str, around: str) -> bool:
    return bool(phrases.FIRST.search(around) or phrases.TOGETHER.search(sentence))


def _is_past(before: str, after: str) -> bool:
    """Whether the report is an old one; what stands before "according to" tells of its matter."""
    by = phrases.ACCORDING.search(before)
    asked = before[by.start() :] if by else before
    return bool(phrases.OF_OLD.search(asked) or phrases.OF_OLD.search(phrases.THAT.split(after)[0]))


def _is_aside(sentence: str, around: str) -> bool:
    """But "as X first reported" says whose the news is."""
    return bool(phrases.ASIDE.search(sentence) and not phrases.FIRST.search(around))


def _is_quoted(quoted: list[tuple[int, int]], naming: Naming) -> bool:
    """Whether somebody who is quoted names it; a programme's title in marks is no quotation."""
    if not quoted:
        return False
    start, end = quoted[nearest([start for start, _ in quoted], naming.start)]
    is_title = naming.start - start <= _OPENS and end - naming.end <= _MARKS
    return start <= naming.start < end and not is_title
