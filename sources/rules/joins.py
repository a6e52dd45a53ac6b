"""Why two references of a story are one line of evidence.

DESIGN, "The rules that make it trustworthy", 1: they have the same publisher, the same ultimate
owner or the same human source; one rests on the other by a derivation nobody has rejected; or
both rest, by such derivations, on the same reference outside the story. Where somebody rejected that
one rests on the other, no suggestion leads round that decision by way of what the story does not cite.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from sources.rules.trails import Rests, Trail, trails


@dataclass(frozen=True)
class Source:
    """One reference of a story.

    `key` is its number in the story, `origin` its reference id. `name` is who readers would name:
    the publisher, else the person's alias, else the title. `owner` is the ultimate owner, which is
    the publisher itself when nobody owns it, and None without a publisher.
    """

    key: int
    name: str
    publisher: int | None
    publisher_name: str
    owner: int | None
    owner_name: str
    person: int | None
    origin: int


type Pair = frozenset[int]

DOUBT = " (suggested, not yet judged)"
# A page the story does not cite is named to readers once a person has judged what is said of it.
UNNAMED = "another page"
# Sealed editions hold these words, and are read by them: stories/rules/resting.py.
VERBS = {
    "copy": "{} carries the text of {}",
    "rewrite": "{} rewrites {}",
    "credit": "{} credits {} for it",
    "release": "{} and {} both rest on one release",
    "common": "{} and {} both rest on one origin",
    "other": "{} rests on {}",
}
# Where the third is known by name.
THROUGH = {
    "release": "{} and {} both rest on one release by {}",
    "common": "{} and {} both rest on {} report",
}


@dataclass(frozen=True)
class Join:
    """Why two references, `a` and `b` by their numbers in the story, are one layer.

    `reason` is publisher, owner, person, derivation (`a` rests on `b`) or origin; `a` is the lower
    number but in a derivation. `who` names both, `sentence` says it to anybody. `derivation` is the
    one to judge: the first doubtful one, if any is. `third` names, for the desk, what the sentence
    leaves unnamed.
    """

    a: int
    b: int
    reason: str
    who: str
    sentence: str
    derivation: int | None
    passage: str
    third: str = ""

    @property
    def because(self) -> str:
        """The reason as half a sentence, without a doubt."""
        says = self.sentence.removesuffix(".").removesuffix(DOUBT)
        if says.startswith(self.who):
            return f"they{says.removeprefix(self.who)}"
        return f"r{says[1:]}" if says.startswith("Reference ") else says

    @property
    def explained(self) -> str:
        """The sentence for the desk, where the passage can be seen."""
        doubt = ["suggested, not yet judged"] if self.sentence.endswith(f"{DOUBT}.") else []
        third = [f"that page is of {self.third}"] if self.third else []
        notes = [*doubt, *third, *(["see passage"] if self.passage else [])]
        aside = f" ({'; '.join(notes)})" if notes else ""
        return f"{self.who}: one layer, because {self.because}{aside}."


def told(kind: str, derived: str, origin: str, through: str = "") -> str:
    """In words, without a full stop, how one rests on the other."""
    if through and kind in THROUGH:
        third = _possessive(through) if kind == "common" else through
        return THROUGH[kind].format(derived, origin, third)
    return VERBS[kind].format(derived, origin)


def _possessive(name: str) -> str:
    return f"{name}\u2019" if name.endswith("s") else f"{name}\u2019s"


def joins(cited: Sequence[Source], rests: Iterable[Rests]) -> Iterator[Join]:
    """Joins enough to find every layer of `cited` (in order of their numbers), the surest first."""
    yield from _facts(cited)
    yield from _derivations(cited, rests)


def _facts(cited: Sequence[Source]) -> Iterator[Join]:
    yield from _alike(cited, "publisher", lambda source: source.publisher, _same_publisher)
    yield from _alike(cited, "owner", lambda source: source.owner, _same_owner)
    yield from _alike(cited, "person", lambda source: source.person, _same_person)


def _alike(
    cited: Sequence[Source],
    reason: str,
    fact: Callable[[Source], int | None],
    sentence: Callable[[Source, Source], str],
) -> Iterator[Join]:
    """Joins the first source of each publisher (owner, person) to every later one."""
    first: dict[int, Source] = {}
    for source in cited:
        value = fact(source)
        if value is not None and first.setdefault(value, source) is not source:
            head = first[value]
            yield _fact(reason, head, source, sentence(head, source))


def _fact(reason: str, a: Source, b: Source, sentence: str) -> Join:
    who = _both(a, b) if reason == "owner" else _numbers(a, b)
    return Join(a.key, b.key, reason, who, sentence, None, "")


def _both(a: Source, b: Source) -> str:
    return _numbers(a, b) if a.name == b.name else f"{a.name} and {b.name}"


def _apart(a: Source, b: Source) -> tuple[str, str]:
    """What to call each in a sentence on both: its number, where their names are alike."""
    return (f"Reference {a.key}", f"reference {b.key}") if a.name == b.name else (a.name, b.name)


def _numbers(a: Source, b: Source) -> str:
    return f"References {a.key} and {b.key}"


def _same_publisher(a: Source, b: Source) -> str:
    return f"{_numbers(a, b)} are both from {a.publisher_name}."


def _same_owner(a: Source, b: Source) -> str:
    for owner, owned in ((a, b), (b, a)):
        if owner.publisher == owner.owner:
            return f"{owned.publisher_name} belongs to {owner.publisher_name}."
    return f"{a.publisher_name} and {b.publisher_name} have the same owner, {a.owner_name}."


def _same_person(a: Source, b: Source) -> str:
    alias = next((f", {source.name}" for source in (a, b) if source.publisher is None), "")
    return f"{_numbers(a, b)} come from the same person{alias}."


def _derivations(cited: Sequence[Source], rests: Iterable[Rests]) -> list[Join]:
    """What rests on what, and what rests on the same outside origin: facts before doubts."""
    sources = {source.origin: source for source in cited}
    onward: dict[int, list[Rests]] = {}
    apart: set[Pair] = set()
    for step in rests:
        if step.state == "rejected":
            apart.add(frozenset((step.derived, step.origin)))
        else:
            onward.setdefault(step.derived, []).append(step)
    found: list[tuple[Trail, Join]] = []
    reached: dict[int, list[tuple[Trail, Source]]] = {}
    for source in cited:
        for end, trail in trails(source.origin, onward, sources).items():
            if end not in sources:
                reached.setdefault(end, []).append((trail, source))
            elif not _overruled(trail, source, sources[end], apart):
                found.append((trail, _rests_on(source, sources[end], trail)))
    found += (pair for carriers in reached.values() for pair in _same_origin(carriers, apart))
    return [join for _, join in sorted(found, key=lambda pair: (pair[0][:3], pair[1].a, pair[1].b))]


def _overruled(way: Trail, a: Source, b: Source, apart: Set[Pair]) -> bool:
    """Whether a person judged the two independent, and the way from one to the other is only suggested."""
    return way.doubts > 0 and frozenset((a.origin, b.origin)) in apart


def _rests_on(derived: Source, origin: Source, trail: Trail) -> Join:
    first, (one, other) = trail.steps[0], _apart(derived, origin)
    third = ""
    if trail.length == 1:
        sentence = told(first.kind, one, other, first.through)
    else:
        third = first.origin_name if trail.doubts else ""
        verb = "shares an origin with" if trail.shares else "rests on"
        sentence = f"{one} {verb} {other} by way of {UNNAMED if third else first.origin_name}"
    who = _both(derived, origin) if trail.shares and trail.length == 1 else _both(origin, derived)
    return _derived((derived.key, origin.key), "derivation", who, sentence, trail.steps, third=third)


def _same_origin(carriers: Sequence[tuple[Trail, Source]], apart: Set[Pair]) -> Iterator[tuple[Trail, Join]]:
    """Joins the surest carrier of an outside reference to every other one; where a person parted two of them,
    each pair by itself."""
    in_order = sorted(carriers, key=lambda pair: (pair[0][:3], pair[1].key))
    origins = [source.origin for _, source in in_order]
    parted = any(frozenset(pair) in apart for pair in combinations(origins, 2)) if apart else False
    for place, (head_trail, head) in enumerate(in_order if parted else in_order[:1], start=1):
        for trail, source in in_order[place:]:
            whole = trail.beside(head_trail)
            if not _overruled(whole, head, source, apart):
                yield whole, _on_one_origin(head, source, trail, whole)


def _on_one_origin(head: Source, source: Source, trail: Trail, whole: Trail) -> Join:
    a, b = sorted((head, source), key=lambda one: one.key)
    name = trail.steps[-1].origin_name
    third = name if whole.doubts else ""
    verb = "share an origin with" if whole.shares else "both rest on"
    sentence = f"{_both(a, b)} {verb} {UNNAMED if third else name}"
    return _derived((a.key, b.key), "origin", _both(a, b), sentence, whole.steps, third=third)


def _derived(
    keys: tuple[int, int], reason: str, who: str, sentence: str, steps: Sequence[Rests], *, third: str = ""
) -> Join:
    doubtful = [step for step in steps if step.state == "suggested"]
    judge = (doubtful or steps)[0]
    doubt = DOUBT if doubtful else ""
    return Join(*keys, reason, who, f"{sentence}{doubt}.", judge.id, judge.passage, third)
