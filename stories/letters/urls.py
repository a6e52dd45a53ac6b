"""Where readers send something. How their pages are drawn is handed in: nothing here builds on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import URLPattern, path

from stories.letters.follow import follow_story, follow_tag
from stories.letters.following import confirm, end, mine
from stories.letters.pages import Draw, View, letters_page
from stories.letters.report import report, sent


def letters(draw: Draw, policy: Mapping[str, Any]) -> list[URLPattern]:
    """The addresses, drawn by `draw` under the content security `policy` of the readers' pages."""

    def at(route: str, view: View, name: str) -> URLPattern:
        return path(route, letters_page(view, policy), {"draw": draw}, name=name)

    return [
        at("follow/story/<slug:slug>/", follow_story, "follow_story"),
        at("follow/tag/<str:slug>/", follow_tag, "follow_tag"),
        at("follow/confirm/<str:token>/", confirm, "confirm"),
        at("follow/mine/<str:token>/", mine, "mine"),
        at("follow/end/<str:token>/", end, "end"),
        at("stories/<slug:slug>/report/", report, "report"),
        at("stories/<slug:slug>/report/sent/", sent, "report_sent"),
    ]
