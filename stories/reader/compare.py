"""Any two editions of a story, word by word, with label and evidence beside the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from stories.models import Edition
from stories.rules.comparison import ContentChange, compare_content
from stories.rules.difference import IN, OUT, Effort, Part, Run, count
from stories.rules.trivial import trivial

from .compare_evidence import compare_claims, compare_sources
from .history import Step, steps
from .pages import readers_page, show
from .story import standing_at

# Pairs of like words looked at: under a second, whatever was rewritten.
MOST_EFFORT = 150_000
OPEN, SAME, TRIVIAL = "open", "same", "trivial"


@dataclass(frozen=True)
class Stretch:
    """Paragraphs that stand together; `kind` is open, same or trivial, `says` what a folded one hides."""

    kind: str
    parts: tuple[Part, ...]
    says: str = ""


@readers_page
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the form without script leads: from it to the page of the two that were chosen."""
    history = steps(standing_at(slug))
    if not history:
        raise Http404("No story stands at this address.")
    newest = history[-1].number
    one, other = (asked(request.GET.get(name, ""), newest) for name in ("from", "to"))
    one, other = one or max(1, (other or newest) - 1), other or newest
    if one == other:
        return redirect("reader:edition", history[-1].slug, one)
    return redirect("reader:compare", history[-1].slug, min(one, other), max(one, other))


def asked(number: str, newest: int) -> int | None:
    """An edition's number as it was sent; None for none. Raises Http404 for one that never was."""
    if not number:
        return None
    if not (number.isascii() and number.isdigit() and len(number) <= 6 and 1 <= int(number) <= newest):
        raise Http404("This story has no such edition.")
    return int(number)


@readers_page
def compare(request: HttpRequest, slug: str, before: int, after: int) -> HttpResponse:
    """One address for two editions, the older first; whichever way it was asked, it leads there."""
    editions = standing_at(slug)
    history = steps(editions)
    numbers = {step.number for step in history}
    if not {before, after} <= numbers:
        raise Http404("This story has no such edition.")
    live = history[-1].slug
    if before == after:
        return redirect("reader:edition", live, before, permanent=True)
    if before > after or live != slug:
        return redirect("reader:compare", live, *sorted((before, after)), permanent=True)
    old, new = editions.filter(number__in=(before, after)).order_by("number")
    return show(request, "compare.html", page(old, new, history))


def page(old: Edition, new: Edition, history: Sequence[Step]) -> dict[str, Any]:
    effort = Effort(MOST_EFFORT)
    change = compare_content(old.content, new.content, effort)
    between = [step for step in history if old.number < step.number <= new.number]
    return {
        "here": new.content["section"]["slug"],
        "content": new.content,
        "old": old,
        "new": new,
        "history": history,
        "newest": history[-1],
        "change": change,
        "text": tuple(stretches(change.runs)),
        "in_text": words(change, IN),
        "out_of_text": words(change, OUT),
        "facts": [fact for fact in change.facts if fact.changed],
        "too_much": effort.spent,
        "between": between,
        "mended": [step for step in between if step.correction],
        "sources": compare_sources(old.evidence, new.evidence),
        "claims": compare_claims(old.evidence, new.evidence),
        "same": same(old, new),
    }


def same(old: Edition, new: Edition) -> Mapping[str, bool]:
    return {
        "label": old.statement["label"]["slug"] == new.statement["label"]["slug"],
        "rests": (old.layers, old.references) == (new.layers, new.references),
    }


def words(change: ContentChange, kind: str) -> int:
    """Words of headline, standfirst and text that came or went; facts below the text are not counted."""
    parts = chain.from_iterable(run.parts for run in change.runs)
    groups = [change.headline.pieces, change.standfirst.pieces, *(part.pieces for part in parts)]
    return sum(count(group, kind) for group in groups)


def stretches(runs: Sequence[Run]) -> Iterator[Stretch]:
    """The text as it is shown: what changed stands open, what did not and what is a trifle folds."""
    for run in runs:
        if run.folded:
            parts = len(run.parts)
            yield Stretch(SAME, run.parts, f"{parts} {'paragraph' if parts == 1 else 'paragraphs'} unchanged")
            continue
        for light, group in groupby(run.parts, key=lambda part: bool(trivial(part))):
            some = tuple(group)
            yield Stretch(TRIVIAL, some, trifles(some)) if light else Stretch(OPEN, some)


def trifles(parts: Sequence[Part]) -> str:
    """ "2 trivial edits folded: a spelling, punctuation"."""
    kinds = ", ".join(sorted({kind for part in parts for kind in trivial(part)}))
    return f"{len(parts)} trivial {'edit' if len(parts) == 1 else 'edits'} folded: {kinds}"
