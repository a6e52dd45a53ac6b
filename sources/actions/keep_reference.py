from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sources.actions.find_publisher import Found, find_publisher
from sources.actions.note_typed import given_publisher, note_typed
from sources.actions.remember_text import remember_text
from sources.errors import NeverFirstHand, NoLink, NoReasonUnnamed, NoTitle
from sources.intake.archive import digest
from sources.models import Address, HumanSource, Reference, Retrieval
from sources.permissions import require
from sources.rules.canonical import NotALink, canonical, host


@dataclass(frozen=True)
class ReferenceFacts:
    """What a person keeps, as corrected. `published_at` is aware; `url` is "" for what has no link.

    `person_alias` is what readers may know of a human source. `facts_from` says where
    each fact was read: {field: place}.
    """

    title: str
    kind: str = Reference.Kind.ARTICLE
    url: str = ""
    publisher_name: str = ""
    author: str = ""
    published_at: datetime | None = None
    excerpt: str = ""
    image_url: str = ""
    image_credit: str = ""
    language: str = ""
    text: str = ""
    first_hand: bool = False
    confidential: bool = False
    person_alias: str = ""
    person_named: bool = True
    why_unnamed: str = ""
    facts_from: Mapping[str, str] = field(default_factory=dict)


def keep_reference(
    facts: ReferenceFacts, *, by: User, key: UUID, retrieval: Retrieval | None = None
) -> Reference:
    """Keep an item as evidence, once.

    The same `key`, or an address the newsroom knows under any of its forms, gives the
    reference that is already kept. Raises NoTitle, NoLink, NeverFirstHand,
    NoReasonUnnamed, NotAllowed.
    """
    require(by, "keep_references")
    _check(facts)
    with transaction.atomic():
        known = _kept_already(facts, key)
        reference = known or _keep(facts, by, key, retrieval)
        _know_addresses(reference, _addresses(facts, retrieval))
        if retrieval is not None:
            retrieval.reference = reference
            retrieval.save(update_fields=["reference"])
            _earlier(retrieval).update(reference=reference)
        if known is None:
            note_typed(reference, facts, _read(retrieval), by=by)
            remember_text(reference, _value(_read(retrieval), "links").splitlines())
    return reference


def _earlier(retrieval: Retrieval) -> QuerySet[Retrieval]:
    """Visits to the same page that were turned away before this one: part of what was seen of it."""
    same = {"asked_by": retrieval.asked_by, "requested_url": retrieval.requested_url, "reference": None}
    turned_away = Retrieval.objects.filter(state=Retrieval.State.DISMISSED, way=Retrieval.Way.LINK, **same)
    return turned_away.exclude(problem="").exclude(warc="")


def _check(facts: ReferenceFacts) -> None:
    if not facts.title.strip():
        raise NoTitle
    if facts.first_hand and facts.kind in Reference.NEVER_FIRST_HAND:
        raise NeverFirstHand
    if facts.person_alias and not facts.person_named and not facts.why_unnamed.strip():
        raise NoReasonUnnamed


def _kept_already(facts: ReferenceFacts, key: UUID) -> Reference | None:
    sent_before = Reference.objects.filter(key=key).first()
    if sent_before or not facts.url:
        return sent_before
    try:
        return Reference.objects.known_as(facts.url)
    except NotALink as error:
        raise NoLink(error.sentence) from error


def _keep(facts: ReferenceFacts, by: User, key: UUID, retrieval: Retrieval | None) -> Reference:
    found = _found(facts, _read(retrieval))
    return Reference.objects.create(
        key=key,
        url=canonical(facts.url) if facts.url else None,
        kind=facts.kind,
        publisher=found.publisher,
        via=found.via,
        person=_person(facts),
        title=facts.title.strip(),
        author="" if _withholds_sender(facts) else facts.author,
        published_at=facts.published_at,
        retrieved_at=retrieval.retrieved_at if retrieval else None,
        excerpt=facts.excerpt,
        image_url=facts.image_url,
        image_credit=facts.image_credit or _value(_read(retrieval), "image_credit")[:300],
        language=facts.language,
        text=facts.text,
        digest=digest(facts.text.encode()) if facts.text else "",
        first_hand=facts.first_hand,
        confidential=facts.confidential,
        facts_from={**facts.facts_from, **({"publisher": found.how} if found.how else {})},
        kept_by=by,
        kept_at=timezone.now(),
    )


def _found(facts: ReferenceFacts, read: Mapping[str, Any]) -> Found:
    """On a platform the name a person gave goes before what the page says of its poster."""
    given = given_publisher(facts.publisher_name, read)
    return find_publisher(
        facts.url,
        facts.publisher_name,
        poster=given or _value(read, "poster"),
        issuer="" if given else _value(read, "issuer"),
    )


def _read(retrieval: Retrieval | None) -> Mapping[str, Any]:
    return retrieval.facts if retrieval else {}


def _value(read: Mapping[str, Any], name: str) -> str:
    return str(read.get(name, {}).get("value", ""))


def _person(facts: ReferenceFacts) -> HumanSource | None:
    """One alias is one person: taking two for one counts against corroboration, never for it."""
    if not facts.person_alias:
        return None
    person, _ = HumanSource.objects.get_or_create(
        alias__iexact=facts.person_alias,
        named=facts.person_named,
        defaults={"alias": facts.person_alias, "why_unnamed": facts.why_unnamed},
    )
    return person


def _withholds_sender(facts: ReferenceFacts) -> bool:
    """See Reference.withholds_sender: who wrote it stands with the person, under their seal, or nowhere."""
    return bool(facts.person_alias and not facts.person_named and not facts.url)


def _addresses(facts: ReferenceFacts, retrieval: Retrieval | None) -> Iterator[str]:
    """Addresses of this very item. A canonical one at another host is somebody else's original."""
    if facts.url:
        yield facts.url
    if retrieval is None:
        return
    if retrieval.requested_url:
        yield retrieval.requested_url
    if retrieval.final_url:
        yield retrieval.final_url
        own = retrieval.facts.get("canonical_url", {}).get("value", "")
        if own and host(own) == host(retrieval.final_url):
            yield own


def _know_addresses(reference: Reference, addresses: Iterator[str]) -> None:
    for url in {canonical(address) for address in addresses}:
        Address.objects.get_or_create(url=url, defaults={"reference": reference})
