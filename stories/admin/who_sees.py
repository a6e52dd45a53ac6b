"""Who may see a draft: everyone at the desk, or only the people named; and whether one of them may decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from stories.actions.keep_private import keep_private, why_open
from stories.actions.name_on import name_on
from stories.actions.open_to_all import open_to_all
from stories.actions.story_people import colleagues
from stories.actions.take_off import may_take_off, take_off
from stories.admin.press import Press
from stories.models import Proposal, Story
from stories.people import display_name, names
from stories.permissions import given

GROUP, OFF = "who", "_unname"


@dataclass(frozen=True)
class Colleague:
    person: User
    is_named: bool
    decides: bool
    grants: bool
    started: bool

    @property
    def key(self) -> str:
        """As the page's select sends it."""
        return str(self.person.pk)


@dataclass(frozen=True)
class WhoSees:
    """All who write at the desk; `asked_by` has proposed, or would, and so does not decide.

    `why_open` says why an open draft is not made private by who looks, "" where they may; `takes_off`:
    of a private one, whether they may take others off; never who started it.
    """

    is_private: bool
    everyone: Sequence[Colleague]
    you: User
    asked_by: User | None
    why_open: str
    takes_off: bool

    @property
    def named(self) -> Sequence[Colleague]:
        return [one for one in self.everyone if one.is_named]

    @property
    def others(self) -> Sequence[Colleague]:
        return [one for one in self.everyone if not one.is_named]

    @property
    def seeing(self) -> Sequence[User]:
        """Who may be given a task on it."""
        return [one.person for one in (self.named if self.is_private else self.everyone)]

    @property
    def could_grant(self) -> Sequence[User]:
        """Whom the writer may ask for a label above the evidence: they see the story and may set one."""
        seeing = self.named if self.is_private else self.everyone
        return [one.person for one in seeing if one.grants and one.decides and one.person != self.you]

    @property
    def in_words(self) -> str:
        return names([one.person for one in self.named], you=self.you)

    @property
    def is_stuck(self) -> bool:
        """Whether nobody who sees it may decide on it."""
        return self.is_private and not any(self._may_decide(one) for one in self.named)

    @property
    def could_decide(self) -> str:
        """Whom to name for that; "" for nobody."""
        return names([one.person for one in self.others if self._may_decide(one)]).replace(" and ", " or ")

    def _may_decide(self, one: Colleague) -> bool:
        return one.decides and not (settings.FOUR_EYES and one.person == self.asked_by)


def who_sees(story: Story, by: User, proposal: Proposal | None) -> WhoSees:
    """In one query, and two more for who did not start it. `proposal` is the story's newest; one that waits
    says who may not decide."""
    named = Story.named.through.objects.filter(story=story, user=OuterRef("pk"))
    rows = colleagues().annotate(
        is_named=Exists(named),
        decides=_whether(given("approve") | Q(is_superuser=True)),
        # Whoever only administers is no editor to be asked.
        grants=_whether(given("override")),
    )
    everyone = [_colleague(row, story) for row in rows]
    waits = proposal is not None and proposal.state in Proposal.PENDING
    refused = None if story.is_private else why_open(story, by, waits=waits)
    return WhoSees(
        story.is_private,
        everyone,
        you=by,
        asked_by=proposal.proposed_by if waits and proposal else by,
        why_open=str(refused or ""),
        takes_off=may_take_off(story, by),
    )


def _whether(rule: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(rule, BooleanField())


def _colleague(row: Any, story: Story) -> Colleague:
    return Colleague(row, row.is_named, row.decides, row.grants, started=row.pk == story.started_by_id)


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
    person = press.row(User.objects.all(), chosen)
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
