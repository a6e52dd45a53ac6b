"""What an editor sees of one proposal: then and now, checks, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from stories.actions.propose_lowering import evidence_now
from stories.dossier import Dossier, open_dossier
from stories.models import Edition, Proposal
from stories.people import display_name
from stories.permissions import may
from stories.rules.comparison import compare_content
from stories.rules.snapshot import standing_layers
from stories.templatetags.desk import counted

from .beside import note_beside, side_by_side
from .checks import LOOK, PASS, Check, blocked, checks, checks_at_its_time, moved_parts
from .comments import for_proposal
from .copies_then import copies_then
from .cut import what_changed
from .still_stands import sources_stand
from .weighing import compare_evidence


def told(proposal: Proposal, by: User) -> dict[str, Any]:
    """The page of a proposal for one person; open ones with checks, decided ones with the decision."""
    before = _seen_then(proposal)
    words = compare_content(before.content if before else None, proposal.content)
    evidence = compare_evidence(before.evidence if before else None, proposal.evidence)
    talk = for_proposal(proposal)
    context: dict[str, Any] = {
        **talk,
        "proposal": proposal,
        "story": proposal.story,
        "before": before,
        "before_word": f"Edition {before.number}" if before else "",
        "next_number": proposal.expected + 1,
        "words_change": words,
        "evidence_change": evidence,
        "copies": copies_then(
            proposal.story, proposal.evidence["references"], by, since=proposal.proposed_at
        ),
        "rows": side_by_side(words),
        "note_change": note_beside(before.statement if before else None, proposal.change_note),
        "cut": what_changed(evidence, words),
        "layers": standing_layers(proposal.evidence),
        "is_own": proposal.proposed_by_id == by.pk,
        "is_open": proposal.state == Proposal.State.OPEN,
        "waits_for_time": proposal.publish_at is not None and proposal.publish_at > timezone.now(),
        "is_set": proposal.state == Proposal.State.SCHEDULED,
        "may_take_back": may(by, "schedule"),
    }
    if context["is_open"]:
        context |= _to_decide(proposal, by, open_dossier(proposal.story), talk)
    elif proposal.state in {Proposal.State.SCHEDULED, Proposal.State.STOPPED}:
        context |= _since_approved(proposal, open_dossier(proposal.story), by)
    return context


def _since_approved(proposal: Proposal, dossier: Dossier, by: User) -> Mapping[str, Any]:
    """Of what waits for its time: would it go out now? Of what was stopped: what had moved."""
    told = _what_moved(proposal, dossier, by)
    if proposal.state == Proposal.State.STOPPED:
        return told
    at_its_time = checks_at_its_time(proposal, dossier, four_eyes=settings.FOUR_EYES)
    found = (*at_its_time, *sources_stand(dossier))
    return {**told, "checks": found, "is_blocked": blocked(found)}


def _seen_then(proposal: Proposal) -> Edition | None:
    """The edition readers saw when it was proposed."""
    editions = proposal.story.editions.filter(number=proposal.expected)
    return editions.select_related("label").first()


def _to_decide(proposal: Proposal, by: User, dossier: Dossier, talk: Mapping[str, Any]) -> Mapping[str, Any]:
    weighed = checks(proposal, dossier, by=by, four_eyes=settings.FOUR_EYES)
    found = (*weighed, *sources_stand(dossier), *_unanswered(talk, by))
    own = proposal.proposed_by_id == by.pk
    return {
        "checks": found,
        "held": [check.name for check in found if check.state == PASS],
        "is_blocked": blocked(found),
        "may_decide": may(by, "approve") and not (own and settings.FOUR_EYES),
        "grants": proposal.asked_id is not None and may(by, "override"),
        **_what_moved(proposal, dossier, by),
    }


def _unanswered(talk: Mapping[str, Any], by: User) -> tuple[Check, ...]:
    """Open comments: who decides has read them."""
    writers = [thread.first.by for thread in (*talk["threads"], *talk["story_threads"])]
    if not writers:
        return ()
    whose = dict.fromkeys("you" if one == by else display_name(one) for one in writers)
    name = counted(len(writers), "open comment,open comments")
    return (Check(LOOK, name, f"by {', '.join(whose)}.", "#talk", "Read"),)


def _what_moved(proposal: Proposal, dossier: Dossier, by: User) -> Mapping[str, Any]:
    moved = moved_parts(proposal, dossier)
    now = evidence_now(proposal, dossier) if "the evidence" in moved else None
    return {
        "moved": moved,
        "moved_words": compare_content(proposal.content, dossier.content) if "the text" in moved else None,
        "moved_evidence": compare_evidence(proposal.evidence, now) if now else None,
        "moved_copies": copies_then(proposal.story, now["references"], by) if now else {},
    }
