"""Editions as ninjs 3.1: one item a story, one version an edition."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import strip_tags

from stories.models import Edition
from stories.rules.snapshot import gone

from .addresses import web_address
from .body import read_body
from .feed_items import absolute, counted, of_edition, of_story
from .history import Step, steps
from .pages import readers_page
from .pictures import Shown, shown
from .story import standing_at
from .structured import public
from .structured_policies import IPTC, policies

Frozen = Mapping[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


@readers_page
def story_ninjs(request: HttpRequest, slug: str) -> HttpResponse:
    """The live edition; an address the story once had leads to the present one for good."""
    history = steps(standing_at(slug))
    if not history:
        raise Http404("No story stands at this address.")
    if history[-1].slug != slug:
        return redirect("reader:story_ninjs", history[-1].slug, permanent=True)
    return written(slug, history, history[-1].number)


@readers_page
def edition_ninjs(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    history = steps(standing_at(slug))
    if number not in {step.number for step in history}:
        raise Http404("No edition stands at this address.")
    if history[-1].slug != slug:
        return redirect("reader:edition_ninjs", history[-1].slug, number, permanent=True)
    return written(slug, history, number)


def written(slug: str, history: list[Step], number: int) -> HttpResponse:
    editions = standing_at(slug).filter(number=number).annotate(key=F("story__key"))
    told = json.dumps(item(editions.get(), history[-1]), ensure_ascii=False, indent=1)
    response = HttpResponse(told, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def item(edition: Any, newest: Step) -> dict[str, Any]:
    """Of a story that was withdrawn every version is canceled, and none carries its text."""
    content, canceled = edition.content, newest.label["place"] == "retracted"
    url = absolute(reverse("reader:story", args=[newest.slug]))
    told: dict[str, Any] = {
        "uri": of_story(edition.key),
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial" if canceled else "full",
        "version": str(edition.number),
        "firstCreated": edition.first_published_at.isoformat(),
        "versionCreated": edition.published_at.isoformat(),
        "contentCreated": edition.first_published_at.isoformat(),
        "pubStatus": "canceled" if canceled else "usable",
        "language": content["language"],
        "title": content["headline"],
        "slugline": content["slug"],
        "headlines": [{"role": "main", "contentType": "text/plain", "value": content["headline"]}],
        "descriptions": list(descriptions(edition, canceled=canceled)),
        "bodies": [] if canceled else [body(content["body"])],
        "by": " and ".join(one["name"] for one in content["bylines"]),
        "people": [{"name": one["name"], "rel": "author"} for one in content["bylines"]],
        "subjects": list(subjects(content)),
        "genres": [genre(edition.statement["label"])],
        "infoSources": [source(note, edition.evidence) for note in public(edition.evidence)],
        "trustIndicators": list(indicators()),
        "renditions": [{"name": "web", "href": url, "contentType": "text/html"}],
        "associations": [] if canceled else list(associations(edition)),
        "altIds": list(other_names(edition, url)),
        "copyrightHolder": settings.NEWSROOM_NAME,
        "edNote": note_to_desks(edition, newest),
    }
    return {name: value for name, value in told.items() if value not in ("", [])}


def descriptions(edition: Edition, *, canceled: bool) -> Iterator[dict[str, str]]:
    label, plain = edition.statement["label"], "text/plain"
    rests = f"Rests on {counted(edition.layers, 'source layer')}, {counted(edition.references, 'reference')}."
    if edition.content["standfirst"] and not canceled:
        yield {"role": "standfirst", "contentType": plain, "value": edition.content["standfirst"]}
    yield {"role": "label", "contentType": plain, "value": f"{label['name']}: {label['meaning']} {rests}"}
    for role in ("correction", "reason", "change_note"):
        if said := edition.statement[role]:
            yield {"role": role.replace("_", "-"), "contentType": plain, "value": said}


def body(stored: str) -> dict[str, Any]:
    html = str(read_body(stored).html)
    text = strip_tags(html)
    size = {"charCount": len(text), "wordCount": len(text.split())}
    return {"role": "main", "contentType": "text/html", "value": html, **size}


def subjects(content: Frozen) -> Iterator[dict[str, str]]:
    section = content["section"]
    url = absolute(reverse("reader:section", args=[section["slug"]]))
    yield {"name": section["name"], "rel": "section", "uri": url}
    for tag in content["tags"]:
        yield {"name": tag["name"], "rel": "about", "literal": tag["slug"]}


def genre(label: Frozen) -> dict[str, str]:
    url = absolute(reverse("reader:label", args=[label["slug"]]))
    return {"name": label["name"], "uri": url, "literal": label["slug"]}


def source(note: Frozen, evidence: Frozen) -> dict[str, str]:
    """A public reference: who stands behind it, what it says of the claims, in which layer it lies."""
    publisher, person = note["publisher"], note["person"]
    told = {
        "name": publisher["name"] if publisher else person["alias"] if person else note["title"],
        "role": role(note, evidence),
        "uri": web_address(note["url"]),
        "literal": f"layer {note['layer']}, source note {note['n']}: {note['title']}{fell(note)}",
    }
    return {name: value for name, value in told.items() if value}


def fell(note: Frozen) -> str:
    taken_back = gone(note)
    return f" (counts no more: {taken_back})" if taken_back else ""


def role(note: Frozen, evidence: Frozen) -> str:
    """ "supports", "contradicts, supports", "background"; with "first-hand" before it where it is."""
    kinds = {
        stance["kind"]
        for claim in evidence["claims"]
        for stance in claim["stances"]
        if stance["reference"] == note["n"]
    }
    said = sorted(kinds - {"background"}) or ["background"]
    return ", ".join([*(["first-hand"] if note["first_hand"] else []), *said])


def indicators() -> Iterator[dict[str, str]]:
    for policy in policies():
        if policy.role:
            yield {"role": f"{IPTC}{policy.role}", "title": policy.title, "href": policy.url}


def associations(edition: Any) -> Iterator[dict[str, Any]]:
    lead = edition.content["lead"]
    picture = shown(lead)
    if picture:
        yield {
            "name": "lead",
            "rel": "lead",
            "uri": f"{of_edition(edition.key, edition.number)}#lead",
            "type": "picture",
            "descriptions": [{"role": "alt", "value": picture.alt}] if picture.alt else [],
            "copyrightNotice": picture.credit,
            "renditions": [rendition(picture)],
        }


def rendition(picture: Shown) -> dict[str, Any]:
    address = absolute(picture.src)
    kind = mimetypes.guess_type(address)[0] or "image/webp"
    size = {"width": picture.width, "height": picture.height}
    return {"name": "web", "href": address, "contentType": kind, **size}


def other_names(edition: Edition, url: str) -> Iterator[dict[str, str]]:
    yield {"role": "web", "value": url}
    yield {"role": "ledger", "value": str(edition.entry)}
    yield {"role": "digest", "value": edition.digest}


def note_to_desks(edition: Edition, newest: Step) -> str:
    if newest.label["place"] == "retracted":
        return f"WITHDRAWN in edition {newest.number}: do not use. {newest.words}".strip()
    if newest.number != edition.number:
        return f"Edition {newest.number} has taken the place of this one."
    return f"{edition.statement['label']['name']}: {edition.statement['label']['meaning']}"
