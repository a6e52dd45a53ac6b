"""An edition and the newsroom in schema.org's words, as JSON-LD within the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from sources.models import Publisher
from stories.models import Edition
from stories.rules.snapshot import gone
from stories.templatetags.feeds import has_page

from .addresses import web_address
from .feed_items import Standing, absolute, counted
from .history import FOUR_EYES, Step
from .pictures import shown
from .shelf import Shelf
from .structured_policies import policies

Frozen = Mapping[str, Any]

CONTEXT = "https://schema.org"
# No text can close the element it stands in, or open another.
ESCAPES = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}
KINDS = {"article": "NewsArticle", "post": "SocialMediaPosting", "data": "Dataset", "filing": "Report"}


def as_data(graph: Frozen) -> SafeString:
    """JSON to print in `<script type="application/ld+json">`, which is data and never run."""
    told = json.dumps({"@context": CONTEXT, **graph}, ensure_ascii=False)
    return mark_safe(told.translate(ESCAPES))  # noqa: S308


@dataclass(frozen=True)
class Share:
    """What goes along when a story is passed on; `says` is the picture in words."""

    address: str
    says: str
    ninjs: str


def for_machines(edition: Edition, history: Sequence[Step]) -> dict[str, Any]:
    """What a story's page says in its head; the picture is always that of the newest edition."""
    newest, steps = history[-1], len(history[-1].statement["ladder"])
    standing = Standing(newest.label, steps, newest.layers, newest.references, newest.number)
    share = Share(
        address=absolute(reverse("reader:share", args=[newest.slug, newest.number])),
        says=f"{edition.headline}. {standing.says}",
        ninjs=absolute(reverse("reader:edition_ninjs", args=[newest.slug, edition.number])),
    )
    return {"share": share, "structured": as_data(article_data(edition, history))}


def newsroom_data() -> dict[str, Any]:
    """The newsroom, with each of its policies that has a page."""
    found = policies()
    told: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.NEWSROOM_URL}/#newsroom",
        "name": settings.NEWSROOM_NAME,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(static("reader/icon.svg"))},
        "publishingPrinciples": principles(),
    }
    if has_page("/about/contact/"):
        where = {"@type": "ContactPoint", "contactType": "newsroom", "url": absolute("/about/contact/")}
        told["contactPoint"] = where
    return told | {policy.term: policy.url for policy in found}


def source_data(shelf: Shelf, publisher: Publisher | None) -> dict[str, Any]:
    """The page of a source: a list of stories about who stands behind it."""
    told = {
        "@type": "Organization",
        "name": shelf.name,
        "description": shelf.about,
        "url": web_address(publisher.homepage) if publisher else "",
        "parentOrganization": {"@type": "Organization", "name": shelf.owner} if shelf.owner else None,
    }
    return {
        "@type": "CollectionPage",
        "url": absolute(reverse("reader:source", args=[shelf.slug])),
        "about": {name: value for name, value in told.items() if value},
    }


def principles() -> str:
    """The rules the newsroom works by: its ethics, else how it labels."""
    return absolute("/about/ethics/" if has_page("/about/ethics/") else reverse("reader:labels"))


def article_data(edition: Edition, history: Sequence[Step]) -> dict[str, Any]:
    """`edition` as a NewsArticle; corrections made after it are told, too."""
    content, statement, label = edition.content, edition.statement, history[-1].label
    url = absolute(reverse("reader:story", args=[history[-1].slug]))
    told: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": content["headline"],
        "description": label["meaning"] if label["place"] == "retracted" else content["standfirst"],
        "inLanguage": content["language"],
        "articleSection": content["section"]["name"],
        "keywords": [tag["name"] for tag in content["tags"]],
        "datePublished": edition.first_published_at.isoformat(),
        "dateModified": edition.published_at.isoformat(),
        "author": [person(one) for one in content["bylines"]],
        "publisher": newsroom_data(),
        "image": pictures(content, history[-1]),
        "version": edition.number,
        "creativeWorkStatus": label["name"],
        "isAccessibleForFree": True,
        "publishingPrinciples": principles(),
        "backstory": backstory(edition.evidence, statement, edition.layers),
        "citation": [citation(one) for one in public(edition.evidence)],
        "isBasedOn": list(bases(edition.evidence)),
        "correction": [comment(step) for step in history if says(step)],
    }
    return {name: value for name, value in told.items() if value not in ("", [], None)}


def person(byline: Frozen) -> dict[str, str]:
    page = f"/authors/{byline['slug']}/"
    told = {"@type": "Person", "name": byline["name"]}
    return told | {"url": absolute(page)} if has_page(page) else told


def pictures(content: Frozen, newest: Step) -> list[str]:
    """Of what stands the lead picture first; what is withdrawn is passed on with its label alone."""
    share = absolute(reverse("reader:share", args=[newest.slug, newest.number]))
    lead = None if newest.label["place"] == "retracted" else shown(content["lead"])
    return [absolute(lead.src), share] if lead else [share]


def public(evidence: Frozen) -> list[Frozen]:
    return [note for note in evidence["references"] if not note["confidential"]]


def citation(note: Frozen) -> dict[str, Any]:
    """A reference as readers see it: a person who is not named by what is said of them."""
    told: dict[str, Any] = {
        "@type": KINDS.get(note["kind"], "CreativeWork"),
        "name": note["title"],
        "url": web_address(note["url"]),
        "datePublished": note["published"],
        "position": note["n"],
    }
    # One name or a whole team in one line, as the source has it.
    if note["author"]:
        told["creditText"] = note["author"]
    if note["publisher"]:
        told["publisher"] = {"@type": "Organization", "name": note["publisher"]["name"]}
    elif note["person"]:
        told["author"] = {"@type": "Person", "name": note["person"]["alias"]}
    if taken_back := gone(note):
        told["creativeWorkStatus"] = taken_back
    return {name: value for name, value in told.items() if value}


def bases(evidence: Frozen) -> Iterator[str]:
    """Addresses of what speaks for or against a claim and still stands; background is cited only."""
    speaking = {
        stance["reference"]
        for claim in evidence["claims"]
        for stance in claim["stances"]
        if stance["kind"] != "background"
    }
    for note in public(evidence):
        url = web_address(note["url"])
        if url and note["n"] in speaking and not gone(note):
            yield url


def backstory(evidence: Frozen, statement: Frozen, layers: int) -> str:
    """How the story came about: its layers and why they are that many, who is unnamed, who decided."""
    count = len(evidence["references"])
    sentences = [f"Rests on {counted(layers, 'source layer')}, {counted(count, 'reference')}."]
    sentences += [layer_says(layer) for layer in evidence["layers"]]
    sentences += [unnamed(note["person"]) for note in evidence["references"] if note["person"]]
    if considered := statement.get("signals", 0):
        sentences.append(f"From {counted(considered, 'signal')} we kept {statement['signals_kept']}.")
    sentences.append(decided(statement))
    if statement["override"]:
        sentences.append(f"Labelled above its evidence by {statement['override']['by']}.")
    return " ".join(filter(None, sentences))


def decided(statement: Frozen) -> str:
    """Who did; where not two people did, that and why."""
    if alone := FOUR_EYES.get(statement["four_eyes"]):
        return alone.format(statement["decided_by"])
    return f"Proposed by {statement['proposed_by']}, approved by {statement['decided_by']}."


def layer_says(layer: Frozen) -> str:
    hand = ", first-hand" if layer["first_hand"] else ""
    opens = (
        f"Layer {layer['letter']}: {layer['name']}{hand}, {counted(len(layer['references']), 'reference')}."
    )
    return " ".join([opens, *layer["why"]])


def unnamed(person: Frozen) -> str:
    why = person["why_unnamed"]
    return "" if person["named"] or not why else f"{person['alias']} is not named: {why}"


def says(step: Step) -> str:
    """What an edition says of an error: a correction, or why the story was withdrawn."""
    return step.correction or (step.words if step.did == "retracted" else "")


def comment(step: Step) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "name": step.mends or "Retraction",
        "text": says(step),
        "datePublished": step.published_at.isoformat(),
        "url": absolute(reverse("reader:edition", args=[step.slug, step.number])),
    }
