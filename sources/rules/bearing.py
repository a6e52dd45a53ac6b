"""How much of what a text tells hangs on each of those it credits."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sources.rules.basis import Basis
from sources.rules.credits import Credit, credits_in
from sources.rules.outlets import Outlets
from sources.rules.voices import UNNAMED, voices
from sources.rules.words import told_sentences

_HEAD, _LEAST = 0.4, 5
_ASKED_BY, _SOON = 3, 4
_RESUMED_WITHIN = 3
_RESUMES = re.compile(
    r"\b[Tt]he (?:new |latest )?(?:report|story|article|study|survey|poll|analysis|paper|note|findings|"
    r"pollsters?|researchers|investigation|newspaper|outlet)\b"
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """`head` and `whole`: the share (0 to 1) of the sentences with a source that hang on it; `first` the
    number of the first that does; `through` who speaks to it, "" where it tells by itself."""

    head: float
    whole: float
    first: int
    through: str


@lru_cache(maxsize=256)
def bearings(body: str, outlets: Outlets) -> Mapping[str, Bearing]:
    """For each outlet credited in a text how much hangs on it."""
    speakers, sentences = voices(body), told_sentences(body)
    given: dict[int, list[Credit]] = defaultdict(list)
    for credit in credits_in(body, outlets):
        given[credit.at].append(credit)
    bound = _bound(given, speakers)
    hang: dict[str, list[int]] = defaultdict(list)
    sourced: list[int] = []
    last: tuple[int, frozenset[str]] = (-99, frozenset())
    for at, speaker in enumerate(speakers):
        here = frozenset(c.name for c in given.get(at, ()) if not c.past)
        if here:
            last = (at, here)
        elif speaker in bound:
            here = bound[speaker][1] if at >= bound[speaker][0] else here
        elif not speaker and _RESUMES.search(sentences[at]) and at - last[0] <= _RESUMED_WITHIN:
            here = last[1]
        if here or speaker or at in given:
            sourced.append(at)
        for name in here:
            hang[name].append(at)
    head = max(_LEAST, int(_HEAD * len(speakers)))
    early = max(1, sum(at < head for at in sourced))
    return {
        name: Bearing(
            sum(at < head for at in found) / early,
            len(found) / max(1, len(sourced)),
            found[0],
            next((s for s, (_, names) in bound.items() if name in names), ""),
        )
        for name, found in hang.items()
    }


def _bound(
    given: Mapping[int, Sequence[Credit]], speakers: Sequence[str]
) -> dict[str, tuple[int, frozenset[str]]]:
    """Who spoke to whom: what they say further on was said there too, and what they said before where the
    text tells it soon; from which sentence on, with whom they spoke."""
    bound: dict[str, tuple[int, frozenset[str]]] = {}
    asked: dict[str, set[str]] = defaultdict(set)
    often = Counter(speaker for speaker in speakers if speaker and speaker != UNNAMED)
    for at, found in sorted(given.items()):
        told = frozenset(credit.name for credit in found if (credit.told or credit.aired) and not credit.past)
        near = [speakers[i] for i in (at, at - 1, at + 1) if 0 <= i < len(speakers) and speakers[i] in often]
        if told and near:
            speaker = max(near, key=lambda name: often[name])
            asked[speaker] |= told
            bound.setdefault(speaker, (0 if at <= _SOON else at - 1, told))
    return {speaker: told for speaker, told in bound.items() if len(asked[speaker]) <= _ASKED_BY}


def borne(found: Basis, bearing: Bearing | None) -> float:
    """What a credit's sentences weigh beside the others of the text; that somebody was heard there is no
    less, where nearly all the text tells is what they said."""
    if bearing is None:
        return -1.0
    heard = 0.5 * found.credit.told + 1.5 * found.credit.aired if bearing.through else 0.0
    least = -0.7 if found.credit.first else -1.5
    return max(least, min(2.5, 3 * (bearing.head - 0.4) + 2 * (bearing.whole - 0.3))) + heard * bearing.head
