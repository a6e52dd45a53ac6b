"""Why two references of a story are one line of evidence.

DESIGN, "The rules that make it trustworthy", 1: they have the same publisher, the same ultimate
owner or the same human source; one rests on the other by a derivation nobody has rejected; or
both rest, by such derivations, on the same reference outside the story.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Join:
    """Why two references, `a` and `b` by their numbers in the story, are one layer.

    `reason` is publisher, owner, person, derivation (`a` rests on `b`) or origin; `a` is the lower
    number but in a derivation. `derivation` is the one to judge: the first doubtful one, if any is.
    """

    a: int
    b: int
    reason: str
    sentence: str
    derivation: int | None
    passage: str


VERBS = {
    "copy": "{} carries the text of {}",
    "rewrite": "{} rewrites {}",
    "credit": "{} credits {}",
    "release": "{} rests on the same release as {}",
    "other": "{} rests on {}",
}


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
            yield Join(head.key, source.key, reason, sentence(head, source), None, "")


def _same_publisher(a: Source, b: Source) -> str:
    return f"References {a.key} and {b.key} are both from {a.publisher_name}."


def _same_owner(a: Source, b: Source) -> str:
    for owner, owned in ((a, b), (b, a)):
        if owner.publisher == owner.owner:
            return f"{owned.publisher_name} belongs to {owner.publisher_name}."
    return f"{a.publisher_name} and {b.publisher_name} have the same owner, {a.owner_name}."


def _same_person(a: Source, b: Source) -> str:
    alias = next((f", {source.name}" for source in (a, b) if source.publisher is None), "")
    return f"References {a.key} and {b.key} come from the same person{alias}."


def _derivations(cited: Sequence[Source], rests: Iterable[Rests]) -> list[Join]:
    """What rests on what, and what rests on the same outside origin: facts before doubts."""
    sources = {source.origin: source for source in cited}
    onward: dict[int, list[Rests]] = {}
    for step in rests:
        onward.setdefault(step.derived, []).append(step)
    found: list[tuple[Trail, Join]] = []
    reached: dict[int, list[tuple[Trail, Source]]] = {}
    for source in cited:
        for end, trail in trails(source.origin, onward, sources).items():
            if end in sources:
                found.append((trail, _rests_on(source, sources[end], trail)))
            else:
                reached.setdefault(end, []).append((trail, source))
    found += (pair for carriers in reached.values() for pair in _same_origin(carriers))
    return [join for _, join in sorted(found, key=lambda pair: (pair[0][:3], pair[1].a, pair[1].b))]


def _rests_on(derived: Source, origin: Source, trail: Trail) -> Join:
    if trail.length == 1:
        sentence = VERBS[trail.steps[0].kind].format(derived.name, origin.name)
    else:
        by_way_of = trail.steps[0].origin_name
        sentence = f"{derived.name} rests on {origin.name} by way of {by_way_of}"
    return _derived(derived.key, origin.key, "derivation", sentence, trail.steps)


def _same_origin(carriers: Sequence[tuple[Trail, Source]]) -> Iterator[tuple[Trail, Join]]:
    """Joins the surest carrier of an outside reference to every other one."""
    head_trail, head = min(carriers, key=lambda pair: (pair[0][:3], pair[1].key))
    for trail, source in carriers:
        if source is not head:
            whole = trail.beside(head_trail)
            a, b = sorted((head, source), key=lambda one: one.key)
            sentence = f"{a.name} and {b.name} both rest on {trail.steps[-1].origin_name}"
            yield whole, _derived(a.key, b.key, "origin", sentence, whole.steps)


def _derived(a: int, b: int, reason: str, sentence: str, steps: Sequence[Rests]) -> Join:
    doubtful = [step for step in steps if step.state == "suggested"]
    judge = (doubtful or steps)[0]
    doubt = " (suggested, not yet judged)" if doubtful else ""
    return Join(a, b, reason, f"{sentence}{doubt}.", judge.id, judge.passage)
