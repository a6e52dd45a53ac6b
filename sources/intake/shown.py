"""What a page shows where bylines stand: by its headline."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from lxml.html import HtmlElement

from sources.intake.names import MOST_NAMES, body, helped, is_wire, key, led, people
from sources.intake.others import LONGEST_BYLINE, follows_title, in_passing, is_about, is_own, said
from sources.intake.place import MOST_PLACES, Places, marks, pieces

_MOST_MARKED = 60
_TOGETHER = 14
_SIGNED = 60
_NEAR = 60
MOST_WITHIN = 6
_LINES = frozenset({"div", "p", "span", "address", "li", "td", "a", "strong", "em", "h2", "h3", "h4", "h5",
                    "h6", "b", "i", "font", "small", "cite", "dd", "dt", "label", "section",
                    "header", "pre"})  # fmt: skip
_MARKED = re.compile(
    r"by-?line|author(?!i[stz]|ed|ing)|contributor|\bauteurs?\b|\bautor\b|\breporter|\bvcard\b|journalist|"
    r"\bszerz[oő]|\bverfasser|\bskribent|\bforfatter|\bpenulis|\byazar\b|\bcreator\b|writer|signature|"
    r"\bfirma\b|display-?name|posted-?by|written-?by|post-meta|entry-meta|article-meta|"
    r"avatar[_-]*name|(?:ar|meta|article|story|post|entry|news)[_-]{1,2}by(?:\b|[_-])|(?<![\w-])by(?![\w-])",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies|ia)|sections?|channels?|hubs?|keywords?|subjects?)/", re.IGNORECASE
)
_JOINED = frozenset({"and", "&", ",", "und", "et", "y"})
_LEADS_ON = frozenset({"for", "in", "at", "from", "on", "für", "pour", "à", "via", "filed under", "filed in",
                       "filed to"})  # fmt: skip
_NAMED = re.compile(r"\bauthor\b|(?:author|by-?line)[-_]?name|\bname\b|\bfn\b", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """The bylines a page shows, read for names. `ours` are the names of its publisher, which are nobody's."""

    where: Places
    ours: Collection[str]

    @cached_property
    def marked(self) -> list[HtmlElement]:
        """Elements by the headline which the site calls bylines or authors, the nearest first."""
        return sorted(_marked(self.where), key=self.where.distance)[:_MOST_MARKED]

    @property
    def led(self) -> list[str]:
        """The names in a line that begins with "By"."""
        return self._leading[1]

    @property
    def signed(self) -> str:
        """The body that signs at the headline ("By the Press Agency") where no person does."""
        return "" if self.led else self._signing[1]

    def is_seen(self, name: str, *, within: int = MOST_PLACES) -> bool:
        """Whether a name stands in the elements called bylines, at most so far from the headline."""
        near = (e for e in self.marked if self.where.distance(e) <= within)
        return any(key(name) in key(said(e)) for e in near)

    def are_nearer(self, names: list[str]) -> bool:
        """Whether names stand nearer to the headline than the line that begins with "By", and not in it."""
        near, others = self._leading
        is_apart = not {key(name) for name in names} & {key(name) for name in others}
        return is_apart and all(self.is_seen(name, within=near - 1) for name in names)

    def side_by_side(self, *, besides: Collection[str] = ()) -> list[str]:
        """The names in elements marked as an author's that stand next to each other."""
        side = _together(self.where, [e for e in self.marked if _NAMED.search(marks(e))])
        texts = [" | ".join(pieces(e)) for e in side if len(said(e)) < LONGEST_BYLINE // 2]
        return people(texts, [*self.ours, *besides])

    def standing(self) -> list[str]:
        """The names that merely stand where bylines do: not what the page is filed under."""
        filed = list(_subjects(self.where))
        alone = (self.names(e, besides=filed) for e in self.marked)
        found = self.side_by_side(besides=filed) or next(filter(None, alone), [])
        return [name for name in found if not _is_told_of(self.where, name)]

    def names(self, element: HtmlElement, *, besides: Collection[str] = ()) -> list[str]:
        """The names in an element."""
        # a name is mostly an element of its own; where it is not, the pieces belong together
        others = [*self.ours, *self._tags, *besides]
        return people([" | ".join(_own_pieces(element))], others) or people([said(element)], others)

    @cached_property
    def _tags(self) -> list[str]:
        """What the page itself says it is filed under."""
        return [said(e) for e in self.where.order if "tag" in (e.get("rel") or "").split()]

    @cached_property
    def _leading(self) -> tuple[int, list[str]]:
        """How far from the headline the line is that begins with "By", and its names: nearer than a body that
        signs so."""
        for element in (e for e in self.marked if led(said(e))):
            if found := {key(n): n for line in _with_next(element) for n in self._innermost(line)}:
                return self.where.distance(element), list(found.values())[:MOST_NAMES]
        near = min(self._signing[0], max(_NEAR, self._named_at))
        by_itself = (e for e in _by_itself(self.where) if self.where.distance(e) < near or self._is_wired(e))
        found_at = ((self.where.distance(e), names) for e in by_itself if (names := self.names(e)))
        return next(found_at, None) or next(_begun(self.where, self.ours, near), (0, []))

    def _is_wired(self, element: HtmlElement) -> bool:
        """Whether it begins the text a wire signs: its people are named there."""
        near, name = self._signing
        begins = is_wire(name) and element.getprevious() is None
        return begins and self.where.distance(element) < near + _NEAR

    @property
    def _named_at(self) -> int:
        """How far from the headline the first name stands in what the site calls a byline."""
        named = (e for e in self.marked[:8] if people([said(e)], self.ours))
        return next((self.where.distance(e) for e in named), MOST_PLACES)

    @cached_property
    def _signing(self) -> tuple[int, str]:
        """How far from the headline a body signs, and its name."""
        # the innermost: those around it hold the day as well
        for element in sorted(self.marked[:8], key=lambda e: len(said(e))):
            text = said(element)
            if led(text) and len(text) < _SIGNED and (name := body(text, self.ours)):
                return self.where.distance(element), name
        return MOST_PLACES, ""

    def _innermost(self, element: HtmlElement) -> list[str]:
        """The names in the bylines within a byline, where there are any: around them stand links."""
        led_by = _led_within(element)
        whole = [e for line in led_by for e in (_with_next(line) if line.tag == "li" else [line])]
        others = [*self.ours, *self._tags]
        return people([" | ".join(_own_pieces(e)) for e in whole], others) or self.names(element)


def _marked(where: Places) -> Iterator[HtmlElement]:
    found = [e for e in where.order if _MARKED.search(marks(e)) and not is_about(e)]
    short = [e for e in islice(found, 400) if 1 < len(said(e)) <= LONGEST_BYLINE]
    return (e for e in short if e.tag not in ("body", "form") and _is_byline(where, e))


def _together(where: Places, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """The first of the elements, and those that follow close by."""
    side: list[HtmlElement] = []
    for element in sorted(elements, key=lambda e: where.order[e]):
        if not side or where.order[element] - where.order[side[-1]] <= _TOGETHER:
            side.append(element)
    return side


def _led_within(element: HtmlElement) -> list[HtmlElement]:
    """The lines in an element that begin with "By"."""
    lines = (e for e in element.iterdescendants(*_LINES) if (e.text or "").strip())
    return [e for e in lines if led(f"{(e.text or '').strip()} ")]


def _is_told_of(where: Places, name: str) -> bool:
    """Whether the headline is about somebody: named in it, and not as who has a column of that name."""
    title = said(where.heading) if where.heading is not None else ""
    return key(name) in key(title) and not title.casefold().startswith(f"{name.casefold()}:")


def _begun(where: Places, ours: Collection[str], near: int) -> Iterator[tuple[int, list[str]]]:
    """The names a long byline begins with, before what else is told in it."""
    for element in (e for e in where.order if where.distance(e) < near):
        names = people([element.text or ""], ours) if _begins_byline(where, element) else []
        if names:
            yield where.distance(element), names


def _begins_byline(where: Places, element: HtmlElement) -> bool:
    """Whether it begins with "By", and the site calls it a byline, or what it stands in."""
    own = element.text or ""
    if len(own) >= LONGEST_BYLINE // 2 or not led(f"{own.strip()} "):
        return False
    around = [element, *islice(element.iterancestors(), 2)]
    return any(_MARKED.search(marks(e)) and not is_about(e) for e in around) and _is_byline(where, element)


def _by_itself(where: Places) -> Iterator[HtmlElement]:
    """Short elements by the headline that begin with "By", whatever the site calls them."""
    for element in where.order:
        if element.tag not in _LINES or len(element) >= MOST_WITHIN or not _begins(element):
            continue
        is_short = len(said(element)) <= LONGEST_BYLINE // 2
        if is_short and _is_byline(where, element) and not follows_title(where, element, {"a"}):
            yield element


def _is_byline(where: Places, element: HtmlElement) -> bool:
    return where.near(element) and not in_passing(element) and is_own(where, element)


def _with_next(element: HtmlElement) -> list[HtmlElement]:
    """A byline and those that follow it, made alike ("By Ada Vik", "By Bo Lund"), or the rest of its list."""
    like = (element.tag, element.get("class"))
    alike = (e for e in islice(element.itersiblings(), MOST_NAMES) if (e.tag, e.get("class")) == like)
    is_list = element.tag == "li" or bool(element.get("class"))
    return [element, *takewhile(lambda e: _goes_on(e) and (is_list or led(said(e))), alike)]


def _goes_on(element: HtmlElement) -> bool:
    """Whether a byline goes on in the next element made like it."""
    text = said(element)
    return not helped(text) and (led(text) or text.casefold() in _JOINED or bool(people([text], ())))


def _begins(element: HtmlElement) -> bool:
    first = (element.text or "").strip() or (pieces(element)[:1] or [""])[0]
    return led(f"{first[:90]} ")


def _own_pieces(element: HtmlElement) -> Iterator[str]:
    """The pieces from the word that leads to the names ("by") to one that leads on from them: to an outlet or
    a place ("for", "in"), or to who helped ("Edited by")."""
    parts = pieces(element)
    leads = [i for i, part in enumerate(parts) if led(part) and not people([part], (), alone=True)]
    first = leads[0] if leads and not any(led(part) for part in parts[: leads[0]]) else 0
    return takewhile(lambda p: p.casefold().strip(" ,:") not in _LEADS_ON and not helped(p), parts[first:])


def _subjects(where: Places) -> Iterator[str]:
    """What the page is filed under: no names, though they may look so."""
    for element in where.order:
        is_filed = "tag" in (element.get("rel") or "").split() or _FILED.search(element.get("href") or "")
        if element.tag == "a" and is_filed:
            yield from (part.strip() for part in said(element).split("/"))
