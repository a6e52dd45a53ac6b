"""Whether one text rests on the other's outlet for its main news."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from sources.rules import plainly
from sources.rules.basis import CARRIES, Basis, bases, subject
from sources.rules.bearing import bearings, borne
from sources.rules.credits import Credit
from sources.rules.legwork import has_legwork, has_own_source
from sources.rules.likeness import likeness
from sources.rules.outlets import Outlets, short_names, stations
from sources.rules.texts import Reason, Side, clip
from sources.rules.wording import Finding
from sources.rules.words import told_sentences

SHARED_SUBJECT, SHARED_AROUND = 3, 6
SHARED_HEAD, SHARED_LEAST, SHARED_SHARE = 9, 5, 0.12
HEAD = 1_500
LINKED = 1.5
QUOTES_ALIKE, OFTEN_ALIKE = 2.0, 0.3
OLDER_BY = timedelta(hours=36)  # after which a report can hardly be the one that was credited
LATE = 0.7
BORNE = 0.4
WHOLLY, SHARED_WHOLLY = 5.6, 15
ONE_EVENT = timedelta(days=21)
BY_THE_WIRE = 90
TELLS_ITS, TOLD_WORDS, TOLD_SHARE = 1.0, 4, 0.4
OWN_SOURCE = 4.5
OUTWEIGHED, LIGHTER = 2.0, 2.0  # by another's credit
OTHER_NEWS, HEADLINE = 8.0, 0.35  # of a headline's words a report of the same news has as many
ALIKE, BY_CHANCE, ALL_ITS = 8.0, 0.25, 2.0
_REPORTED = (
    r"(?: (?:first|also|has|had)){0,2} (?:report(?:s|ed)|writes|wrote|f(?:ound|inds)|reveal(?:s|ed)|"
    r"uncover(?:s|ed)|discover(?:s|ed)|spotted|broke|obtained|notes|details|explains)\b"
)
_WORKS = r"(?:piece|story|report|reporting|article|investigation|scoop|account|column|interview|dispatch)"
_HIS = rf"['\u2019]s? (?:[\w-]{{1,20}} ){{0,3}}{_WORKS}\b"
_BY_HIM = rf"\b{_WORKS} (?:[\w-]{{1,20}} ){{0,2}}by (?:[A-Z][\w.'\u2019-]{{1,30}} ){{0,3}}(?:and |& )?"
_PAIR = frozenset({"origin"})


def reliance(derived: Side, origin: Side, outlets: Outlets) -> Finding | None:
    """That `derived` takes its main news from `origin`'s outlet, of the matter `origin` is about."""
    if derived.wires & origin.own and same_event(derived, origin):
        return _by_the_wire(derived, origin)
    found = _basis(derived, origin, outlets)
    if found is None or found.weight < CARRIES or not _of_one_matter(found, derived, origin):
        return None
    strength = max(50, min(95, round(45 + 6 * found.weight)))
    return Finding("credit", derived, origin, strength, tuple(_reasons(found, derived, origin)))


def _by_the_wire(derived: Side, origin: Side) -> Finding:
    says = plainly.written_by(derived.name, origin.name)
    reason = Reason("byline", says, derived.opening(), origin.opening())
    return Finding("credit", derived, origin, BY_THE_WIRE, (reason,))


def passing(derived: Side, origin: Side, outlets: Outlets) -> tuple[float, Reason] | None:
    """A credit of `origin`'s outlet in `derived`, however light: how far into the text, and the reason."""
    found = _basis(derived, origin, outlets)
    if found is None:
        return None
    says = plainly.mentions_it(derived.name, origin.name)
    return found.earliest, Reason("credit", says, clip(passage(derived, found.credit)))


def leaning(one: Side, other: Side, outlets: Outlets) -> float:
    """How heavily one credits the other's outlet, be it too lightly to carry its main news: 0 to CARRIES."""
    found = filter(None, (_basis(one, other, outlets), _basis(other, one, outlets)))
    return max(0.0, *(min(CARRIES, basis.weight) for basis in found), 0.0)


def _basis(derived: Side, origin: Side, outlets: Outlets) -> Basis | None:
    if not origin.text.names or derived.own & origin.own:
        return None
    by_all = _credited(derived, origin.own, outlets) if origin.own else None
    by_pair = _credited(derived, _PAIR, known := _known_by(derived, origin, outlets))
    found = max(filter(None, (by_all, by_pair)), key=lambda basis: basis.weight, default=None)
    if found is None:
        return None
    known = outlets if found is by_all else known
    bonus = LINKED * _links(derived, origin) + same_quotes(derived, origin)
    if not found.itself:
        bonus += BORNE * max(0.0, borne(found, bearings(derived.body, known).get(found.name)))
    if not has_legwork(derived, outlets):
        bonus += TELLS_ITS * _tells_its(found.credit.sentence, origin) + tells_all(derived, origin)
    elif has_own_source(derived, outlets):
        bonus -= OWN_SOURCE
    return found.heavier(bonus - LATE * is_late(origin, derived) - other_news(derived, origin))


def _credited(derived: Side, keys: frozenset[str], known: Outlets) -> Basis | None:
    given = bases(derived.title, derived.body, known, derived.own)
    found = next((basis for basis in given if basis.name in keys), None)
    if found and given[0].weight - found.weight > OUTWEIGHED:
        return found.heavier(-LIGHTER)
    return found


def _known_by(derived: Side, origin: Side, outlets: Outlets) -> Outlets:
    """What the one may call the other: by its names where no list has it, by who wrote its text, and "the
    Courier" for the Harbour Courier, unless another Courier is named."""
    names = () if origin.own else origin.text.names
    short = [word for word in short_names(names) if _is_short(word, derived.body)]
    people = [name for name in origin.people() if not outlets.known_as([name])]
    reporters = [name for name in people if _is_reporter(name, derived.body)]
    return Outlets({"origin": (*names, *short, *stations(names), *reporters)})


def _is_short(word: str, text: str) -> bool:
    short = re.search(rf"\b[Tt]he {re.escape(word)}\b(?! [A-Z])", text)
    return bool(short) and not re.search(rf"\b(?!The\b)[A-Z]\w{{1,30}} {re.escape(word)}\b", text)


def _is_reporter(name: str, text: str) -> bool:
    """Whether a text tells what somebody reported; who is only quoted in it reports nothing."""
    known = re.escape(name)
    return name in text and bool(
        re.search(
            rf"{known}{_REPORTED}|\b(?:reporter|journalist) {known}\b|{known}{_HIS}|{_BY_HIM}{known}|"
            rf"\b(?:[Hh]at tip|[Hh]/t|[Vv]ia|[Tt]hanks|[Cc]redit)(?: (?:goes )?to)? {known}",
            text,
        )
    )


def tells_all(derived: Side, origin: Side) -> float:
    """Beside a credit, that the two tell the same shows of what."""
    return min(ALL_ITS, ALIKE * max(0.0, likeness(derived, origin) - BY_CHANCE))


def other_news(side: Side, other: Side) -> float:
    """What it takes from a credit that the headline tells of something the other report does not."""
    titled = subject(side.title)
    told = len(titled & head(other)) / len(titled) if titled else 1.0
    return OTHER_NEWS * max(0.0, HEADLINE - told)


def _tells_its(sentence: str, origin: Side) -> bool:
    """Whether the sentence that credits it tells what it is about."""
    told = subject(sentence)
    both = len(told & head(origin))
    return both >= TOLD_WORDS and both >= TOLD_SHARE * len(told)


def same_quotes(derived: Side, origin: Side) -> float:
    """Two that quote the same words may have heard one speech; beside a credit it tells where from."""
    return QUOTES_ALIKE * max(0.0, derived.quotes_of(origin) - OFTEN_ALIKE)


def is_late(origin: Side, derived: Side) -> bool:
    """Whether a report is too late to be the one that the other had read."""
    if derived.text.published is None or origin.text.published is None:
        return False
    return origin.moment - derived.moment > OLDER_BY


def _links(derived: Side, origin: Side) -> bool:
    return bool(origin.text.url) and origin.text.url in derived.text.links


def _of_one_matter(found: Basis, derived: Side, origin: Side) -> bool:
    """Whether what is credited is what the other report is about; one credited with everything may begin
    with other words, but tells of the same names."""
    if found.weight >= WHOLLY and len(head(derived) & head(origin)) >= SHARED_WHOLLY:
        return same_event(derived, origin)
    told = subject(f"{derived.title} {found.credit.sentence}")
    around = told | subject(" ".join(_beside(derived, found.credit)))
    is_one = len(head(origin) & told) >= SHARED_SUBJECT or len(head(origin) & around) >= SHARED_AROUND
    return is_one and same_event(derived, origin)


def _beside(side: Side, credit: Credit) -> Sequence[str]:
    """The sentences before and after a credit: "read the Courier's piece. In short: ..."."""
    sentences = told_sentences(side.body)
    return (*sentences[max(0, credit.at - 1) : credit.at], *sentences[credit.at + 1 : credit.at + 3])


def same_event(one: Side, other: Side) -> bool:
    if one.text.published and other.text.published and abs(one.moment - other.moment) > ONE_EVENT:
        return False
    mine, theirs = head(one), head(other)
    asked = max(SHARED_LEAST, SHARED_SHARE * min(len(mine), len(theirs)))
    return len(mine & theirs) >= min(SHARED_HEAD, asked)


def head(side: Side) -> frozenset[str]:
    """What a report is about, by its headline and its first paragraphs."""
    return _about(side.title, side.body[:HEAD])


@lru_cache(maxsize=128)
def _about(title: str, opening: str) -> frozenset[str]:
    return subject(f"{title} {opening}")


def _reasons(found: Basis, derived: Side, origin: Side) -> Iterator[Reason]:
    passages = clip(passage(derived, found.credit)), origin.opening()
    if found.credit.agency:
        yield Reason("credit", plainly.carries(derived.name, origin.name), *passages)
    else:
        told = plainly.credits_it(derived.name, origin.name, found.credit.at, found.count, found.credit.first)
        yield Reason("credit", told, *passages)
    if _links(derived, origin):
        yield Reason("link", plainly.links_to(derived.name, origin.name), *passages)


def passage(side: Side, credit: Credit) -> str:
    """The credit's sentence as the text has it."""
    return side.body[credit.start : credit.end]
