"""Send a page to the desk: from the browser's bookmark, a phone's share sheet, or by pasting."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.desk import desk, signed_in
from sources.actions.send_in import send_in
from sources.errors import Refusal as SourceRefusal
from stories.actions.attach_link import attach_link
from stories.actions.start_from_signal import start_from_signal
from stories.errors import Refusal
from stories.models import Author, Byline, Citation, Label, Story
from stories.permissions import may

WIRE, START = "wire", "start"
MOST_STORIES, LOOKED_AT = 12, 60
_LINK = re.compile(r"https?://[^\s<>\"]+")
_BOOKMARK = (
    "(()=>{{const u=new URL({address});u.searchParams.set('url',location.href);"
    "u.searchParams.set('title',document.title);"
    "u.searchParams.set('text',String(getSelection()).slice(0,500));open(u)}})()"
)


class SendForm(forms.Form):
    """`to` is a story's number, or one of the two other ways."""

    url = forms.CharField(
        label="Link",
        max_length=2000,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
        error_messages={"required": "Paste a link first."},
    )
    title = forms.CharField(label="Title", max_length=500, required=False)
    text = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(
        label="Where it goes",
        widget=forms.RadioSelect,
        initial=WIRE,
        error_messages={
            "required": "Say where it goes.",
            "invalid_choice": "That story cannot take it any more.",
        },
    )

    def __init__(self, *args: Any, stories: QuerySet[Story], **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (WIRE, "The wire, for whoever needs it"),
                (START, "A new story"),
                *((str(story.pk), story.headline) for story in stories),
            ]


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """The form, filled by the address; a POST sends the page where the person said."""
    by = signed_in(request)
    if not may(by, "write"):
        raise PermissionDenied
    rows = own_first(by)
    if request.method != "POST":
        return page(request, SendForm(initial=shared(request), stories=rows))
    form = SendForm(request.POST, stories=rows)
    if not form.is_valid():
        return page(request, form, 400)
    try:
        return HttpResponseRedirect(sent(request, by, form.cleaned_data))
    except (Refusal, SourceRefusal) as refusal:
        form.add_error("url", str(refusal))
        return page(request, form, 400)


def own_first(by: User) -> QuerySet[Story]:
    """The open stories somebody works on, newest saved first; their own, where there are any."""
    standing = Story.objects.open_to(by).exclude(live_edition__label__place=Label.Place.RETRACTED)
    rows = standing.only("headline").order_by("-saved_at", "-pk")
    own = rows.filter(pk__in=worked_on(by))
    return (own if own.exists() else rows)[:MOST_STORIES]


def worked_on(by: User) -> set[int]:
    """Keys of the stories somebody started, saved or signs, of each the latest: one after the other by an
    index each."""
    stories = Story.objects.order_by("-saved_at").values_list("pk", flat=True)
    author = Author.objects.filter(user=by).values("pk")[:1]
    signed = Byline.objects.filter(author=author).order_by("-pk").values_list("story", flat=True)
    ways = (stories.filter(started_by=by), stories.filter(saved_by=by), signed)
    return {key for way in ways for key in way[:LOOKED_AT]}


def shared(request: HttpRequest) -> dict[str, Any]:
    """What the address carries. Phones put the link into the text as often as into its own field."""
    told = {name: request.GET.get(name, "").strip() for name in ("url", "title", "text")}
    found = _LINK.search(told["text"])
    if not told["url"] and found:
        told |= {"url": found[0], "text": told["text"].replace(found[0], "").strip()}
    return {**told, "key": uuid4(), "to": WIRE}


def sent(request: HttpRequest, by: User, asked: dict[str, Any]) -> str:
    """Send it; the address to go on at. Raises NoLink, AlreadyCited, NotAllowed."""
    if asked["to"] not in {WIRE, START}:
        story = Story.objects.get(pk=asked["to"])
        got = attach_link(story, asked["url"], by=by, key=asked["key"])
        if isinstance(got, Citation):
            messages.success(request, f"The newsroom knew this page: it is source note {got.number} now.")
        return _story(story)
    signal = send_in(asked["url"], by=by, title=asked["title"], text=asked["text"])
    if asked["to"] == START:
        return _story(start_from_signal(signal, by=by, key=asked["key"]))
    messages.success(request, f"“{signal.title}” is on the wire. You can close this page.")
    return reverse("admin:sources_signal_changelist", current_app=desk.name)


def _story(story: Story) -> str:
    return reverse("admin:stories_story_change", args=[story.pk], current_app=desk.name) + "#evidence"


def page(request: HttpRequest, form: SendForm, status: int = 200) -> HttpResponse:
    request.current_app = desk.name
    code = _BOOKMARK.format(address=repr(request.build_absolute_uri(reverse("send"))))
    context = {
        **desk.each_context(request),
        "title": "Send a page to the desk",
        "form": form,
        "bookmark": f"javascript:{quote(code, safe='()={}.,:;/>!')}",
    }
    return TemplateResponse(request, "admin/send.html", context, status=status)


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What lets a phone install the desk and share pages to it; it tells no more than the sign-in page."""
    about = {
        "name": f"{desk.site_header} desk",
        "short_name": "Desk",
        "start_url": reverse("admin:index", current_app=desk.name),
        "scope": reverse("admin:index", current_app=desk.name),
        "display": "standalone",
        "icons": [
            {"src": static("desk/img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("desk/img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
        "share_target": {
            "action": reverse("send"),
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return JsonResponse(about, content_type="application/manifest+json")
