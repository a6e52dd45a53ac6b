"""What an edition freezes, in the shapes of schema 1: content, evidence, statement."""

from __future__ import annotations

from typing import Any

from stories.models import Label, Section


def frozen_label(slug: str) -> dict[str, Any]:
    names = ("slug", "name", "place", "rank", "meaning", "colour")
    return dict(Label.objects.values(*names).get(slug=slug))


def ladder() -> list[dict[str, Any]]:
    rungs = Label.objects.filter(place=Label.Place.RUNG).order_by("rank")
    return [frozen_label(slug) for slug in rungs.values_list("slug", flat=True)]


def reference(n: int, layer: str = "A", **facts: Any) -> dict[str, Any]:
    return {
        "n": n,
        "layer": layer,
        "kind": "article",
        "kind_name": "Article",
        "title": f"Report number {n}",
        "url": f"https://outlet-{n}.example/report",
        "publisher": {"name": f"Outlet {n}", "slug": f"outlet-{n}", "owner": ""},
        "author": "Ada Byline",
        "published": "2026-11-12T06:55:00+00:00",
        "retrieved": "2026-11-12T07:30:00+00:00",
        "first_hand": False,
        "confidential": False,
        "person": None,
        "note": f"Note on report {n}.",
    } | facts


def claim(n: int, text: str, voices: dict[str, str], **facts: Any) -> dict[str, Any]:
    return {
        "n": n,
        "text": text,
        "headline": n == 1,
        "key": n == 1,
        "label": "emerging",
        "layers": sum(voice == "supports" for voice in voices.values()),
        "voices": voices,
        "stances": [],
    } | facts


def evidence(beds: dict[str, list[int]] | None = None, **facts: Any) -> dict[str, Any]:
    """`beds`: letter to source notes; every layer supports the headline claim."""
    beds = beds or {"A": [1]}
    references = [reference(n, letter) for letter, notes in beds.items() for n in notes]
    layers = [
        {
            "letter": letter,
            "name": f"Outlet {notes[0]}",
            "references": notes,
            "first_hand": False,
            "unnamed_only": False,
            "why": [f"Outlet {n} credits Outlet {notes[0]}." for n in notes[1:]],
        }
        for letter, notes in beds.items()
    ]
    return {
        "references": sorted(references, key=lambda one: int(one["n"])),
        "layers": layers,
        "claims": [claim(1, "The charge goes while the lid is shut.", dict.fromkeys(beds, "supports"))],
        "assessment": {
            "label": "emerging",
            "next": "corroborated",
            "missing": ["Missing: a second independent layer for claim 1."],
        },
    } | facts


def content(slug: str, headline: str, where: Section, **facts: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "headline": headline,
        "standfirst": "Two newsrooms measured the drain on machines bought in shops.",
        "body": "<h2>What is happening now</h2><p>Close the lid at eleven, and a third is gone by seven.</p>",
        "language": "en",
        "section": {"name": where.name, "slug": where.slug, "angle": where.angle},
        "format": {"name": "Signal report", "slug": "signal-report"},
        "bylines": [{"name": "Ines Varga", "slug": "ines-varga"}],
        "tags": [{"name": "laptops", "slug": "laptops"}],
        "lead": None,
    } | facts


def picture() -> dict[str, Any]:
    sizes = [(400, 225), (800, 450), (1600, 900)]
    made = [{"width": w, "height": h, "path": f"pictures/ab/{'0' * 32}-{w}.webp"} for w, h in sizes]
    return {
        "alt": "A drawing of a laptop asleep",
        "caption": "Each bed stands for an hour.",
        "credit": "Drawing: Core Sample",
        "credit_url": "https://credit.example/",
        "width": 1600,
        "height": 900,
        "digest": "sha256:0",
        "renditions": made,
    }


def statement(label: str, before: str | None, **facts: Any) -> dict[str, Any]:
    return {
        "kind": "update" if before else "publish",
        "label": frozen_label(label),
        "ladder": ladder(),
        "previous_label": frozen_label(before) if before else None,
        "change_note": "",
        "correction": "",
        "reason": "",
        "proposed_by": "Ines Varga",
        "decided_by": "Priya Nair",
        "four_eyes": "two people",
        "override": None,
    } | facts
