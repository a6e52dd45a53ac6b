from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.story_people import colleagues, may_see, people_of
from stories.actions.tell import tell
from stories.errors import LongComment, NothingSaid, NotInText, NotOpenTo, UnclearName
from stories.models import Comment, Event, Proposal, Story
from stories.people import display_name
from stories.permissions import require
from stories.rules.mentions import Colleague, Mentioned, mentioned
from stories.rules.quotes import Place, placed, plain

TOLD_LENGTH, MOST = 160, 2000


def comment(
    story: Story,
    text: str,
    *,
    by: User,
    key: UUID,
    proposal: Proposal | None = None,
    answers: Comment | None = None,
    place: Place | None = None,
) -> Comment:
    """Say something of a story, of a place in its text, of a proposal, or in answer to a comment.

    An answer opens a resolved thread again. The same `key` again is the same comment. Those named
    with @ hear that they were, others of the story that somebody commented. Raises NothingSaid,
    LongComment, UnclearName, NotOpenTo, NotInText, NotAllowed.
    """
    require(by, "comment", story.pk)
    if not text.strip():
        raise NothingSaid
    if len(text.strip()) > MOST:
        raise LongComment(len(text.strip()), MOST)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        known = Comment.objects.filter(key=key, by=by).first()
        if known is not None:
            return known
        row = Comment(story=story, key=key, by=by, text=text.strip(), proposal=proposal)
        row.answers = _thread(answers)
        _put(row, None if answers else place)
        named = _named(row)
        row.clean_fields(exclude=["story", "proposal", "answers", "by"])
        row.save()
        row.mentions.set(named)
        detail = {"comment": row.pk, "text": row.text[:TOLD_LENGTH]}
        Event.objects.record("answered a comment" if answers else "commented", by=by, story=story, **detail)
        _tell(row, named)
    return row


def _thread(answers: Comment | None) -> Comment | None:
    """The comment that opened the thread, open again."""
    if answers is None:
        return None
    thread = Comment.objects.select_for_update().get(pk=answers.answers_id or answers.pk)
    if thread.resolved_at:
        thread.resolved_at = thread.resolved_by = None
        thread.save(update_fields=["resolved_at", "resolved_by"])
    return thread


def _put(row: Comment, place: Place | None) -> None:
    """To the place it is about, as the saved text says it; an answer is about what its thread is about."""
    if row.answers:
        row.proposal = row.answers.proposal
    if place is None or not place.quote.strip():
        return
    text = plain(row.story.headline, row.story.standfirst, row.story.body)
    found = placed(text, place.quote, place.before, place.after)
    if found is None:
        raise NotInText
    row.quote, row.before, row.after = found.quote, found.before, found.after


def _named(row: Comment) -> list[User]:
    """Whom it names. Raises UnclearName, NotOpenTo."""
    people, told = _mentioned(row.text)
    if told.unclear:
        raise UnclearName(told.unclear[0].name, told.unclear[0].usernames)
    named = [people[key] for key in told.keys]
    barred = [display_name(one) for one in named if not may_see(one, row.story)]
    if barred:
        raise NotOpenTo(barred, "text")
    return named


def named_nobody(text: str) -> tuple[str, ...]:
    """The names after an @ that no colleague answers to: nobody is told by them."""
    return _mentioned(text)[1].unknown


def _mentioned(text: str) -> tuple[dict[int, User], Mentioned]:
    """Who writes at the desk, by id, and whom of them the text names."""
    people = {one.pk: one for one in colleagues()} if "@" in text else {}
    cast = [Colleague(one.pk, one.username, one.first_name, one.last_name) for one in people.values()]
    return people, mentioned(text, cast)


def _tell(row: Comment, named: list[User]) -> None:
    """Each hears of it once: being named comes before being one of the story's people."""
    key, told = f"comment {row.pk}", {"comment": row.pk, "text": row.text[:TOLD_LENGTH]}
    told |= {"proposal": row.proposal_id, "answers": row.answers_id}
    tell(named, "mention", key=key, story=row.story, by=row.by, **told)
    tell(people_of(row), "comment", key=key, story=row.story, by=row.by, **told)
