"""From a pasted link to a reference: what was read, put right by hand, what keeping it would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from sources.actions.find_publisher import known_publisher
from sources.actions.keep_reference import ReferenceFacts
from sources.models import Address, Publisher, Reference, Retrieval
from sources.rules.canonical import host, variants
from sources.rules.names import plain
from stories.admin.still_stands import Finding, Looks
from stories.admin.typed import Typed, of_group
from stories.admin.would import would
from stories.dossier import Dossier
from stories.models import Attachment

# field of the form: what the page's reader calls it
READ_AS = {
    "title": "title",
    "publisher_name": "publisher",
    "author": "author",
    "published_at": "published",
    "excerpt": "excerpt",
    "image_url": "image",
    "language": "language",
}
BY_HAND = "a person"


class FactsForm(forms.Form):
    """The facts of one reference, as read or by hand; `note` is the source note readers see."""

    title = forms.CharField(
        max_length=500, error_messages={"required": "Give the reference a title: what readers would call it."}
    )
    kind = forms.ChoiceField(choices=Reference.Kind.choices, initial=Reference.Kind.ARTICLE)
    publisher_name = forms.CharField(label="Publisher", max_length=200, required=False)
    author = forms.CharField(max_length=300, required=False)
    published_at = forms.DateTimeField(
        label="Published",
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Write the date and time, or leave it empty."},
    )
    url = forms.CharField(
        label="Address", max_length=2000, required=False, widget=forms.TextInput({"inputmode": "url"})
    )
    excerpt = forms.CharField(required=False, widget=forms.Textarea({"rows": 3}))
    image_url = forms.URLField(
        label="Address of its picture", max_length=2000, required=False, assume_scheme="https"
    )
    image_credit = forms.CharField(label="Credit of its picture", max_length=300, required=False)
    first_hand = forms.BooleanField(
        label="First-hand",
        required=False,
        help_text="A document, data, a filing, our own test, or a party on the record about itself.",
    )
    confidential = forms.BooleanField(
        required=False, help_text="Readers learn only that it exists: no title, address or publisher."
    )
    person_alias = forms.CharField(
        label="Person",
        max_length=200,
        required=False,
        help_text="A name on the record, or a description that gives nobody away.",
    )
    person_unnamed = forms.BooleanField(label="This person is not named", required=False)
    why_unnamed = forms.CharField(
        label="Why not", max_length=300, required=False, help_text="Readers see this reason."
    )
    note = forms.CharField(
        label="Source note",
        max_length=400,
        required=False,
        help_text="For readers: what this source gave the story.",
    )

    def facts(self, read: Mapping[str, Any]) -> ReferenceFacts:
        """What to keep; `read` is the retrieval's record, empty for what was entered by hand."""
        told = {
            name: value for name, value in self.cleaned_data.items() if name not in {"note", "person_unnamed"}
        }
        return ReferenceFacts(
            **told,
            person_named=not self.cleaned_data["person_unnamed"],
            language=_value(read, "language"),
            text=_value(read, "text"),
            facts_from=self._places(read),
        )

    def _places(self, read: Mapping[str, Any]) -> dict[str, str]:
        before = as_read(read, "")
        told = {name: self.cleaned_data[name] for name in READ_AS if self.cleaned_data.get(name)}
        return {
            name.removesuffix("_name"): read[READ_AS[name]]["source"]
            if value == before.get(name)
            else BY_HAND
            for name, value in told.items()
        }


@dataclass(frozen=True)
class Fact:
    """One line of a card: what was read, and where."""

    name: str
    value: str | datetime
    place: str


@dataclass(frozen=True)
class Known:
    """That the newsroom keeps the page already, and what it found at it since."""

    sentence: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Card:
    """One pasted link of a story, from waiting to a card to check. `would` says what keeping it changes."""

    pk: int
    group: str
    retrieval: Retrieval
    form: FactsForm
    facts: tuple[Fact, ...]
    would: str
    known: Known | None

    @property
    def is_reading(self) -> bool:
        return self.retrieval.state in {Retrieval.State.WAITING, Retrieval.State.READING}

    @property
    def has_failed(self) -> bool:
        return self.retrieval.state == Retrieval.State.FAILED

    @property
    def is_file(self) -> bool:
        return not self.retrieval.requested_url

    @property
    def name(self) -> str:
        """What the writer knows it by: the file's name, or the host of the link."""
        return self.retrieval.file_name or host(self.retrieval.requested_url)


def cards(dossier: Dossier, typed: Typed, pages: Mapping[int, int], found: Looks) -> list[Card]:
    """The open links of a story, oldest first; `pages` as `known_pages` says."""
    numbers = {citation.reference_id: citation.number for citation in dossier.citations}
    known = {pk: Known(_said(numbers.get(one)), tuple(found.of(one))) for pk, one in pages.items()}
    return [_card(dossier, attachment, typed, known) for attachment in dossier.attachments]


def _card(dossier: Dossier, attachment: Attachment, typed: Typed, known: Mapping[int, Known]) -> Card:
    retrieval, group = attachment.retrieval, f"page{attachment.pk}"
    start = {"kind": Reference.Kind.ARTICLE, **as_read(retrieval.facts, own_address(retrieval))}
    read = retrieval.state == Retrieval.State.READ
    return Card(
        pk=attachment.pk,
        group=group,
        retrieval=retrieval,
        form=FactsForm(prefix=group, initial=of_group(typed, group) or start),
        facts=tuple(_facts(retrieval.facts, _keeper(retrieval) if read else None)),
        would=_would(dossier, retrieval) if read else "",
        known=known.get(retrieval.pk),
    )


def _would(dossier: Dossier, retrieval: Retrieval) -> str:
    told = {name: _value(retrieval.facts, name) for name in ("publisher", "poster", "issuer")}
    return would(
        dossier,
        own_address(retrieval),
        told["publisher"],
        poster=told["poster"],
        issuer=told["issuer"],
    )


def own_address(retrieval: Retrieval) -> str:
    """Where the page lives. A canonical address at another host is somebody else's original."""
    at = retrieval.final_url or retrieval.requested_url
    said = _value(retrieval.facts, "canonical_url")
    if not at:
        return ""
    return said if said and host(said) == host(at) else at


def as_read(read: Mapping[str, Any], url: str) -> dict[str, Any]:
    """The form's fields as the page gives them; times as datetimes, whole days at midnight."""
    values: dict[str, Any] = {name: _value(read, key) for name, key in READ_AS.items() if key in read}
    if "published_at" in values:
        values["published_at"] = moment(values["published_at"])
    return {**values, "url": url} if url else values


def moment(text: str) -> datetime | None:
    """A time as it was read, to the minute; a day without a time begins at midnight."""
    whole = parse_datetime(text) if "T" in text or " " in text else None
    if whole is None and (day := parse_date(text)):
        whole = datetime.combine(day, time())
    if whole is None:
        return None
    return (whole if whole.tzinfo else timezone.make_aware(whole)).replace(second=0, microsecond=0)


def _keeper(retrieval: Retrieval) -> Publisher | None:
    """Under whom it would be kept, of those the newsroom knows."""
    told = {name: _value(retrieval.facts, name) for name in ("poster", "issuer")}
    return known_publisher(own_address(retrieval), _value(retrieval.facts, "publisher"), **told)


def _facts(read: Mapping[str, Any], keeper: Publisher | None) -> Iterable[Fact]:
    for name, key in (
        ("Publisher", "publisher"),
        ("Date", "published"),
        ("Author", "author"),
        ("Address", "canonical_url"),
        ("Picture", "image"),
    ):
        fact = read.get(key, {"value": "", "source": ""})
        if keeper and key == "publisher" and plain(keeper.name) != plain(fact["value"]):
            fact = {"value": keeper.name, "source": _known_as(fact["value"])}
        value = moment(fact["value"]) or fact["value"] if key == "published" else fact["value"]
        yield Fact(name, value, fact["source"])


def _known_as(said: str) -> str:
    return f"known by its address; the page says {said}" if said else "known by its address"


def _value(read: Mapping[str, Any], key: str) -> str:
    return str(read.get(key, {}).get("value", ""))


def known_pages(dossier: Dossier) -> dict[int, int]:
    """{retrieval id: reference id} of pages the newsroom keeps already, under any form of their address; a
    page that cannot be read any more is known by the link it was asked for."""
    asked = {one.retrieval.pk: _asked(one.retrieval) for one in dossier.attachments}
    forms_of = {pk: variants(url) for pk, url in asked.items() if url}
    if not forms_of:
        return {}
    wanted = {url for urls in forms_of.values() for url in urls}
    kept = dict(Address.objects.filter(url__in=wanted).values_list("url", "reference_id"))
    found = {pk: next((kept[url] for url in urls if url in kept), None) for pk, urls in forms_of.items()}
    return {pk: reference for pk, reference in found.items() if reference}


def _asked(retrieval: Retrieval) -> str:
    if retrieval.state == Retrieval.State.READ:
        return own_address(retrieval)
    return retrieval.requested_url if retrieval.state == Retrieval.State.FAILED else ""


def _said(number: int | None) -> str:
    return (
        f"Already source note {number}."
        if number
        else "The newsroom keeps this page already: keeping it cites that one."
    )
