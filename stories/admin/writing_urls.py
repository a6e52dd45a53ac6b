"""The addresses a story page's own script asks."""

from __future__ import annotations

from django.urls import URLPattern, path

from stories.admin.autosave import autosave
from stories.admin.byline import known_authors
from stories.admin.here import here, signed
from stories.admin.known_people import known_people
from stories.admin.known_tags import known_tags
from stories.admin.time_in_words import time_in_words


def writing_urls() -> list[URLPattern]:
    return [
        path("time-in-words/", time_in_words, name="stories_story_time"),
        path("known-authors/", known_authors, name="stories_story_authors"),
        path("known-people/", known_people, name="stories_story_people"),
        path("known-tags/", known_tags, name="stories_story_tags"),
        path("signed-in/", signed, name="stories_story_signed"),
        path("<path:key>/autosave/", autosave, name="stories_story_autosave"),
        path("<path:key>/here/", here, name="stories_story_here"),
    ]
