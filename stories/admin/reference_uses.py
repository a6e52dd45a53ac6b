"""Where a reference is used: the stories that cite it, the layer it is in there, and what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from sources.models import Derivation, Reference
from sources.rules.layers import Layer, layers
from stories.dossier import weigh
from stories.dossier.rows import owners, resting
from stories.models import Citation, Claim, Edition, Label, Stance, Story

MOST_STORIES, MOST_DERIVATIONS = 20, 50
HEAVY = ("body", "live_edition__content", "live_edition__evidence", "live_edition__statement")
WORDS = {"supports": "supports", "contradicts": "contradicts", "background": "background to"}


@dataclass(frozen=True)
class Use:
    """A story that cites it under `number`; `place` is the layer's, from 0, for its texture.

    `label` is what readers see, None for a draft; `others` are the layer's other citations.
    """

    story: Story
    number: int
    letter: str
    place: int
    label: Label | None
    says: str
    first_hand: bool
    others: tuple[Citation, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class Uses:
    """The newest stories first; `more` counts those left out."""

    shown: tuple[Use, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.shown) + self.more


def uses(reference: Reference, by: User) -> Uses:
    """In stories open to `by`; a number of queries that does not grow with them, at most 20 are weighed."""
    citing = Story.objects.open_to(by).filter(citations__reference=reference)
    stories = list(
        citing.select_related("live_edition__label", "section").defer(*HEAVY).order_by("-pk")[:MOST_STORIES]
    )
    more = citing.count() - len(stories) if len(stories) == MOST_STORIES else 0
    ids = [story.pk for story in stories]
    cited = _by_story(ids)
    references = [citation.reference for rows in cited.values() for citation in rows]
    above = owners(one.publisher for one in references if one.publisher)
    rests = resting(references)
    said = _said(reference, ids)
    found = []
    for story in stories:
        rows = cited[story.pk]
        there = layers((weigh.source(one.number, one.reference, above) for one in rows), weigh.steps(rests))
        found.append(_use(story, reference, rows, there, said.get(story.pk, "")))
    return Uses(tuple(found), more)


def _by_story(stories: Iterable[int]) -> dict[int, list[Citation]]:
    rows = Citation.objects.filter(story__in=stories).select_related(
        "reference__publisher", "reference__person"
    )
    found: dict[int, list[Citation]] = defaultdict(list)
    for citation in rows.defer("reference__text", "reference__excerpt").order_by("number"):
        found[citation.story_id].append(citation)
    return found


def _use(
    story: Story, reference: Reference, cited: list[Citation], found: tuple[Layer, ...], says: str
) -> Use:
    number = next(one.number for one in cited if one.reference_id == reference.pk)
    place, layer = next((place, one) for place, one in enumerate(found) if number in one.keys)
    inside = [one for one in cited if one.number in layer.keys]
    return Use(
        story=story,
        number=number,
        letter=layer.letter,
        place=place,
        label=story.live_edition.label if story.live_edition else None,
        says=says,
        first_hand=any(weigh.counts_first_hand(one.reference) for one in inside),
        others=tuple(one for one in inside if one.number != number),
        why=_why(layer),
    )


def _why(layer: Layer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(join.sentence for join in layer.joins))


def _said(reference: Reference, stories: Iterable[int]) -> dict[int, str]:
    """{story id: "Supports claims 1 and 2; background to 3."}"""
    places: dict[int, int] = {}
    counted: dict[int, int] = defaultdict(int)
    for pk, story in Claim.objects.filter(story__in=stories).values_list("pk", "story_id"):
        counted[story] += 1
        places[pk] = counted[story]
    told: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    stances = Stance.objects.filter(citation__reference=reference, citation__story__in=stories)
    for story, claim, kind in stances.values_list("citation__story_id", "claim_id", "kind"):
        told[story][kind].append(places[claim])
    return {story: _sentence(kinds) for story, kinds in told.items()}


def _sentence(kinds: Mapping[str, list[int]]) -> str:
    parts = [f"{word} {_claims(sorted(kinds[kind]))}" for kind, word in WORDS.items() if kinds.get(kind)]
    return f"{'; '.join(parts)}.".capitalize() if parts else ""


def _claims(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"claim {numbers[0]}"
    return f"claims {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def is_named_to_readers(reference: Reference) -> bool:
    """Whether an edition of a story that cites it shows it by name."""
    numbers = set(Citation.objects.filter(reference=reference).values_list("story_id", "number"))
    editions = Edition.objects.filter(story__in={story for story, _ in numbers}).order_by("-entry")
    return any(
        (story, note["n"]) in numbers and note["url"] == reference.url and not note["confidential"]
        for story, notes in editions.values_list("story_id", "evidence__references").iterator(chunk_size=20)
        for note in notes
    )


def rests_on(reference: Reference) -> list[Derivation]:
    """What it rests on, decided or not."""
    rows = reference.rests_on.select_related("origin__publisher", "origin__via", "decided_by")
    return list(rows.defer("origin__text", "reasons")[:MOST_DERIVATIONS])


def carried_by(reference: Reference) -> list[Derivation]:
    """What rests on it, decided or not."""
    rows = reference.carried_by.select_related("derived__publisher", "derived__via", "decided_by")
    return list(rows.defer("derived__text", "reasons")[:MOST_DERIVATIONS])
