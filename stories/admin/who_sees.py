"""Who may see a draft: everyone at the desk, or only the people named; and whether one of them may decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, ExpressionWrapper, Q

from stories.actions.keep_private import keep_private, why_open
from stories.actions.name_on import name_on
from stories.actions.open_to_all import open_to_all
from stories.actions.story_people import granting_on, nameable_on, named_on
from stories.actions.take_off import may_take_off, take_off
from stories.admin.known_people import offered_at
from stories.admin.press import Press
from stories.called import colleague_called, name_for
from stories.errors import Refusal
from stories.models import Proposal, Story
from stories.people import display_name, names
from stories.permissions import given, may

GROUP, OFF = "who", "_unname"
MOST_TOLD = 3


@dataclass(frozen=True)
class Colleague:
    person: User
    decides: bool
    started: bool


@dataclass(frozen=True)
class WhoSees:
    """Of a private draft, those named on it. `could_decide` says whom to name where nobody of them may
    decide, "" where nobody is left.

    `why_open` says why an open draft is not made private by who looks, "" where they may; `takes_off`:
    of a private one, whether they may take others off; never who started it. `granter` is the first whom the
    writer may ask for a label above the evidence, as the field is to say it, "" for nobody.
    """

    is_private: bool
    named: Sequence[Colleague]
    you: User
    is_stuck: bool
    could_decide: str
    why_open: str
    takes_off: bool
    granter: str
    grants_at: str
    others_at: str

    @property
    def in_words(self) -> str:
        return names([one.person for one in self.named], you=self.you)


def who_sees(story: Story, by: User, proposal: Proposal | None) -> WhoSees:
    """`proposal` is the story's newest; one that waits says who may not decide."""
    waits = proposal is not None and proposal.state in Proposal.PENDING
    asked_by = proposal.proposed_by if waits and proposal else by
    named = _named(story) if story.is_private else []
    bars = {asked_by} if settings.FOUR_EYES else set()
    is_stuck = story.is_private and not any(one.decides and one.person not in bars for one in named)
    refused = None if story.is_private else why_open(story, by, waits=waits)
    return WhoSees(
        story.is_private,
        named,
        you=by,
        is_stuck=is_stuck,
        could_decide=_could_decide(story, asked_by) if is_stuck else "",
        why_open=str(refused or ""),
        takes_off=may_take_off(story, by),
        granter=_granter(story, by),
        grants_at=offered_at("ask", story.pk),
        others_at=offered_at("name", story.pk),
    )


def _named(story: Story) -> Sequence[Colleague]:
    may_decide = ExpressionWrapper(given("approve") | Q(is_superuser=True), BooleanField())
    rows: Any = named_on(story).annotate(decides=may_decide)
    return [Colleague(row, row.decides, started=row.pk == story.started_by_id) for row in rows]


def _could_decide(story: Story, asked_by: User | None) -> str:
    others = nameable_on(story).filter(given("approve") | Q(is_superuser=True))
    if asked_by and settings.FOUR_EYES:
        others = others.exclude(pk=asked_by.pk)
    found = list(others[: MOST_TOLD + 1])
    told = [display_name(one) for one in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        told.append("somebody else who may decide")
    return " or ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


def _granter(story: Story, by: User) -> str:
    if may(by, "override"):
        return ""
    people = granting_on(story, by)
    first = people.first()
    return name_for(first, people) if first else ""


def close(press: Press) -> str:
    keep_private(press.story, by=press.by)
    return "Private from now on. Name whoever else should see it."


def reopen(press: Press) -> str:
    open_to_all(press.story, by=press.by)
    return "Everyone at the desk sees this draft again."


def name(press: Press) -> str:
    chosen = press.text(f"{GROUP}-person")
    if not chosen:
        raise ValidationError({"person": "Choose a colleague first."})
    try:
        person = colleague_called(chosen, nameable_on(press.story))
    except Refusal as refusal:
        raise ValidationError({"person": str(refusal)}) from None
    name_on(press.story, person, by=press.by)
    return f"{display_name(person)} sees this draft now, and was told."


def unname(press: Press) -> str:
    person = press.row(press.story.named.all())
    take_off(press.story, person, by=press.by)
    if person == press.by:
        return f"You no longer see “{press.story.headline}”. Whoever is named on it can let you in again."
    return f"{display_name(person)} no longer sees this draft."


def took_oneself_off(pressed: tuple[str, str], by: User) -> bool:
    """Whether what was pressed leads away from the story: it is no longer there for who pressed it."""
    return pressed == (OFF, str(by.pk))
