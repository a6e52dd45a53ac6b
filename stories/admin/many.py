"""Many stories at once: a page that names them and asks what is to be done, then one action for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4, uuid5

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from newsroom.desk import ModelAdmin, desk
from newsroom.row_key import row_key
from stories.admin.many_verbs import VERBS, Verb, stories
from stories.admin.press import form_key
from stories.admin.story_screens import writer
from stories.errors import Refusal
from stories.models import Proposal, Story

# As many as a list shows, and some to spare: more at once is a slip.
MOST = 100


def many_urls(admin: ModelAdmin) -> list[URLPattern]:
    return [path("many/", admin.admin_site.admin_view(many), name="stories_story_many")]


@dataclass
class Outcome:
    """`changed` and `left` by number; what was `refused` with the reason."""

    changed: int = 0
    left: int = 0
    refused: list[tuple[Story, str]] = field(default_factory=list)


def many(request: HttpRequest) -> HttpResponse:
    """GET names the stories and asks; POST does it to each. One that is refused stops no other."""
    by, sent = writer(request), request.POST if request.method == "POST" else request.GET
    verb, chosen = VERBS.get(sent.get("do", "")), list(_chosen(sent, by))
    if verb is None or not chosen:
        messages.warning(request, "Nothing was done: select stories, and choose what to do with them.")
        return HttpResponseRedirect(_back(sent))
    form = verb.form(request.POST if request.method == "POST" else None, chosen)
    if request.method != "POST" or not form.is_valid():
        return _page(request, verb, chosen, form)
    outcome = _each(verb, chosen, form, by, form_key(sent.get("key", "")))
    if not outcome.changed and outcome.refused:
        return _page(request, verb, chosen, form, outcome)
    _tell(request, verb, form, outcome)
    if missing := len(set(sent.getlist("story"))) - len(chosen):
        messages.warning(
            request, f"{stories(missing)} you selected is not there or not open to you any more."
        )
    return HttpResponseRedirect(_back(sent))


def _chosen(sent: QueryDict, by: User) -> QuerySet[Story]:
    keys = [row_key(one) for one in sent.getlist("story")[:MOST]]
    found = Story.objects.open_to(by).filter(pk__in=[key for key in keys if key])
    return found.select_related("section", "live_edition__label").defer(
        "live_edition__content", "live_edition__evidence", "live_edition__statement"
    )


def _each(verb: Verb, chosen: list[Story], form: forms.Form, by: User, key: UUID) -> Outcome:
    outcome = Outcome()
    for story in chosen:
        try:
            if verb.act(story, by, uuid5(key, str(story.pk)), form.cleaned_data):
                outcome.changed += 1
            else:
                outcome.left += 1
        except Refusal as stopped:
            outcome.refused.append((story, str(stopped)))
        except ValidationError as stopped:
            outcome.refused.append((story, " ".join(stopped.messages)))
    return outcome


def _tell(request: HttpRequest, verb: Verb, form: forms.Form, outcome: Outcome) -> None:
    left = f" {stories(outcome.left)} {verb.had}." if outcome.left else ""
    if outcome.changed:
        did = verb.did(form.cleaned_data)
        messages.success(request, f"{did} {stories(outcome.changed)}.{left}")
    else:
        messages.info(request, f"Nothing changed.{left}")
    for story, why in outcome.refused:
        messages.warning(request, f"Not “{story.headline}”: {why}")


@dataclass(frozen=True)
class Row:
    """`waiting` is the state of what a change of the draft would stop, `refused` why it was not done."""

    story: Story
    waiting: str
    refused: str


def _rows(chosen: list[Story], waiting: dict[int, str], outcome: Outcome | None) -> list[Row]:
    refused = {story.pk: why for story, why in outcome.refused} if outcome else {}
    return [Row(story, waiting.get(story.pk, ""), refused.get(story.pk, "")) for story in chosen]


def _page(
    request: HttpRequest, verb: Verb, chosen: list[Story], form: forms.Form, outcome: Outcome | None = None
) -> TemplateResponse:
    sent = request.POST if request.method == "POST" else request.GET
    pending = Proposal.objects.filter(story__in=chosen, state__in=Proposal.PENDING)
    waiting = pending.values_list("story_id", "state") if verb.saves else ()
    context = {
        **desk.each_context(request),
        "title": f"{verb.word}: {stories(len(chosen))}",
        "verb": verb,
        "do": sent.get("do", ""),
        "back": sent.get("back", ""),
        "to": _back(sent),
        "key": sent.get("key") or uuid4(),
        "form": form,
        "rows": _rows(chosen, dict(waiting), outcome),
    }
    request.current_app = desk.name
    status = 400 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/stories/story/many.html", context, status=status)


def _back(sent: QueryDict) -> str:
    """The list as it was asked for; only ever that list."""
    asked = QueryDict(sent.get("back", "").removeprefix("?"))
    return f"{reverse('admin:stories_story_changelist')}?{asked.urlencode()}".removesuffix("?")
