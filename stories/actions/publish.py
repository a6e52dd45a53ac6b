"""The one place an edition is made: every way to readers ends here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from stories.actions.catalogue import catalogue
from stories.actions.go_live import go_live
from stories.actions.hold_address import hold_address
from stories.actions.review_standing import review_standing
from stories.actions.stop import overtake
from stories.actions.watch_sources import watch_sources
from stories.dossier.considered import considered
from stories.models import Edition, Label, Ledger, Proposal
from stories.outdated import outdate
from stories.people import display_name
from stories.rules.chain import GENESIS, seal
from stories.rules.snapshot import SCHEMA, FrozenLabel, Override, Statement, frozen, standing_layers


def publish(proposal: Proposal, *, content: Mapping[str, Any], evidence: Mapping[str, Any]) -> Edition:
    """Seal the edition an approved proposal asks for and put it before readers.

    Part of approving, lowering and retracting, in their transaction; they hold the
    story's lock. The ledger's row is locked last, by everyone. What was set for a time
    and followed on the edition before is stopped at once. Raises AddressTaken.
    """
    story, before = proposal.story, proposal.story.live_edition
    ledger = Ledger.objects.select_for_update().get(pk=1)
    hold_address(story, content["slug"])
    edition = unsealed(proposal, content, evidence, ledger)
    edition.digest = seal(sealed(edition), edition.previous)
    edition.save(force_insert=True)
    ledger.length, ledger.digest = edition.entry, edition.digest
    ledger.save()
    go_live(edition)
    catalogue(edition)
    overtake(edition)
    watch_sources(edition, before)
    review_standing(story)
    told_of = {edition.slug, before.slug} if before else {edition.slug}
    # What went out stays out, should the folder be full; the log says so.
    transaction.on_commit(partial(outdate, told_of), robust=True)
    return edition


def unsealed(
    proposal: Proposal, content: Mapping[str, Any], evidence: Mapping[str, Any], ledger: Ledger
) -> Edition:
    """The edition `proposal` would become now, whether or not it is saved or decided; nothing is written."""
    live, now = proposal.story.live_edition, timezone.now()
    return Edition(
        entry=ledger.length + 1,
        story=proposal.story,
        number=live.number + 1 if live else 1,
        proposal=proposal,
        label=proposal.label,
        slug=content["slug"],
        section_slug=content["section"]["slug"],
        headline=content["headline"],
        layers=standing_layers(evidence),
        references=len(evidence["references"]),
        schema=SCHEMA,
        content=content,
        evidence=evidence,
        statement=frozen(_statement(proposal, live)),
        first_published_at=live.first_published_at if live else now,
        published_at=now,
        previous=ledger.digest or GENESIS,
    )


def sealed(edition: Edition) -> dict[str, Any]:
    """Everything an edition's digest covers, besides the digest before it."""
    return {
        "entry": edition.entry,
        "story": str(edition.story.key),
        "number": edition.number,
        "proposal": edition.proposal_id,
        "label": edition.label_id,
        "slug": edition.slug,
        "section": edition.section_slug,
        "headline": edition.headline,
        "layers": edition.layers,
        "references": edition.references,
        "schema": edition.schema,
        "content": edition.content,
        "evidence": edition.evidence,
        "statement": edition.statement,
        "first_published_at": edition.first_published_at.isoformat(),
        "published_at": edition.published_at.isoformat(),
    }


def _statement(proposal: Proposal, live: Edition | None) -> Statement:
    alone = proposal.kind in Proposal.ALONE and proposal.proposed_by_id == proposal.decided_by_id
    rungs = Label.objects.filter(place=Label.Place.RUNG).order_by("rank")
    told = considered(proposal.story)
    return Statement(
        kind=proposal.kind,
        label=_label(proposal.label),
        ladder=tuple(_label(rung) for rung in rungs),
        previous_label=_label(live.label) if live else None,
        change_note=proposal.change_note,
        correction=proposal.correction,
        reason=_public_reason(proposal, alone=alone),
        proposed_by=display_name(proposal.proposed_by),
        decided_by=display_name(proposal.decided_by) if proposal.decided_by else "",
        four_eyes=_four_eyes(proposal, alone=alone),
        override=_override(proposal),
        signals=told.signals,
        signals_kept=told.kept,
    )


def _public_reason(proposal: Proposal, *, alone: bool) -> str:
    """Why a label fell: one editor alone writes it for readers; of two people, the change note says it."""
    if proposal.kind not in Proposal.ALONE:
        return ""
    return proposal.reason if alone else proposal.change_note


def _four_eyes(proposal: Proposal, *, alone: bool) -> str:
    if proposal.proposed_by_id is None:
        return "the watch and one editor"
    if proposal.proposed_by_id != proposal.decided_by_id:
        return "two people"
    return "one editor" if alone else "switched off"


def _override(proposal: Proposal) -> Override | None:
    if not proposal.override:
        return None
    # Who was asked for it grants it by deciding; else it was proposed in the proposer's own name.
    who = proposal.decided_by if proposal.asked_id else proposal.proposed_by
    return Override(display_name(who), proposal.override)


def _label(label: Label) -> FrozenLabel:
    return FrozenLabel(label.slug, label.name, label.place, label.rank, label.meaning, label.colour)
