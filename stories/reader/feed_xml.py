"""Atom and RSS 2.0: Django's own, with what they leave out of an item: label, picture, all its authors."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from .feed_items import Item, absolute

MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}
DC = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}


def atom(items: Sequence[Item], **about: Any) -> str:
    return written(Atom, items, **about)


def rss(items: Sequence[Item], **about: Any) -> str:
    return written(Rss, items, **about)


def written(
    shape: type[Atom] | type[Rss],
    items: Sequence[Item],
    *,
    name: str,
    about: str,
    url: str,
    address: str,
    updated: datetime,
    guid: str,
) -> str:
    feed: Any = shape(
        title=name,
        link=url,
        description=about,
        subtitle=about,
        language=settings.LANGUAGE_CODE,
        author_name=settings.NEWSROOM_NAME,
        author_link=absolute("/"),
        feed_url=address,
        feed_guid=guid,
        updated=updated,
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=item.html if shape is Rss else None,
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.id,
            unique_id_is_permalink=False,
            item=item,
        )
    told: str = feed.writeString("utf-8")
    return told


def labels() -> str:
    """What the label's word is a word of."""
    return absolute(reverse("reader:labels"))


def topics(item: Item) -> Iterator[str]:
    yield from filter(None, [item.section])
    yield from item.tags


def picture(handler: SimplerXMLGenerator, item: Item) -> None:
    if item.picture is None:
        return
    address = absolute(item.picture.src)
    kind = mimetypes.guess_type(address)[0] or "image/webp"
    size = {"width": str(item.picture.width), "height": str(item.picture.height)}
    named = {"url": address, "type": kind, "medium": "image", **size}
    handler.startElement("media:content", AttributesImpl(named))
    if item.picture.alt:
        handler.addQuickElement("media:description", item.picture.alt, {"type": "plain"})
    if item.picture.credit:
        handler.addQuickElement("media:credit", item.picture.credit)
    handler.endElement("media:content")


class Atom(Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), **MEDIA}

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated

    def item_attributes(self, item: Any) -> dict[str, str]:
        return {"xml:lang": item["item"].language} if item["item"].language else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Any) -> None:
        super().add_item_elements(handler, item)
        told: Item = item["item"]
        for author in told.authors:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", author)
            handler.endElement("author")
        if told.standing:
            label = told.standing.label
            kind = {"term": label["slug"], "scheme": labels(), "label": label["name"]}
            handler.addQuickElement("category", "", kind)
        for topic in topics(told):
            handler.addQuickElement("category", "", {"term": topic})
        handler.addQuickElement("summary", told.summary, {"type": "text"})
        handler.addQuickElement("content", told.html, {"type": "html"})
        picture(handler, told)


class Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **MEDIA, **DC}

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Any) -> None:
        super().add_item_elements(handler, item)
        told: Item = item["item"]
        # RSS has no word for it, and a reader that knows Atom's sees here that a label moved.
        handler.addQuickElement("atom:updated", rfc3339_date(told.updated))
        for author in told.authors:
            handler.addQuickElement("dc:creator", author)
        if told.standing:
            handler.addQuickElement("category", told.standing.label["name"], {"domain": labels()})
        for topic in topics(told):
            handler.addQuickElement("category", topic)
        picture(handler, told)
