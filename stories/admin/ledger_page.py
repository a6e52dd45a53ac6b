"""One edition as the ledger keeps it: what it says, who answers for it, and whether its seal holds."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from newsroom.desk import desk
from stories.actions.prove_ledger import link
from stories.admin.weighing import compare_evidence
from stories.models import Edition, Proposal
from stories.rules.chain import GENESIS, wrong
from stories.rules.comparison import compare_content

# How many pairs of eyes it went past, as the statement tells it.
EYES = {
    "two people": "Two people: who proposed it did not approve it.",
    "one editor": "One editor alone, at once. Readers are told.",
    "the watch and one editor": "The watch proposed it, one editor approved it. Readers are told.",
    "switched off": "One person: four eyes are switched off in this newsroom. Readers are told.",
}


def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """`edition` comes with its story and proposal, and with the digest `before` it."""
    request.current_app = desk.name
    context = {**desk.each_context(request), **told(edition)}
    return TemplateResponse(request, "admin/stories/edition/change_form.html", context)


def told(edition: Edition) -> dict[str, Any]:
    before: str = edition.before or GENESIS  # type: ignore[attr-defined]
    sealed = link(edition)
    return {
        "title": edition.headline,
        "edition": edition,
        "statement": edition.statement,
        "kind": Proposal.Kind(edition.statement["kind"]).label,
        "eyes": EYES.get(edition.statement["four_eyes"], ""),
        "broken": wrong(sealed, edition.entry, before),
        "is_first": edition.previous == GENESIS,
        "words_change": compare_content(None, edition.content),
        "evidence_change": compare_evidence(None, edition.evidence),
        "raw": json.dumps(
            {**sealed.sealed, "previous": sealed.previous, "digest": sealed.digest},
            indent=2,
            ensure_ascii=False,
        ),
        **_beside(edition),
    }


def _beside(edition: Edition) -> dict[str, int | None]:
    """The keys of the entries before and after it in the ledger, None where none stands."""
    near = Edition.objects.filter(Q(entry=edition.entry - 1) | Q(entry=edition.entry + 1))
    found = dict(near.values_list("entry", "pk"))
    return {"previous": found.get(edition.entry - 1), "next": found.get(edition.entry + 1)}
