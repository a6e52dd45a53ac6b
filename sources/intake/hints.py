"""Weaker signs of who wrote a page, for where no byline says so."""

import re
from collections.abc import Collection
from itertools import islice

from lxml.html import HtmlElement

from sources.intake.moment import WRITTEN
from sources.intake.names import agency, helped, key, led, people
from sources.intake.others import LONGEST_BYLINE, follows_title, is_own, said
from sources.intake.place import is_profile, labelled, pieces, spaced
from sources.intake.shown import MOST_WITHIN, Shown
from sources.intake.words import POST

_LABELS = frozenset({"author", "authors", "autor", "autorin", "autoren", "auteur", "autore", "written by",
                     "words", "words by", "story by", "writer", "reporter"})  # fmt: skip
_ATTRIBUTES = ("data-author", "data-authors", "data-author-name", "data-byline")
_WHEN = re.compile(
    rf"{WRITTEN.pattern}|\b\d{{1,2}}\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?)\s*(?:ago|read)\b",
    re.IGNORECASE,
)
# who posted is said, or who wrote on a day: by a name of one word
_POSTED = re.compile(
    rf"(?:(?:posted|written|published|geschrieben|veröffentlicht)\s+(?:by|von)|"
    rf"(?:{WRITTEN.pattern}).{{0,20}}\b(?:by|von|par|por))\s+([^\W\d_][\w.-]*\w)"
    r"(?:\s*$|\s*[,|·]|\s+(?:at|on|um|am)\s+\d)",
    re.IGNORECASE,
)
_BESIDE = 25
_NEAREST = 60
_INTRODUCES = re.compile(r"\bbio|about-?author|author-?(?:box|card|info)", re.IGNORECASE)
_MOST_LINKS = 3_000
_SIGNED_OFF = re.compile(
    r"^(?:\((by\s[^()]{3,100})\)|\(?((?:reporting|reporting and writing|written) by\s.{3,180}))$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^(?:(?:profile )?(?:picture|photo(?:graph)?|image|headshot|portrait|avatar)|"
    r"(?:read|learn|see|view)?\s?(?:more|all posts|articles|profile)?)\s?(?:of|for|about|by|from)\s+",
    re.IGNORECASE,
)


def after_label(shown: Shown) -> list[str]:
    """The people named after a label of their own, as a table at the foot of an article has it."""
    texts = labelled(shown.where, _LABELS)
    return next(filter(None, (people([text], shown.ours) for text in texts)), [])


def one_word(shown: Shown) -> list[str]:
    """A name of one word, where the site says that an author is meant and nothing else."""
    meant = [e for e in shown.marked if e.get("rel") == "author" or e.get("itemprop") == "author"]
    texts = [said(e) for e in meant if len(said(e)) < 40]
    texts += [text for text in labelled(shown.where, _LABELS) if len(text.split()) == 1]
    near = ((e, said(e)) for e in shown.where.order if shown.where.near(e))
    posted = ((e, found[1]) for e, text in near if (found := _POSTED.match(text)))
    texts += [name for e, name in posted if is_own(shown.where, e)]
    return next(filter(None, (people([text], shown.ours, alone=True) for text in texts)), [])


def stands(shown: Shown, name: str) -> bool:
    """Whether a name stands in the article's part of the page, not only at its side."""
    first = name.split(maxsplit=1)[0]
    short = (e for e in shown.where.order if first in (text := said(e)) and len(text) <= LONGEST_BYLINE)
    found = [e for e in islice(short, 40) if key(name) in key(said(e)) and not shown.where.aside(e)]
    # those around the innermost say more than who it is
    inner = min((len(said(e)) for e in found), default=0)
    main = (e for e in found if len(said(e)) == inner and not follows_title(shown.where, e, {"a"}))
    return any(is_own(shown.where, e) and not helped(said(e)) for e in main)


def agency_alone(shown: Shown) -> list[str]:
    """A news agency named, and nothing else, where bylines stand."""
    return [name for e in shown.marked[:8] if (name := agency(said(e)))][:1]


def beside_day(shown: Shown) -> list[str]:
    """A name that stands in a line with the day at the headline ("Ada Vik | The Daily | 4 May 2016"), not
    what the page leads elsewhere by: sections are written there as well."""
    where = shown.where
    title = key(said(where.heading)) if where.heading is not None else ""
    for element in where.order if where.heading is not None else ():
        if 0 < where.distance(element) <= _BESIDE and where.near(element):
            named = [name for part in _in_line(element) if (name := _only_name(part, shown.ours))]
            if len(named) == 1 and key(named[0]) not in title and not _leads(shown, element, named[0]):
                return named
    return []


def _only_name(text: str, ours: Collection[str]) -> str:
    """The name a text is, with a post after it or none."""
    name = next(iter(people([text], ours)), "")
    return name if text.startswith(name) and (text == name or POST.search(text[len(name) :])) else ""


def _in_line(element: HtmlElement) -> list[str]:
    """The pieces of a short line that says when it was written or how long it takes to read."""
    text = spaced(element, LONGEST_BYLINE)
    if len(text) >= LONGEST_BYLINE // 2 or len(element) >= MOST_WITHIN or not _WHEN.search(text):
        return []
    return [part.strip(" ,|-\u2013\u2014·•") for piece in pieces(element) for part in _WHEN.split(piece)[:1]]


def _leads(shown: Shown, element: HtmlElement, name: str) -> bool:
    """Whether the page leads elsewhere by a name, but to who bears it."""
    anchors = islice((e for e in shown.where.order if e.tag == "a"), _MOST_LINKS)
    so_called = (e for e in anchors if key(e.text_content()) == key(name) and not is_profile(e))
    return any(element not in e.iterancestors() for e in so_called)


def attributed(shown: Shown) -> list[str]:
    """The people the markup itself carries as authors, where all of it agrees."""
    said = {e.get(name) for e in shown.where.order for name in _ATTRIBUTES if e.get(name)}
    named = {tuple(names) for text in said if (names := people([text or ""], shown.ours))}
    return list(named.pop()) if len(named) == 1 else []


def after_day(shown: Shown) -> list[str]:
    """The people named in loose words right after the day by the headline: "4 May 2016 by Ada Vik"."""
    for element in shown.where.order:
        after = (element.tail or "").strip()
        if led(f"{after[:90]} ") and shown.where.near(element) and _WHEN.search(said(element)):
            return people([after], shown.ours)
    return []


def signed_off(shown: Shown) -> list[str]:
    """The people who sign in a line of their own under the text: "(By Ada Vik)", "Reporting by Ada Vik"."""
    signed = (
        found[1] or found[2]
        for element in shown.where.order
        for text in (element.text, element.tail)
        if text and (found := _SIGNED_OFF.match(text.strip())) and not shown.where.aside(element)
    )
    return next(filter(None, (people([text], shown.ours) for text in signed)), [])


def introduced(shown: Shown) -> list[str]:
    """The person a box by the headline is about ("Ada Vik, Science Writer, Follow")."""
    boxes = (e for e in shown.where.order if _INTRODUCES.search(e.get("class") or "") and shown.where.near(e))
    firsts = (first[0] for e in boxes if shown.where.distance(e) <= _NEAREST and (first := pieces(e)))
    return next(([first] for first in firsts if people([first], shown.ours) == [first]), [])


def pictured(shown: Shown) -> list[str]:
    """The person whose page a picture or an icon leads to, where bylines stand."""
    leads = [e for e in shown.where.order if e.tag == "a" and is_profile(e) and not said(e)]
    named = (
        people([_OF_THEM.sub("", text)], shown.ours)
        for e in leads
        if shown.where.near(e)
        for text in _called(e)
    )
    return next(filter(None, named), [])


def _called(link: HtmlElement) -> list[str]:
    """What a link without words is called for those who do not see it."""
    alts = [image.get("alt") for image in islice(link.iter("img"), 3)]
    return [text for text in (link.get("aria-label"), link.get("title"), *alts) if text]
