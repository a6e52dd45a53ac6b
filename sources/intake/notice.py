"""Corrections and retractions a page itself tells of."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from sources.intake.facts import PAGE, Fact
from sources.intake.place import Places, elements, marks, spaced, stands_in

NOTICE_LENGTH = 1_000
CORRECTED = "corrected"
RETRACTED = "retracted"
_LEAST = 25
_TAGS = frozenset(
    {"p", "div", "section", "aside", "li", "em", "i", "small", "span", "blockquote", "h2", "h3", "h4", "td"}
)
_THIS = (
    r"th(?:is|e)\s+(?:original\s+)?"
    r"(?:article|story|post|report|piece|column|item|page|headline|interview|review|letter|paper)"
)
_OPENS = re.compile(
    r"^\W*(?:editor['\u2019]?s['\u2019]?\s+note|update[ds]?|note\s+to\s+readers|"
    r"note)?\W*(?:\([^)]{0,40}\)|[\w.]{3,9}\s+\d{1,2}(?:,\s+\d{4})?)?\W*"
    r"(?:corrections?|clarifications?|corrected|corrigend(?:um|a)|errat(?:um|a)|correction appended|"
    r"korrektur|berichtigung|richtigstellung|rectificatif|correctif|errata corrige|fe de errores|rettelse|"
    r"rättelse)\b"
    r"[^:\u2014\u2013]{0,60}?(?::|\u2014|\s[\u2013-]\s)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(?:an?\s+(?:earlier|previous|original)\s+version\s+of\s+{_THIS}|(?:in\s+)?an?\s+(?:earlier|"
    rf"previous)\s+version\s+of\s+this\b|"
    rf"{_THIS}\s+(?:has\s+been|was|have\s+been)\s+(?:\w+\s+)?(?:corrected|amended|edited\s+to\s+correct|"
    rf"updated\s+to\s+(?:correct|clarify))|"
    rf"{_THIS}\s+(?:originally|previously|initially|incorrectly|mistakenly)\s+(?:\w+\s+)?(?:stated|said|"
    rf"misstated|misidentified|reported|"
    r"identified|referred|listed|misspelled))",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(
    rf"^\W*(?:retraction|retracted|withdrawn|notice\s+of\s+retraction)\b(?:[^.]{{0,60}}[:\u2014\u2013-]|"
    rf"\s+(?:note|notice|article)\b)|"
    rf"\b{_THIS}\s+(?:has\s+been|was|is|is\s+being)\s+(?:\w+\s+)?(?:retracted|withdrawn|unpublished|"
    rf"taken\s+down)\b|"
    rf"\bwe\s+(?:have\s+|are\s+|hereby\s+|has\s+)*(?:retract(?:ed|ing)?|withdraw(?:n|ing)?|"
    rf"unpublished)\s+(?:our\b|{_THIS})|"
    rf"\bhas\s+(?:retracted|withdrawn)\s+this\s+(?:article|story|report|post)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^\W*(?:retracted|withdrawn|retraction)\b(?:\s+(?:article|story))?\s*[:\]\u2014\u2013-]", re.IGNORECASE
)
_NAMED = re.compile(
    r"\bcorrections?\b|corrigend|errat(?:um|a)|retraction|correction-|-correction", re.IGNORECASE
)
_ASKS = re.compile(
    r"^\W*(?:report|submit|suggest|send|request|see|spot|found|corrections?\s+(?:policy|"
    r"and\s+clarifications)|contact)\b|"
    r"corrections?\s+polic|if you (?:see|spot|notice|find)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"comment|related|\bnav|menu|teaser|promo", re.IGNORECASE)


class Notice(NamedTuple):
    """The words of a notice, and what it tells of: "corrected" or "retracted"."""

    text: Fact[str]
    kind: Fact[str]


def notice(where: Places, title: str) -> Notice | None:
    """The notice of a correction or retraction on a page; a retraction is the graver and comes first."""
    found = list(islice(_found(where), 20))
    if _TITLE.match(title):
        found.insert(0, (title[:NOTICE_LENGTH], RETRACTED))
    best = next((pair for pair in found if pair[1] == RETRACTED), next(iter(found), None))
    return Notice(Fact(best[0], PAGE), Fact(best[1], PAGE)) if best else None


def _found(where: Places) -> Iterator[tuple[str, str]]:
    elsewhere: dict[HtmlElement, bool] = {}
    for element in where.order:
        if element.tag not in _TAGS:
            continue
        text = spaced(element, NOTICE_LENGTH + 1)
        if not _LEAST <= len(text) <= NOTICE_LENGTH or _ASKS.search(text[:80]):
            continue
        if stands_in(element, where.above, _is_elsewhere, elsewhere):
            continue
        kind = _kind(text, element)
        # the smallest element that says it, not the column around it
        if kind and not any(_kind(spaced(child, NOTICE_LENGTH), child) for child in _blocks(element)):
            yield text, kind


def _blocks(element: HtmlElement) -> Iterator[HtmlElement]:
    return (e for e in islice(elements(element), 1, 40) if e.tag in _TAGS and len(spaced(e, 80)) >= _LEAST)


def _kind(text: str, element: HtmlElement) -> str:
    if _quoted(text):
        return ""
    if _WITHDRAWS.search(text[:400]):
        return RETRACTED
    if _OPENS.match(text) or _TELLS.search(text[:300]):
        return CORRECTED
    if _NAMED.search(marks(element)) and len(text.split()) > 6:
        return RETRACTED if "retract" in marks(element).lower() else CORRECTED
    return ""


def _quoted(text: str) -> bool:
    """Words someone is quoted with are about another text."""
    return text.lstrip()[:1] in '"\u201c\u201e\u00ab'


def _is_elsewhere(element: HtmlElement) -> bool:
    return element.tag in ("nav", "form") or bool(_OTHERS.search(marks(element)))
