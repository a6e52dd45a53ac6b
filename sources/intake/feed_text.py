"""Words out of a feed as text that fits: no markup, nothing a database refuses or nobody sees, bounded."""

import html
import re

from lxml import etree
from lxml.html import fragment_fromstring

from sources.rules.unseen import seen

_SPACE = re.compile(r"\s+")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object")
# markup read for each character kept
_MARGIN = 20
_LEAST_READ = 20_000


def line(text: object, most: int) -> str:
    """At most `most` characters in one line, a cut marked with an ellipsis; "" for what is no text."""
    if not isinstance(text, str):
        return ""
    fit = seen(_UNFIT.sub("", text[: max(_MARGIN * most, _LEAST_READ)]))
    plain = _SPACE.sub(" ", fit).strip()
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def unmarked(markup: object, most: int) -> str:
    """The words of a piece of HTML in one line, at most `most` characters."""
    if not isinstance(markup, str):
        return ""
    start = _UNFIT.sub("", markup[: max(_MARGIN * most, _LEAST_READ)])
    return line(_words(start) if _MARKUP.search(start) else start, most)


def _words(markup: str) -> str:
    try:
        tree = fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return html.unescape(markup)
    etree.strip_elements(tree, *_UNSEEN, etree.Comment, with_tail=False)
    for block in tree.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4", "tr"):
        # what HTML calls a character need not be one
        block.tail = " " + _UNFIT.sub("", block.tail or "")
    return str(tree.xpath("string()"))
