"""How we label: the ladder in words, written from the rows the desk works under, and its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from stories.models import Label, LabelRule

from .pages import readers_page, show
from .record import read_record

UNNAMED = "Layers that rest only on unnamed people do not count."


@dataclass(frozen=True)
class Earned:
    """`opens` is "Earned by" or "Earned by any one of"; `says` the rules as one sentence or two."""

    opens: str
    says: str


@dataclass(frozen=True)
class Rung:
    label: Label
    earned: Earned | None


@readers_page
def labels(request: HttpRequest) -> HttpResponse:
    every = list(Label.objects.prefetch_related("rules"))
    ladder = [Rung(label, earned(list(label.rules.all()))) for label in every if label.place == "rung"]
    context = {
        "here": "labels",
        "ladder": ladder,
        "beside": sorted(
            (label for label in every if label.place != "rung"), key=lambda one: not one.publishable
        ),
        "record": read_record(every),
    }
    return show(request, "labels.html", context)


def earned(rules: Sequence[LabelRule]) -> Earned | None:
    """The rules in words; None for a rung no rule earns. What all of them ask is said once, at the end."""
    if not rules:
        return None
    none_open = not any(rule.contradictions_allowed for rule in rules)
    ways = [way(rule, quiet=none_open) for rule in rules]
    ways[0] = ways[0].replace(" or more", " or more behind each key claim", 1)
    sentences = [
        f"{'; or '.join(ways)}.",
        "No contradiction may be open." if none_open else "",
        UNNAMED if not any(rule.unnamed_count for rule in rules) else "",
    ]
    return Earned(
        "Earned by" if len(rules) == 1 else "Earned by any one of",
        " ".join(sentence for sentence in sentences if sentence),
    )


def way(rule: LabelRule, *, quiet: bool) -> str:
    """One rule; `quiet` leaves contradictions to the end."""
    layers = "1 layer" if rule.least_layers == 1 else f"{rule.least_layers} independent layers"
    parts = [f"{layers} or more"]
    if rule.least_first_hand:
        parts.append(f"at least {rule.least_first_hand} of them first-hand")
    if not rule.contradictions_allowed and not quiet:
        parts.append("with no open contradiction")
    return ", ".join(parts)
