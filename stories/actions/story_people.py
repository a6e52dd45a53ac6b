"""Who hears of what happens to a story."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from stories.models import Author, Comment, Proposal, Story
from stories.permissions import few_given, given, holders, may, sees


def writers_of(story: Story) -> list[User]:
    """Who started it, then who signs it, each once."""
    signing = User.objects.filter(author__bylines__story=story).order_by("author__bylines__position")
    return list(dict.fromkeys([story.started_by, *signing]))


def is_theirs(story: Story, person: User) -> bool:
    """Whether they started it, or sign it also by what a colleague saved last: nobody makes another's draft
    theirs by signing it themselves."""
    if story.started_by_id == person.pk:
        return True
    signing = Author.objects.filter(user=person, bylines__story=story).values_list("pk", flat=True)
    seen = story.revisions.exclude(by=person).values_list("text", flat=True)
    return any(author in (seen.first() or {}).get("authors", ()) for author in signing)


def people_of(comment: Comment) -> list[User]:
    """Who hears of a comment unasked: the story's writers, who proposes it, who wrote in its thread."""
    told = writers_of(comment.story)
    pending = comment.story.proposals.filter(state__in=Proposal.PENDING).select_related("proposed_by")
    for proposal in (comment.proposal, *pending):
        if proposal and proposal.proposed_by:
            told.append(proposal.proposed_by)
    if comment.answers:
        thread = comment.answers.replies.select_related("by")
        told += [comment.answers.by, *(reply.by for reply in thread)]
    return list(dict.fromkeys(told))


def editors() -> list[User]:
    """Whoever may decide."""
    return list(holders("approve"))


def colleagues() -> QuerySet[User]:
    """Whoever writes at the desk."""
    return holders("write").order_by("first_name", "username")


def named_on(story: Story) -> QuerySet[User]:
    """Those named on a private story who still write here."""
    return colleagues().filter(named_stories=story)


def deciders_on(story: Story, asked_by: User | None) -> QuerySet[User]:
    """Those named on a private story who may decide on what `asked_by` proposes; None is the watch."""
    deciding = named_on(story).filter(pk__in=holders("approve"))
    return deciding.exclude(pk=asked_by.pk) if asked_by and settings.FOUR_EYES else deciding


def nameable_on(story: Story) -> QuerySet[User]:
    """Who may be let see a private story, and does not yet."""
    return colleagues().exclude(pk__in=Story.named.through.objects.filter(story=story).values("user"))


def granting_on(story: Story, asked_by: User) -> QuerySet[User]:
    """Whom `asked_by` may ask for a label above the evidence: they see the story, decide and may set one.
    Whoever only administers is no editor to be asked."""
    deciding = colleagues_on(story).filter(few_given("override"), given("approve") | Q(is_superuser=True))
    return deciding.exclude(pk=asked_by.pk)


def colleagues_on(story: Story) -> QuerySet[User]:
    """Who may be given a task on it: those who write and may see it."""
    return named_on(story) if story.is_private else colleagues()


def may_see(person: User, story: Story) -> bool:
    """Whether this colleague writes at the desk and the story is open to them."""
    return may(person, "write") and sees(person, story.pk)
