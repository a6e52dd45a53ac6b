"""The inbox: what a person was told, newest first. The record; mail is a copy of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newsroom.desk import desk, signed_in
from newsroom.keyset import by_id
from newsroom.row_key import row_key
from stories.actions.mail_notes import heard
from stories.actions.read_notes import read_note, read_notes
from stories.inbox import notes_of, place
from stories.models import Note
from stories.rules.notes import Line, line
from stories.templatetags.desk import counted

PAGE = 40


@dataclass(frozen=True)
class Told:
    note: Note
    line: Line


def unread(person: User) -> QuerySet[Note]:
    return notes_of(person).filter(read_at=None)


def with_stories(notes: QuerySet[Note]) -> QuerySet[Note]:
    """With all their sentences need; whole texts stay in the database."""
    return notes.select_related("story", "by").defer("story__body")


def told(notes: Iterable[Note]) -> list[Told]:
    now = timezone.now()
    return [Told(note, line(heard(note, now))) for note in notes]


def inbox(request: HttpRequest) -> TemplateResponse:
    person, only_unread = signed_in(request), request.GET.get("show") == "unread"
    rows = unread(person) if only_unread else notes_of(person)
    found, newer, older = by_id(with_stories(rows), request.GET, PAGE)
    shown = told(found)
    count = unread(person).count()
    context: dict[str, Any] = {
        **desk.each_context(request),
        "title": f"({count}) Inbox" if count else "Inbox",
        "notes": shown,
        "unread": count,
        "newest": newest(one.note for one in shown),
        "only_unread": only_unread,
        "newer": newer,
        "older": older,
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/inbox.html", context)


def newest(notes: Iterable[Note]) -> int:
    """Up to which line "mark all" reaches: nothing that came after the page was made."""
    return max((note.pk for note in notes), default=0)


@require_POST
def open_note(request: HttpRequest, key: int) -> HttpResponse:
    """Mark a line as read and go where it leads."""
    person = signed_in(request)
    note = notes_of(person).filter(pk=key).first()
    if note is None:
        raise Http404("There is no such line in your inbox.")
    read_note(note, by=person)
    return HttpResponseRedirect(place(note))


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """One line (`note`), or all up to the newest the page showed (`up_to`); back to where it was pressed."""
    person = signed_in(request)
    if one := row_key(request.POST.get("note")):
        for note in notes_of(person).filter(pk=one):
            read_note(note, by=person)
    else:
        done = read_notes(by=person, up_to=row_key(request.POST.get("up_to")))
        messages.success(request, f"Marked {counted(done, 'line,lines')} as read.")
    return HttpResponseRedirect(back(request))


def back(request: HttpRequest) -> str:
    """To the page of the desk the form names, else to the inbox."""
    named = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(named, allowed_hosts=None) and named.startswith("/desk/")
    return named if safe else reverse("inbox")
