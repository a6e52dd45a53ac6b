"""One field for the whole desk: stories, references, publishers and people, by the words somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from newsroom.desk import desk, signed_in
from sources.models import HumanSource, Publisher, Reference
from stories.admin.story_rows import HEAVY
from stories.models import Edition, Label, Story
from stories.search import PEOPLE, PUBLISHERS, REFERENCES, STORIES, Index, newest_matching, rare

# Of each kind; the list of the kind has the others.
MOST = 6
LONGEST = 200


@dataclass(frozen=True)
class Hit:
    title: str
    address: str
    more: Sequence[str] = ()
    label: Label | None = None


@dataclass(frozen=True)
class Group:
    """What was found of one kind, newest first; `all` is the address of the rest, "" where there is none."""

    name: str
    hits: Sequence[Hit]
    all: str


@require_safe
def find(request: HttpRequest) -> TemplateResponse:
    person = signed_in(request)
    words = " ".join(request.GET.get("q", "").replace("\x00", "")[:LONGEST].split())
    context: dict[str, Any] = {
        **desk.each_context(request),
        "title": f"{words} | Find" if words else "Find",
        "words": words,
        "groups": groups(request, person, words) if words else (),
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/find.html", context)


def groups(request: HttpRequest, person: User, words: str) -> list[Group]:
    """Of the lists this person may open those in which something was found."""
    kinds = ((Story, _stories), (Reference, _references), (Publisher, _publishers), (HumanSource, _people))
    found = (
        _group(kind, ask(person, words), words)
        for kind, ask in kinds
        if desk.get_model_admin(kind).has_view_permission(request)
    )
    return [group for group in found if group.hits]


def _group(kind: type[Model], hits: Sequence[Hit], words: str) -> Group:
    rest = f"{address(kind, 'changelist')}?{urlencode({'q': words})}" if len(hits) > MOST else ""
    return Group(desk.get_model_admin(kind).word(), hits[:MOST], rest)  # type: ignore[attr-defined]


def _stories(person: User, words: str) -> list[Hit]:
    beside = Story.objects.select_related("section", "live_edition__label").defer(*HEAVY)
    return [
        Hit(
            story.headline,
            address(Story, "change", story.pk),
            (story.section.name, _seen(live)),
            live.label if live else None,
        )
        for story in _newest(Story.objects.open_to(person), beside, STORIES, words)
        for live in (story.live_edition,)
    ]


def _seen(live: Edition | None) -> str:
    if live is None:
        return "never published"
    over = live.label.place == Label.Place.RETRACTED
    return f"edition {live.number}" if over else f"edition {live.number} live"


def _references(person: User, words: str) -> list[Hit]:
    beside = Reference.objects.select_related("publisher").defer("text")
    return [
        Hit(
            reference.title,
            address(Reference, "change", reference.pk),
            _told(
                str(reference.publisher or ""),
                reference.get_kind_display(),
                "confidential" if reference.confidential else "",
                "withdrawn" if reference.withdrawn_at else "",
            ),
        )
        for reference in _newest(Reference.objects.all(), beside, REFERENCES, words)
    ]


def _publishers(person: User, words: str) -> list[Hit]:
    beside = Publisher.objects.select_related("owner")
    return [
        Hit(
            publisher.name,
            address(Publisher, "change", publisher.pk),
            _told(publisher.get_kind_display(), f"belongs to {publisher.owner}" if publisher.owner else ""),
        )
        for publisher in _newest(Publisher.objects.all(), beside, PUBLISHERS, words)
    ]


def _people(person: User, words: str) -> list[Hit]:
    """By what readers call them: no name is searched."""
    rows = HumanSource.objects.all()
    return [
        Hit(
            one.alias,
            address(HumanSource, "change", one.pk),
            ("on the record" if one.named else "not named",),
        )
        for one in _newest(rows, rows, PEOPLE, words)
    ]


def _newest[Row: Model](
    seen: QuerySet[Row], beside: QuerySet[Row], index: Index, words: str
) -> Iterable[Row]:
    """The newest of those somebody may see, one more than is shown; `beside` loads what a row shows."""
    keys = _keys(seen, index, words)
    rows = beside.in_bulk(keys)
    return (rows[key] for key in keys if key in rows)


def _keys(seen: QuerySet[Any], index: Index, words: str) -> list[int]:
    """A rare word's rows are found by its index, all of them; of a common word's some are among the newest.
    To look for the newest of a rare one would read every row there is."""
    some = rare(seen, index, words)
    if some is None:
        return newest_matching(seen, index, words, MOST + 1)
    return sorted(some, reverse=True)[: MOST + 1]


def _told(*words: str) -> tuple[str, ...]:
    return tuple(filter(None, words))


def address(kind: type[Model], page: str, key: int | None = None) -> str:
    opts = desk.get_model_admin(kind).opts
    name = f"admin:{opts.app_label}_{opts.model_name}_{page}"
    return reverse(name, args=[] if key is None else [key])
