"""A page's bytes to the facts it states. What is read is data: never run, never shown as markup."""

import re
from collections.abc import Callable
from datetime import datetime

from sources.intake.byline import author
from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, Facts
from sources.intake.fetch import now
from sources.intake.ground import ground
from sources.intake.headline import headline
from sources.intake.links import own_address, text_links
from sources.intake.notice import notice
from sources.intake.page import Page, parse
from sources.intake.picture import credit, image
from sources.intake.place import places
from sources.intake.poster import issuer, poster
from sources.intake.publication import published
from sources.intake.site import Known, nobody, publisher, site_names
from sources.intake.standfirst import excerpt
from sources.intake.wall import walled

_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?$")


def read(
    body: bytes,
    url: str,
    content_type: str = "",
    *,
    known: Known = nobody,
    clock: Callable[[], datetime] = now,
) -> Facts:
    """The facts of the page fetched from `url`. `known` gives the directory's name for a host, "" where it
    has none. Never raises on any bytes: what cannot be read is None."""
    page = parse(body, url, content_type)
    if page is None:
        return Facts()
    head = headline(page)
    where = places(page.tree, head.element)
    found = ground(page, where)
    site = publisher(page, known)
    ours = list(dict.fromkeys([*([site.value] if site else []), *site_names(page)]))
    text = found.text.value if found.text else ""
    told = notice(where, head.title.value if head.title else "")
    by = author(page, found.author, where, ours)
    return Facts(
        title=head.title,
        publisher=site,
        author=by,
        published=published(page, found.day, clock(), where),
        excerpt=excerpt(page, where, [*([head.title.value] if head.title else []), *ours]),
        image=image(page, where),
        canonical_url=own_address(page),
        language=_language(page),
        text=found.text,
        image_credit=credit(page, where),
        links=text_links(page, where),
        poster=poster(page, by.value if by else ""),
        issuer=issuer(page, where, text),
        walled=walled(page, where, text),
        notice=told.text if told else None,
        notice_kind=told.kind if told else None,
    )


def _language(page: Page) -> Fact[str] | None:
    found = [(page.tree.get("lang") or page.tree.get("xml:lang") or "", PAGE)]
    found += [(text, OPEN_GRAPH) for text in page.meta("og:locale")]
    found += [(text, SCHEMA) for text in page.meta("inlanguage")]
    for text, source in found:
        if _LANGUAGE.match(text.strip()):
            return Fact(text.strip().replace("_", "-"), source)
    return None
