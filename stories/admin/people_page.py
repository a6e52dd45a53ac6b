"""The page of one person: what readers are told, who knows, what rests on them; and who it is, while open."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from newsroom.desk import desk, signed_in
from sources.actions.add_knower import may_agree
from sources.actions.keep_person import WROTE
from sources.actions.open_identity import read_identity
from sources.knowing import closed_to, knows, may_describe, may_seal, window
from sources.models import HumanSource, Knower, Opening, Reference
from sources.sealing import NoKeyOpens, Who
from stories.admin.people_form import DescriptionForm, LetForm, OpenForm, WhoForm
from stories.models import Citation, Label, Story, story_open_to
from stories.people import names

READ = 20
SAID = 50
# button: the form on the page that it sends
PLACES = {
    "_describe": "told",
    "_seal": "written",
    "_change": "written",
    "_open": "asking",
    "_let": "letting",
}


@dataclass(frozen=True)
class Resting:
    """A story that cites the person; `layer` as the live edition has it."""

    story: Story
    references: int
    layer: str


@dataclass(frozen=True)
class Asked:
    row: Knower
    may_agree: bool


@sensitive_variables()
def page(
    request: HttpRequest,
    person: HumanSource,
    *,
    typed: forms.Form | None = None,
    pressed: str = "",
    status: int = 200,
) -> TemplateResponse:
    """`typed` is the refused form of the button `pressed`: shown as sent, with nothing open beside it."""
    by, now = signed_in(request), timezone.now()
    opening = window(person, by, now) if knows(person, by) and typed is None else None
    who, shut = _read(person, by, opening)
    context = {
        **desk.each_context(request),
        "title": person.alias,
        "person": person,
        "opening": opening,
        "who": who,
        "shut": shut,
        "pressed": pressed,
        "refused": typed,
        **_forms(person, who, typed, pressed),
        **_standing(person, by),
        **_rests(person, by),
    }
    request.current_app = desk.name
    response = TemplateResponse(request, "admin/sources/humansource/change_form.html", context, status=status)
    if opening:
        response["Refresh"] = f"{_seconds(opening, now)}; url={request.path}"
    return response


def _read(person: HumanSource, by: User, opening: Opening | None) -> tuple[Who | None, str]:
    """Who it is while `opening` stands, and what hinders that."""
    try:
        return (read_identity(person, by=by) if opening else None), ""
    except NoKeyOpens as refusal:
        return None, str(refusal)


def _seconds(opening: Opening, now: datetime) -> int:
    return max(1, math.ceil((opening.until - now).total_seconds()))


@sensitive_variables()
def _forms(
    person: HumanSource, who: Who | None, typed: forms.Form | None, pressed: str
) -> dict[str, forms.Form]:
    held = {"name": who.name, "contact": who.contact, "notes": who.notes} if who else {}
    shown: dict[str, forms.Form] = {
        "told": DescriptionForm(initial=DescriptionForm.of(person)),
        "written": WhoForm(initial=held),
        "asking": OpenForm(),
        "letting": LetForm(person=person),
    }
    if typed is not None and pressed in PLACES:
        shown[PLACES[pressed]] = typed
    return shown


def _standing(person: HumanSource, by: User) -> dict[str, Any]:
    """Who knows, who waits to, who knew; and what is `by`'s to do about it."""
    rows = Knower.objects.filter(person=person).select_related("user", "added_by", "agreed_by", "removed_by")
    knowing = list(rows.knowing())
    mine = any(row.user_id == by.pk for row in knowing)
    kept_by = User.objects.filter(kept_references__person=person, is_active=True).distinct()
    return {
        "knowing": knowing,
        "who_know": names([row.user for row in knowing]),
        "others_told": names([row.user for row in knowing if row.user_id != by.pk]),
        "asked": [Asked(row, mine and may_agree(row, by)) for row in rows.asked()],
        "once_knew": list(rows.filter(removed_at__isnull=False, agreed_at__isnull=False)),
        "is_mine": mine,
        "is_asked": rows.asked().filter(user=by).exists(),
        "is_sealed": person.identity_id is not None,
        "may_seal": may_seal(person, by),
        "may_describe": may_describe(person, by),
        "kept_by": names(list(kept_by)),
        **(_reads(person) if mine else {}),
    }


def _reads(person: HumanSource) -> dict[str, Any]:
    openings = Opening.objects.filter(person=person).select_related("by")
    newest = list(openings[: READ + 1])
    # Who wrote it down has read nothing.
    times = openings.exclude(why=WROTE).count()
    return {"reads": newest[:READ], "more_reads": len(newest) > READ, "times_read": times}


def _rests(person: HumanSource, by: User) -> dict[str, Any]:
    said = Reference.objects.filter(person=person).defer("text").order_by("-kept_at", "-pk")
    newest = list(said.select_related("person")[:SAID])
    return {
        "said": newest,
        "closed": closed_to(by, newest),
        "times_said": said.count(),
        "resting": _stories(person, by),
        "not_towards": [] if person.named else _not_towards(),
    }


def _stories(person: HumanSource, by: User) -> list[Resting]:
    cited = Citation.objects.filter(story_open_to(by.pk), reference__person=person)
    cited = cited.select_related("story__live_edition__label")
    by_story: dict[Story, list[Citation]] = {}
    for citation in cited.order_by("-story_id", "number")[:SAID]:
        by_story.setdefault(citation.story, []).append(citation)
    return [Resting(story, len(rows), _layer(story, rows[0].number)) for story, rows in by_story.items()]


def _layer(story: Story, number: int) -> str:
    frozen = story.live_edition.evidence["references"] if story.live_edition else []
    return next((row["layer"] for row in frozen if row["n"] == number), "")


def _not_towards() -> list[str]:
    """Rungs no rule of which counts a layer resting only on unnamed people."""
    rungs = Label.objects.filter(place=Label.Place.RUNG).prefetch_related("rules")
    return [rung.name for rung in rungs if not any(rule.unnamed_count for rule in rung.rules.all())]
