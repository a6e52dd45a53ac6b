"""On whose report a text rests for its main news: a credit carries it when it stands at the head, tells what
the headline tells, and is no aside, no figure and no older story."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sources.rules.credits import Credit, credits_in, named, opening, told_of
from sources.rules.outlets import Outlets
from sources.rules.words import words

CARRIES = 3.0
UNWORDED = 1.0
AFTER_IT = 3.5  # what came of a report is news of its own
_AT_HEAD = 0.15
_SUBJECT_LETTERS = 4
_STEM = 6
_STOP_WORDS = """
about after again against also amid another because been before being between both came could does doing
down during each even ever every first from have having here himself into itself just last like made
make many more most much must never news now only other over said same says should since some still such
than that their them then there these they this those through told under until upon very want wants were
what when where which while whom whose will with without would year years your report reports reported
reportedly according
"""
_STOP = frozenset(_STOP_WORDS.split())
_REPORT_IN_TITLE = re.compile(
    r"(?::|,|\u2013|-)\s*(?:new |bombshell )?(?:reports?|media|sources)\s*$|"
    r"^(?:reports?|exclusive)\b\s*:|\breportedly\b|\bsays? report\b|\bnew report\b|\breport\s*$|"
    r"\b(?:reports?|investigation|study|survey|poll) (?:says?|claims?|finds?|calls?|reveals?|shows?)\b|"
    r"\b(?:bombshell|explosive) report\b",
    re.IGNORECASE,
)
_CREDITS_BEFORE, _CREDITED_AFTER = (
    re.compile(
        r"(?:[:;,(\u2013\u2014-]|\b(?:says?|said|tells?|told|per|via|reports?|by|to|from))\s*(?:the )?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\s*(?:News\s*)?(?:(?:says?|reports?|reveals?|finds?|claims?|unveils?|shows?|tests?|confirms?|warns?|"
        r"stud(?:y|ies)|survey|analysis|investigation|report|poll|interview)\b|:)",
        re.IGNORECASE,
    ),
)
_OPENS_CLAUSE = re.compile(r"(?:^|[?!:;.]\s|\s[\u2013\u2014-]\s)\W{0,3}(?:the )?$", re.IGNORECASE)
_AT_END = re.compile(
    r"\s*(?:News\b)?\s*(?:reports?|says?|reported|unveils?|finds?|reveals?|claims?|shows?|learns?|\))?[\s!.]*$",
    re.IGNORECASE,
)
_WORK_IN_TITLE = re.compile(
    r"\b(?:reports?|reported|story|interview|investigation|scoop|expos\u00e9|says|tells|told|reveals|finds|"
    r"poll|leak)\b|:",
    re.IGNORECASE,
)


_UNNAMED_REPORT = re.compile(
    r"\b(?:an?|new|another|recent|latest|one) (?:\w+ ){0,2}?(?:reports?|stud(?:y|ies)|surveys?|polls?|"
    r"analysis|paper|"
    r"research|investigation|interview|documentary)\b|\breportedly\b|\b(?:has been|was) reported\b|"
    r"\bresearchers\b|"
    r"\bis said to\b|\brumou?r\w*\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:stud(?:y|ies)|surveys?|polls?|polling|research\w*|percent|estimates?)\b|%",
    re.IGNORECASE,
)
_SOON = 6


@dataclass(frozen=True, slots=True)
class Basis:
    """That a text rests on `name` (an outlet's key).

    `weight` says how heavily (CARRIES and more carries the main news), `credit` shows it best; `count`
    sentences credit it, the `earliest` so far into the text (0 to 1); `itself` whether the news is of it.
    """

    name: str
    weight: float
    credit: Credit
    count: int
    earliest: float
    itself: bool = False

    def heavier(self, by: float) -> "Basis":
        return replace(self, weight=self.weight + by)


def subject(text: str) -> frozenset[str]:
    """The stems of the words a text is about."""
    return frozenset(
        word[:_STEM]
        for word in words(text)
        if (len(word) >= _SUBJECT_LETTERS or word.isdigit()) and word not in _STOP
    )


def bases(title: str, text: str, outlets: Outlets, own: Collection[str] = ()) -> list[Basis]:
    """Whom the text credits, the heaviest first; `own` are the keys of its own outlet."""
    titled = credited_by_title(title, outlets)
    given = credits_in(text, outlets)
    found = [*given, *told_of(text, outlets, titled - {credit.name for credit in given})]
    others: dict[str, list[Credit]] = {}
    headed = {naming.key for naming in outlets.found(title)} - titled
    for credit in found:
        if credit.name not in own and (credit.worded or credit.name not in headed):
            others.setdefault(credit.name, []).append(credit)
    if not others:
        return []
    asked = sum(credit.name in own and not credit.agency for credit in found)
    alone = len(others) == 1 and not asked
    apart = len({given[0].at for given in others.values()})
    burden = min(1.5, 0.4 * (apart - 1)) + min(1.5, 0.5 * asked)
    itself = _news_itself(title, text, outlets, others)
    head = opening(text)
    weighed = [_weighed(name, given, title, head, alone) for name, given in others.items()]
    weighed = [
        replace(
            basis.heavier(-burden - 3.0 * (basis.name in itself) + 2.0 * (basis.name in titled)),
            itself=basis.name in itself,
        )
        for basis in weighed
    ]
    return sorted(weighed, key=lambda basis: -basis.weight)


def _news_itself(
    title: str, text: str, outlets: Outlets, credited: Mapping[str, Sequence[Credit]]
) -> frozenset[str]:
    """The outlets the news is about: in the headline, though with no report of theirs, or named far more
    often than credited."""
    count = Counter(naming.key for naming in named(text, outlets))
    headed = set() if _WORK_IN_TITLE.search(title) else {naming.key for naming in outlets.found(title)}
    headed -= credited_by_title(title, outlets)
    often = {name for name, given in credited.items() if count[name] > max(len(given) + 2, 2 * len(given))}
    return frozenset(headed | often)


def credited_by_title(title: str, outlets: Outlets) -> frozenset[str]:
    """Whose report the headline says it is: "NYT: ...", "... - Bloomberg", "..., WSJ reports"."""
    return frozenset(
        naming.key
        for naming in outlets.found(title)
        if (_OPENS_CLAUSE.search(title[: naming.start]) and _CREDITED_AFTER.match(title, naming.end))
        or (_CREDITS_BEFORE.search(title[: naming.start]) and _AT_END.match(title, naming.end))
    )


def _weighed(name: str, given: Sequence[Credit], title: str, head: str, alone: bool) -> Basis:
    """`alone`: whether nobody else is credited, nor told the text's own outlet anything; `head`: its
    first sentences."""
    counted = bool(_COUNTED.search(title) or _COUNTED.search(head))
    about = subject(title)
    best = max(given, key=lambda credit: (_stands(credit, counted) + _tells(credit, about), -credit.at))
    again = min(2.0, 0.5 * (len(given) - 1)) + 0.8 * (alone and len(given) > 1)
    weight = _stands(best, counted) + _tells(best, about) + (1 - best.place) * again
    weight += 1.5 * bool(best.place < _AT_HEAD and _REPORT_IN_TITLE.search(title))
    weight += 1.2 * bool(1 < best.at <= _SOON and _UNNAMED_REPORT.search(head))
    return Basis(name, weight, best, len(given), given[0].place)


def _stands(credit: Credit, counted: bool) -> float:
    """What its place and its words give a credit; `counted`: whether figures are what the text is of."""
    if credit.agency and credit.at <= 2:
        return 8.0
    place = (
        3.0
        if credit.at <= 1
        else 2.0
        if credit.at == 2 or (credit.at <= 4 and credit.place < 0.2)
        else 1.2 - 3 * credit.place
    )
    told, set_off = credit.told and not credit.first, credit.set_off and not credit.first
    words = 2.0 * credit.first - AFTER_IT * set_off - 0.5 * told - 1.5 * credit.aired
    beside = credit.aside or (credit.figure and not counted)
    return (
        max(0.0, place)
        + words
        - 2.0 * (credit.past + beside)
        - 1.5 * credit.quoted
        - UNWORDED * (not credit.worded)
    )


def _tells(credit: Credit, about: frozenset[str]) -> float:
    """How much of what the headline says is in the credited sentence."""
    if not about or credit.past:
        return 0.0
    return 4.0 * (1 - credit.place) * len(about & subject(credit.sentence)) / len(about)
