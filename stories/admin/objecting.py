"""Who contradicts what stories claim, in words for a row of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sources.models import Reference
from stories.dossier.weigh import HIDDEN, named

NAMED = ("title", "url", "confidential", "publisher__name", "person__alias", "person__named")


def objecting(against: Mapping[int, Sequence[Sequence[int]]]) -> dict[int, str]:
    """By story: "Gridline objects", "2 layers object". `against` has of each layer that does its references.

    For a layer speaks the first of its references that is not confidential.
    """
    alone = {pk for layers in against.values() if len(layers) == 1 for pk in layers[0]}
    shown = Reference.objects.filter(pk__in=alone, confidential=False) if alone else Reference.objects.none()
    names = {one.pk: named(one) for one in shown.select_related("publisher", "person").only(*NAMED)}
    return {story: _words(layers, names) for story, layers in against.items()}


def _words(layers: Sequence[Sequence[int]], names: Mapping[int, str]) -> str:
    if len(layers) == 1:
        return f"{next((names[pk] for pk in layers[0] if pk in names), HIDDEN.capitalize())} objects"
    return f"{len(layers)} layers object" if layers else "no layer objects now"
