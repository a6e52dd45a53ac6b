"""Whether one text carries the other's words, quotations left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from sources.rules import plainly
from sources.rules.basis import subject
from sources.rules.resemblance import Resemblance, alike
from sources.rules.texts import Kind, Reason, Side, clip

COPY_FROM = 0.45
REWRITE_FROM, LOOSE_FROM = 0.08, 0.185
SAME_HAND_FROM = 0.04
LEAST_WORDS = 30
SAME_MATTER = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which `derived` rests on `origin`, or both on `through`; its first reason is the surest."""

    kind: Kind
    derived: Side
    origin: Side
    strength: int
    reasons: tuple[Reason, ...]
    through: str = ""


def shared_words(one: Side, other: Side, older: Side) -> Finding | None:
    """That one copies or rewrites the other; `older` is the one to be taken for the origin."""
    if min(one.told.count, other.told.count) < LEAST_WORDS:
        return None
    derived, origin = (other, one) if older is one else (one, other)
    mine, theirs = alike(derived.told, origin.told), alike(origin.told, derived.told)
    found = max(mine, theirs, key=lambda r: r.share)
    hands = one.authors() & other.authors()
    kind = _kind(found, max(mine.loose, theirs.loose), bool(hands))
    if kind is None or not mine.passage:
        return None
    wording = (
        plainly.copies(found.share, derived.name, origin.name)
        if kind == "copy"
        else plainly.rewrites(max(mine.loose, theirs.loose), mine.length, derived.name, origin.name)
    )
    passages = clip(derived.body[mine.start : mine.end]), clip(origin.body[theirs.start : theirs.end])
    reasons = [Reason(kind, wording, *passages)]
    if hands:
        reasons.append(_same_hands(hands, derived, origin))
    share = found.share if kind == "copy" else found.loose
    return Finding(kind, derived, origin, min(100, round(60 + 40 * share)), tuple(reasons))


def _kind(found: Resemblance, loose: float, same_hand: bool) -> Kind | None:
    if found.share >= COPY_FROM:
        return "copy"
    if (found.share >= REWRITE_FROM and loose >= LOOSE_FROM) or (same_hand and found.share >= SAME_HAND_FROM):
        return "rewrite"
    return None


def on_a_third(one: Side, other: Side, shown: Sequence[str], third: str, strength: int) -> Finding:
    """That both rest on a third; `shown` are the words of the one and of the other which tell it."""
    passages = dict(zip((one.which, other.which), shown, strict=True))
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    says = plainly.rest_on(derived.name, origin.name, third)
    reason = Reason("common", says, passages[derived.which], passages[origin.which])
    return Finding("common", derived, origin, strength, (reason,), third)


def same_authors(one: Side, other: Side) -> Finding | None:
    """That the same people wrote both, of one matter."""
    hands = one.authors() & other.authors()
    if not hands or one.own & other.own:
        return None
    matter = subject(f"{one.title} {one.opening()}") & subject(f"{other.title} {other.opening()}")
    if len(matter) < SAME_MATTER:
        return None
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    return Finding("common", derived, origin, 60, (_same_hands(hands, derived, origin),), _people(hands))


def _same_hands(hands: frozenset[str], derived: Side, origin: Side) -> Reason:
    return Reason("byline", plainly.same_authors(_people(hands)), derived.opening(), origin.opening())


def _people(hands: frozenset[str]) -> str:
    return ", ".join(name.title() for name in sorted(hands)[:3])
