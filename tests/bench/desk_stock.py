"""The stock admin's list of the same rows: a plain ModelAdmin with Django's own templates and paging."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from sources.models import Publisher, Reference
from stories.models import Edition, Event, Story

SITE = admin.AdminSite("stock")


class StockStories(admin.ModelAdmin[Story]):
    list_display = ("headline", "live_edition", "section", "saved_by", "saved_at")
    list_filter = ("section", "live_edition__label")
    search_fields = ("headline", "body", "citations__reference__title")


class StockReferences(admin.ModelAdmin[Reference]):
    list_display = ("title", "publisher", "kind", "published_at", "kept_at")
    list_filter = ("kind", "first_hand", "confidential")
    search_fields = ("title", "url", "publisher__name", "author")


class StockPublishers(admin.ModelAdmin[Publisher]):
    list_display = ("name", "kind", "owner")
    list_filter = ("kind",)
    search_fields = ("name",)


class StockEvents(admin.ModelAdmin[Event]):
    list_display = ("verb", "story", "by", "at")
    list_filter = ("verb",)
    search_fields = ("story__headline", "verb")


class StockEditions(admin.ModelAdmin[Edition]):
    list_display = ("headline", "label", "number", "entry", "published_at")
    list_filter = ("label",)
    search_fields = ("headline",)


SCREENS = {
    screen.model: screen
    for screen in (
        StockStories(Story, SITE),
        StockReferences(Reference, SITE),
        StockPublishers(Publisher, SITE),
        StockEvents(Event, SITE),
        StockEditions(Edition, SITE),
    )
}


def stock_templates() -> override_settings:
    """Without the desk's own, which would stand in their place."""
    plain: list[dict[str, Any]] = copy.deepcopy(settings.TEMPLATES)
    plain[0]["DIRS"] = []
    return override_settings(TEMPLATES=plain)


def asking(model: type[Any], query: str, person: User) -> Callable[[], HttpResponse]:
    """One request for the list of `model`, as somebody who may do everything there."""
    somebody = User(pk=person.pk, username=person.username, is_staff=True, is_superuser=True, is_active=True)

    def ask() -> HttpResponse:
        request = RequestFactory(SERVER_NAME="127.0.0.1").get(f"/{query}")
        request.user = somebody
        response = SCREENS[model].changelist_view(request)
        return response.render() if hasattr(response, "render") else response

    return ask
