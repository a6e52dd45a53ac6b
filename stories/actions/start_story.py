from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.keep_private import keep_private
from stories.actions.keep_revision import keep_revision
from stories.actions.save_story import StoryText, free_slug, stored, write_text
from stories.models import Claim, Event, Revision, Story
from stories.permissions import require
from stories.rules.body import skeleton


def start_story(text: StoryText, *, by: User, key: UUID, private: bool = False) -> Story:
    """Start a story; its headline is its headline claim until someone rewords that.

    `private`: before anybody else could see it, only those who write it do (see keep_private).

    The same `key` twice gives the same story. An empty body opens with the format's
    headings. Raises ValidationError, NotAllowed.
    """
    require(by, "write")
    with transaction.atomic():
        story = Story.objects.filter(key=key).first()
        if story is None:
            story = _start(text, by, key)
            if private:
                keep_private(story, by=by)
            return story
        require(by, "write", story.pk)
        return story


def _start(text: StoryText, by: User, key: UUID) -> Story:
    story = Story(key=key, started_by=by, saved_by=by, saved_at=timezone.now())
    story.slug = free_slug(text.slug or text.headline, story, by=by)
    write_text(story, text)
    if not text.body.strip():
        Story.objects.filter(pk=story.pk).update(body=skeleton(story.format.heading_list()))
        story.refresh_from_db(fields=["body"])
    Claim.objects.create(story=story, text=story.headline, is_headline=True, is_key=True)
    keep_revision(story, stored(story), by=by, kind=Revision.Kind.STARTED)
    Event.objects.record("started", by=by, story=story)
    return story
