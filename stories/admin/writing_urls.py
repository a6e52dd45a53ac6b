"""The addresses a story page's own script asks."""

from __future__ import annotations

from django.urls import URLPattern, path

from stories.admin.autosave import autosave
from stories.admin.here import here, signed


def writing_urls() -> list[URLPattern]:
    return [
        path("signed-in/", signed, name="stories_story_signed"),
        path("<path:key>/autosave/", autosave, name="stories_story_autosave"),
        path("<path:key>/here/", here, name="stories_story_here"),
    ]
