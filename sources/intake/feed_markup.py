"""A feed's text as small, well-formed XML: no DOCTYPE, so many items, texts so long, breaks mended."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5
from io import BytesIO
from xml.parsers import expat

from lxml import etree

from sources.intake.errors import NotAFeed

# items kept of a long feed, from its beginning and from its end: few list the oldest first
MOST_ITEMS = 200
MOST_ELEMENTS = 100_000
MOST_DEPTH = 100
# children of one name in one element, and names among them
MOST_ALIKE = 20
MOST_NAMES = 200
MOST_AMPERSANDS = 20_000
# where an XML declaration and a DOCTYPE may stand, in characters from the beginning
PROLOG = 8_000
LONGEST, LONG, SHORT = 64_000, 4_000, 300
SHAPELESS = "What is there is nested or split up as no feed is, and was not read."
ENTITIES = "What is there is made of entities of its own, as no feed is, and was not read."
_ITEMS = frozenset({"item", "entry"})
_STORIES = frozenset({"description", "summary", "content", "encoded", "body"})
# feedparser looks for addresses in these with an expression whose time grows with the square of the text
_NAMES = frozenset(
    {"author", "name", "creator", "email", "managingeditor", "webmaster", "publisher", "contributor"}
)
_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
}
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,1000}\?>")
_PROLOG = re.compile(r"(?:[^<]|<(?![A-Za-z]))*+")
# Every entity but those a feed may do with: the names HTML knows, and the lists W3C keeps of them.
_ENTITY = re.compile(r"<!ENTITY\s+(?!%\s+\w+\s+PUBLIC\s+[\"']-//W3C//ENTITIES )([^\s\"'>]*)", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s{0,100}>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]{0,2000}(?:\[|>)", re.IGNORECASE)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ITEM_END = re.compile(r"</(?:[A-Za-z0-9_]{1,40}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
_TO_A_TAGS_END = re.compile(r"[^>]+")
_ATTRIBUTES = re.compile(r"<[A-Za-z](?:[^<>=]{0,5000}=){300}")
_CHARACTER = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")
_AMPERSAND = re.compile(
    r"&(?!#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)([A-Za-z0-9]{2,31};)?"
)


def well_formed(text: str) -> bytes:
    """The feed in `text` as bounded UTF-8 XML. Raises NotAFeed where it is no markup, or nested, split
    up, broken or made of entities as no feed is."""
    clean = _UNPRINTABLE.sub("", text)
    if _declares_entities(clean):
        raise NotAFeed(ENTITIES)
    short = _shortened(_without_doctype(clean))
    if _is_flood(short):
        raise NotAFeed(SHAPELESS)
    try:
        xml = _trimmed(_tree(short))
        expat.ParserCreate(encoding="utf-8", namespace_separator=" ").Parse(xml, True)
    except (expat.ExpatError, etree.LxmlError, ValueError) as error:
        raise NotAFeed("What is there is too broken to be read as a feed.") from error
    return xml


def _trimmed(tree: etree._Element) -> bytes:
    elements = list(tree.iter())
    for element in elements:
        _name(element)
    for element in elements:
        _trim(element)
    xml: bytes = etree.tostring(tree, encoding="utf-8")
    return xml


def _declares_entities(text: str) -> bool:
    """Whether what stands before the first tag makes up entities that HTML does not know."""
    prolog = _PROLOG.match(text, 0, PROLOG)
    told = _ENTITY.finditer(prolog[0] if prolog else "")
    return any(f"{entity[1]};" not in html5 for entity in told)


def _without_doctype(text: str) -> str:
    """Without DOCTYPE: no entity is ever declared, so none is expanded but XML's own and HTML's."""
    declaration = _DECLARATION.search(text, 0, PROLOG)
    plain = text[: declaration.start()] + text[declaration.end() :] if declaration else text
    plain = plain.lstrip()
    found = _DOCTYPE.search(plain, 0, PROLOG)
    if found is None:
        return plain
    end = found if found[0].endswith(">") else _SUBSET_END.search(plain, found.end())
    return plain[: found.start()] + plain[end.end() if end else len(plain) :]


def _shortened(text: str) -> str:
    """The text with what stands between its first and its last items left out."""
    ends = [found.end() for found in _ITEM_END.finditer(text)]
    if len(ends) <= 2 * MOST_ITEMS:
        return text
    return text[: ends[MOST_ITEMS - 1]] + text[ends[-MOST_ITEMS - 1] :]


def _is_flood(text: str) -> bool:
    """Whether a tag has hundreds of attributes, or hundreds of tags have no end: a parser's time grows
    with the square of the ones, its list of errors with the others."""
    unended = any(found[0].count("<") > MOST_NAMES for found in _TO_A_TAGS_END.finditer(text))
    return unended or bool(_ATTRIBUTES.search(text))


def _tree(text: str) -> etree._Element:
    try:
        return _parsed(text, recover=False)
    except (etree.LxmlError, ValueError):
        pass
    try:
        return _parsed(_ampersands(text), recover=True)
    except (etree.LxmlError, ValueError) as error:
        raise NotAFeed("What is there is no feed: neither RSS nor Atom nor JSON Feed.") from error


def _parsed(text: str, *, recover: bool) -> etree._Element:
    """Raises LxmlError, and NotAFeed as soon as it grows too deep or too wide."""
    steps = etree.iterparse(
        BytesIO(text.encode()),
        events=("start", "end"),
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    count = depth = 0
    for event, _ in steps:
        count += event == "start"
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH or count > MOST_ELEMENTS:
            raise NotAFeed(SHAPELESS)
    if steps.root is None:
        raise ValueError(text[:20])
    return steps.root


def _trim(element: etree._Element) -> None:
    """Its texts cut to what anybody keeps of them, its children to a handful of each name."""
    if not isinstance(element.tag, str):
        return
    name = _local(element).lower()
    most = LONGEST if name in _STORIES else SHORT if name in _NAMES else LONG
    element.text = element.text[:most] if element.text else None
    element.tail = element.tail[:LONG] if element.tail else None
    for key, value in element.attrib.items():
        element.attrib[key] = value[:LONG]
    _thin(element)


def _thin(element: etree._Element) -> None:
    """Children beyond what anybody reads, taken out: a handful of each name, and so many items."""
    seen: Counter[str] = Counter()
    for child in list(element):
        name = _local(child).lower()
        seen[name] += 1
        few = 2 * MOST_ITEMS if name in _ITEMS else MOST_ALIKE
        if seen[name] > few or len(seen) > MOST_NAMES:
            element.remove(child)


def _name(element: etree._Element) -> None:
    """Gives a prefix nobody declared its usual meaning, or one of its own."""
    if isinstance(element.tag, str) and ":" in _local(element):
        prefix, _, local = _local(element).partition(":")
        meaning = _KNOWN.get(prefix.lower(), "urn:undeclared")
        element.tag = f"{{{meaning}}}{local if _PLAIN_NAME.fullmatch(local) else 'unnamed'}"
    for key in [key for key in element.attrib if ":" in key.rpartition("}")[2]]:
        del element.attrib[key]


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _ampersands(text: str) -> str:
    """Bare ampersands and HTML's entities as XML writes them; CDATA is left as it is."""
    return "".join(
        part if literal else _AMPERSAND.sub(_ampersand, _CHARACTER.sub(_character, part), MOST_AMPERSANDS)
        for part, literal in _parts(text)
    )


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a CDATA section."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        yield text[at:start], False
        yield text[start : end + 3], True
        at = end + 3
    yield text[at:], False


def _ampersand(match: re.Match[str]) -> str:
    name = match[1] or ""
    return html.escape(html5[name]) if name in html5 else f"&amp;{name}"


def _character(match: re.Match[str]) -> str:
    """The reference, "" for one to a character no text has."""
    meant = html.unescape(match[0])
    return "" if meant in {"", "\ufffd"} or _UNPRINTABLE.search(meant) else match[0]
