from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.name_on import NotPrivate
from stories.actions.story_people import deciders_on, named_on
from stories.errors import Refusal
from stories.models import Event, Proposal, Story
from stories.people import display_name
from stories.permissions import may, require


class LastNamed(Refusal):
    field = "person"

    def __init__(self) -> None:
        super().__init__(
            "The last person stays: without one, nobody could open this draft again. "
            "Name a colleague first, or open it to everyone."
        )


class LastToDecide(Refusal):
    """Of a private draft with a proposal: without `who`, nobody named could decide on it."""

    field = "person"

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} stays: a proposal of this draft waits, and nobody else named on it may decide. "
            "Name another editor first, or have the proposal withdrawn."
        )


class NotYoursToTakeOff(Refusal):
    field = "person"

    def __init__(self, who: str, starter: str) -> None:
        super().__init__(
            f"{who} stays: you may take yourself off a draft; others are taken off by who started it, or by "
            f"an editor named on it. Ask {starter}, who started it."
        )


class StarterStays(Refusal):
    field = "person"

    def __init__(self, starter: str) -> None:
        super().__init__(
            f"{starter} stays: who started a draft is taken off it only by themselves. "
            f"Ask {starter}, or open the draft to everyone at the desk."
        )


def take_off(story: Story, who: User, *, by: User) -> None:
    """Let somebody, maybe oneself, see a private draft no more. Not named on it, nothing.

    Somebody who still works here always stays, and while a proposal waits somebody who may decide on it.
    Who started it goes only by themselves. Raises NotPrivate, NotYoursToTakeOff, StarterStays, LastNamed,
    LastToDecide, NoSuchStory, NotAllowed.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        require(by, "keep_private", story.pk)
        if not story.is_private:
            raise NotPrivate
        if who != by and not may_take_off(story, by):
            raise NotYoursToTakeOff(display_name(who), display_name(story.started_by))
        if who != by and story.started_by_id == who.pk:
            raise StarterStays(display_name(who))
        if not named_on(story).exclude(pk=who.pk).exists():
            raise LastNamed
        if _decides_last(story, who):
            raise LastToDecide(display_name(who))
        if story.named.filter(pk=who.pk).exists():
            story.named.remove(who)
            Event.objects.record("took off", by=by, story=story, to=display_name(who))


def may_take_off(story: Story, person: User) -> bool:
    """Whether this person, named on it, may take others off: else a guest could keep it from its writer."""
    return story.started_by_id == person.pk or may(person, "approve")


def _decides_last(story: Story, who: User) -> bool:
    waiting = story.proposals.filter(state__in=Proposal.PENDING).first()
    deciding = set(deciders_on(story, waiting.proposed_by)) if waiting else set()
    return deciding == {who}
