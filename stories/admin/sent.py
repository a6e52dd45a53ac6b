"""Stances, claims and source notes as a story page sends them: only what this person changed is done.

The page carries what it showed (`seen`), so that an old page never undoes a colleague's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from django.contrib.auth.models import User
from django.http import QueryDict

from stories.actions.cite import note_citation
from stories.actions.claim import reword_claim
from stories.actions.take_stance import Wanted, take_stances
from stories.dossier import Dossier
from stories.models import Citation, Claim, Stance, Story
from stories.rules.carried import carried_words
from stories.rules.lines import one_line

KINDS = {"", *Stance.Kind.values}


def seen(dossier: Dossier) -> str:
    """What a page shows now, as its hidden field keeps it."""
    stances = {f"stance-{claim}-{citation}": row.kind for (claim, citation), row in dossier.stances.items()}
    texts = {f"claim-{claim.pk}": claim.text for claim in dossier.claims}
    keys = {f"key-{claim.pk}": "on" for claim in dossier.claims if claim.is_key}
    notes = {f"note-{citation.pk}": citation.note for citation in dossier.citations if citation.note}
    return json.dumps({**stances, **texts, **keys, **notes})


def take(story: Story, data: QueryDict, *, by: User) -> list[str]:
    """Do what was changed on the page; returns a sentence for each thing a colleague changed meanwhile."""
    before = carried_words(str(data.get("seen", "")))
    claims = {str(claim.pk): claim for claim in story.claims.all()}
    citations = {str(citation.pk): citation for citation in story.citations.all()}
    # The headline claim follows the headline, which was saved a moment ago: that was nobody else's wording.
    headline = Story.objects.values_list("headline", flat=True).get(pk=story.pk)
    told = _stances(story, _pairs(claims, citations), data, before, by)
    for claim in claims.values():
        told += _claim(claim, data, before, by, headline if claim.is_headline else "")
    for citation in citations.values():
        told += _note(citation, data, before, by)
    return told


def _pairs(
    claims: Mapping[str, Claim], citations: Mapping[str, Citation]
) -> Iterator[tuple[Claim, Citation]]:
    return ((claim, citation) for claim in claims.values() for citation in citations.values())


def _stances(
    story: Story,
    pairs: Iterator[tuple[Claim, Citation]],
    data: QueryDict,
    before: Mapping[str, str],
    by: User,
) -> list[str]:
    """All that were changed, weighed as one."""
    wanted = {
        (claim, citation): Wanted(kind, was)
        for claim, citation in pairs
        for name in [f"stance-{claim.pk}-{citation.pk}"]
        for was in [before.get(name, "")]
        for kind in [str(data.get(name, was))]
        if kind != was and kind in KINDS
    }
    moved = take_stances(story, wanted, by=by) if wanted else {}
    return [
        f"Source note {citation.number} on “{claim.text}”: {refusal}"
        for (claim, citation), refusal in moved.items()
    ]


def _claim(claim: Claim, data: QueryDict, before: Mapping[str, str], by: User, headline: str) -> list[str]:
    name, key = f"claim-{claim.pk}", f"key-{claim.pk}"
    if name not in data:
        return []
    text = one_line(str(data[name]))
    is_key = key in data
    asked = (text, is_key)
    shown = (before.get(name, claim.text), key in before)
    if asked in (shown, (claim.text, claim.is_key)):
        return []
    wording = text if text != shown[0] else claim.text
    if text != shown[0] and claim.text not in {shown[0], headline}:
        return [
            (
                f"A colleague reworded a claim to “{claim.text}” while you wrote “{text}”. "
                "Theirs stands: reword it again if you differ."
            )
        ]
    reword_claim(claim, wording, by=by, is_key=is_key)
    return []


def _note(citation: Citation, data: QueryDict, before: Mapping[str, str], by: User) -> list[str]:
    name = f"note-{citation.pk}"
    note, was = one_line(str(data.get(name, citation.note))), before.get(name, "")
    if note in {was, citation.note}:
        return []
    if citation.note != was:
        return [
            (
                f"A colleague wrote source note {citation.number} as “{citation.note}” "
                f"while you wrote “{note}”. "
                "Theirs stands: change it again if you differ."
            )
        ]
    note_citation(citation, note, by=by)
    return []
