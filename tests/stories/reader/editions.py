"""Editions put before readers as rows: what the readers' pages stand on."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User

from stories.actions.catalogue import catalogue
from stories.models import Edition, Format, Label, Proposal, Section, Story

from .frozen import content, evidence, statement

FIRST = datetime(2026, 11, 12, 8, 10, tzinfo=UTC)


def section(slug: str = "devices", name: str = "Devices") -> Section:
    angle = "How it feels to use, how long it lasts, and what the next one will cost."
    return Section.objects.get_or_create(slug=slug, defaults={"name": name, "angle": angle})[0]


def draft(slug: str, by: User, where: Section) -> Story:
    return Story.objects.create(
        key=uuid.uuid4(),
        slug=f"draft-{slug}",
        headline="A draft no reader sees",
        section=where,
        format=Format.objects.all()[0],
        started_by=by,
        saved_by=by,
        saved_at=FIRST,
    )


def people() -> tuple[User, User]:
    """Who proposes and who decides."""
    proposer, _ = User.objects.get_or_create(username="proposer")
    decider, _ = User.objects.get_or_create(username="decider")
    return proposer, decider


def publish(
    slug: str = "laptops-lose-charge",
    label: str = "emerging",
    *,
    story: Story | None = None,
    headline: str = "Laptops lose their charge asleep",
    where: Section | None = None,
    after: timedelta = timedelta(hours=7),
    at: datetime | None = None,
    evidence_: dict[str, Any] | None = None,
    content_: dict[str, Any] | None = None,
    **said: Any,
) -> Edition:
    """The next edition of `story`, or the first of a new one, `after` the one before or `at` a time.

    `said` goes into the statement.
    """
    where = where or section()
    story = story or draft(slug, people()[0], where)
    before = story.live_edition.label.slug if story.live_edition else None
    words = content(slug, headline, where, **(content_ or {}))
    edition = row(
        story, words, evidence_ or evidence(), statement(label, before, **said), at or moment(story, after)
    )
    story.live_edition = edition
    story.save()
    catalogue(edition)
    return edition


def moment(story: Story, after: timedelta) -> datetime:
    """Stories begin a minute apart."""
    if story.live_edition:
        return story.live_edition.published_at + after
    return FIRST + timedelta(minutes=Edition.objects.count() + 1)


def row(story: Story, words: Any, found: Any, state: Any, at: datetime) -> Edition:
    before, entry = story.live_edition, Edition.objects.count() + 1
    label = Label.objects.get(slug=state["label"]["slug"])
    return Edition.objects.create(
        entry=entry,
        story=story,
        number=before.number + 1 if before else 1,
        proposal=approved(story, label, state["kind"], at),
        label=label,
        slug=words["slug"],
        section_slug=words["section"]["slug"],
        headline=words["headline"],
        layers=len(found["layers"]),
        references=len(found["references"]),
        content=words,
        evidence=found,
        statement=state,
        first_published_at=before.first_published_at if before else at,
        published_at=at,
        previous=digest(entry - 1),
        digest=f"sha256:{uuid.uuid4().hex * 2}",
    )


def approved(story: Story, label: Label, kind: str, at: datetime) -> Proposal:
    proposer, decider = people()
    return Proposal.objects.create(
        story=story,
        kind=kind,
        state=Proposal.State.APPROVED,
        label=label,
        reason="Ready.",
        correction="x" if kind in {"correct", "clarify"} else "",
        content={},
        evidence={},
        content_digest=digest(0),
        evidence_digest=digest(0),
        expected=0,
        proposed_by=proposer,
        proposed_at=at,
        decided_by=decider,
        decided_at=at,
    )


def digest(entry: int) -> str:
    return f"sha256:{sha256(str(entry).encode()).hexdigest()}"
