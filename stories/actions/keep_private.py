from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.story_people import is_theirs, writers_of
from stories.actions.tell import tell
from stories.errors import Refusal
from stories.models import Event, Proposal, Story
from stories.people import display_name, names
from stories.permissions import may, require


class ReadersSeeIt(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "It stays open to everyone at the desk: readers see an edition of it, and whoever may correct "
            "or retract what readers see must reach it. What is to be private begins as a new story."
        )


class ProposalWaits(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "It stays open to everyone at the desk while a proposal of it waits for an editor or for its "
            "time. Have the proposal withdrawn or declined first; then make the draft private."
        )


class NotYourDraft(Refusal):
    def __init__(self, starter: str) -> None:
        super().__init__(
            "It stays open to everyone at the desk: only who started a draft, who signs it by what a "
            f"colleague saved, or an editor makes it private. Ask {starter}, who started it, or an editor."
        )


def keep_private(story: Story, *, by: User) -> None:
    """Let only `by` and those who write the story see its draft, and whoever they name; those hear.

    Private already, nothing. Raises ReadersSeeIt (once published, for ever), ProposalWaits, NotYourDraft,
    NoSuchStory, NotAllowed.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        # Under the lock: who was just left out does not let themselves in.
        require(by, "keep_private", story.pk)
        if story.is_private:
            return
        waits = story.proposals.filter(state__in=Proposal.PENDING).exists()
        if refused := why_open(story, by, waits=waits):
            raise refused
        people = [by, *(one for one in writers_of(story) if one != by and may(one, "write"))]
        story.is_private = True
        story.save(update_fields=["is_private"])
        story.named.set(people)
        event = Event.objects.record("kept private", by=by, story=story, to=names(people))
        tell(people, "mention", key=f"named {event.pk}", story=story, by=by, did="named")


def why_open(story: Story, person: User, *, waits: bool) -> Refusal | None:
    """Why this person may not make it private, None where they may. `waits`: a proposal of it is pending."""
    if story.live_edition_id is not None:
        return ReadersSeeIt()
    if waits:
        return ProposalWaits()
    if may(person, "approve") or is_theirs(story, person):
        return None
    return NotYourDraft(display_name(story.started_by))
