"""What an editor sees of one proposal: then and now, checks, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from stories.dossier import Dossier, open_dossier
from stories.models import Edition, Proposal
from stories.permissions import may
from stories.rules.snapshot import standing_layers

from .checks import blocked, checks, moved_parts
from .comparison import compare_content
from .weighing import compare_evidence


def told(proposal: Proposal, by: User) -> dict[str, Any]:
    """The page of a proposal for one person; open ones with checks, decided ones with the decision."""
    before = _seen_then(proposal)
    context: dict[str, Any] = {
        "proposal": proposal,
        "story": proposal.story,
        "before": before,
        "before_word": f"Edition {before.number}" if before else "",
        "next_number": proposal.expected + 1,
        "words_change": compare_content(before.content if before else None, proposal.content),
        "evidence_change": compare_evidence(before.evidence if before else None, proposal.evidence),
        "layers": standing_layers(proposal.evidence),
        "is_own": proposal.proposed_by_id == by.pk,
        "is_open": proposal.state == Proposal.State.OPEN,
    }
    if context["is_open"]:
        context |= _to_decide(proposal, by, open_dossier(proposal.story))
    return context


def _seen_then(proposal: Proposal) -> Edition | None:
    """The edition readers saw when it was proposed."""
    editions = proposal.story.editions.filter(number=proposal.expected)
    return editions.select_related("label").first()


def _to_decide(proposal: Proposal, by: User, dossier: Dossier) -> Mapping[str, Any]:
    found = checks(proposal, dossier, by=by, four_eyes=settings.FOUR_EYES)
    own = proposal.proposed_by_id == by.pk
    moved = moved_parts(proposal, dossier)
    return {
        "checks": found,
        "held": sum(check.state == "pass" for check in found),
        "is_blocked": blocked(found),
        "may_decide": may(by, "approve") and not (own and settings.FOUR_EYES),
        "moved": moved,
        "moved_words": compare_content(proposal.content, dossier.content) if "the text" in moved else None,
        "moved_evidence": compare_evidence(proposal.evidence, dossier.evidence)
        if "the evidence" in moved
        else None,
    }
