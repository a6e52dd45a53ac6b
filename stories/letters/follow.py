"""Asking to follow a story or a tag: a form, and the page that says a message is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from stories.actions.ask_to_follow import Tag, ask_to_follow
from stories.actions.knock import TooOften
from stories.addresses import NoAddress, open_address, seal_address
from stories.asker import network
from stories.letters.door import carries_slip, from_here, slip
from stories.letters.pages import TOO_MANY, UNFIT, Draw, live, turned_away
from stories.models import CatalogueHeading, Edition
from stories.rules.follow import CHOICES, EVERY, GETS, masked

AGAIN_WITHIN = 3600
TOO_OLD = "This page was open for very long. Nothing was sent yet: please press once more."
NO_ADDRESS = "This is no address a message could reach. Look for a missing part, as in name@mail.example."


class FollowForm(forms.Form):
    email = forms.CharField(max_length=254, required=False)
    # The address, sealed: the page that sends once more shows it to nobody.
    again = forms.CharField(max_length=2000, required=False)
    choice = forms.ChoiceField(choices=list(CHOICES.items()), required=False)

    def address(self) -> str:
        """Raises NoAddress."""
        told = self.cleaned_data
        again = told.get("again", "")
        return open_address(again, within=AGAIN_WITHIN) if again else str(told.get("email", ""))

    @property
    def chosen(self) -> str:
        return str(self.data.get("choice") or EVERY)


@dataclass(frozen=True)
class What:
    """What is followed, as the page says it; `back` is its own page."""

    thing: Edition | Tag
    name: str
    back: str

    @property
    def is_tag(self) -> bool:
        return isinstance(self.thing, Tag)


def follow_story(request: HttpRequest, slug: str, draw: Draw) -> HttpResponse:
    edition = live(slug)
    if edition.slug != slug:
        return redirect("letters:follow_story", edition.slug, permanent=True)
    back = reverse("reader:story", args=[slug])
    return _page(request, What(edition, edition.headline, back), draw)


def follow_tag(request: HttpRequest, slug: str, draw: Draw) -> HttpResponse:
    headings = CatalogueHeading.objects.filter(kind=CatalogueHeading.Kind.TAG, slug=slug)
    found = headings.order_by("-entry").first()
    if found is None:
        raise Http404("No tag stands at this address.")
    return _page(request, What(Tag(found.slug, found.name), found.name, f"/tags/{found.slug}/"), draw)


def _page(request: HttpRequest, what: What, draw: Draw) -> HttpResponse:
    if request.method != "POST":
        return _form(request, what, draw, FollowForm(QueryDict()))
    if not from_here(request):
        return turned_away(request, draw)
    form = FollowForm(request.POST)
    if not carries_slip(request):
        return _form(request, what, draw, form, trouble=TOO_OLD, status=UNFIT)
    try:
        return _asked(request, what, draw, form, _ask(request, what, form))
    except NoAddress:
        return _form(request, what, draw, form, trouble=NO_ADDRESS, status=UNFIT)
    except TooOften as refusal:
        return _form(request, what, draw, form, trouble=str(refusal), status=TOO_MANY)


def _ask(request: HttpRequest, what: What, form: FollowForm) -> str:
    """The address. What a person does not see and a program fills in sends nothing, and says nothing.

    Raises NoAddress, TooOften.
    """
    if not form.is_valid():
        raise NoAddress
    address = form.address()
    if request.POST.get("website"):
        return address
    return ask_to_follow(address, what.thing, form.chosen, place=network(request), now=timezone.now())


def _form(
    request: HttpRequest, what: What, draw: Draw, form: FollowForm, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    told: dict[str, Any] = {"what": what, "form": form, "choices": CHOICES, "trouble": trouble}
    return draw(request, "follow.html", {**told, "slip": slip(request)}, status=status)


def _asked(request: HttpRequest, what: What, draw: Draw, form: FollowForm, address: str) -> HttpResponse:
    """The same page, whether or not the address follows already."""
    told = {
        "what": what,
        "to": masked(address),
        "gets": GETS[form.chosen],
        "choice": form.chosen,
        "again": seal_address(address),
        "at": timezone.now(),
        "slip": slip(request),
    }
    return draw(request, "follow_asked.html", told)
