"""Who publishes a page: the name of its site."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from sources.intake.facts import ADDRESS, DIRECTORY, OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.names import key
from sources.intake.page import Page, kinds, texts
from sources.rules.copies import original

NAME_LENGTH = 200
LONGEST_NAME = 80
_LEAST_FIRST = 4
_SEPARATOR = re.compile(
    r"\s+(?:[|\u2013\u2014·»«\u203a\u2039:•~]|-{1,3}|::|//?)\s+|\s*\|\s*|\s+:\s*|\s*:\s+|[\uff1a\uff5c]|"
    # where words are not parted by spaces, parts are not either
    r"(?<=[\u3040-\u9fff\uac00-\ud7af\uff00-\uffef])[_-]|[_-](?=[\u3040-\u9fff\uac00-\ud7af])"
)
_UNSPACED = re.compile(r"^[\u3040-\u9fff\uac00-\ud7af]{2,12}$")
# "Bridge opens- The Courier"
_HUNG_ON = re.compile(r"\w-\s+([^-|]{2,80})$")
_OF_ARCHIVE = re.compile(r"^(.{2,80}?)\s*»\s*(?:Blog\s+)?Archive\s*»", re.IGNORECASE)
_TWO_PART_ENDS = frozenset({"co", "com", "org", "net", "gov", "gv", "ac", "edu", "or", "ne", "go"})
_SIDES = frozenset({"www", "m", "mobile", "amp", "edition", "en", "de", "fr", "es", "us", "uk"})
_NOT_A_NAME = re.compile(
    r"^(?:https?:|@|#|\W*$|\d+$|(?:home(?:\s?page)?|start(?:seite)?|accueil|untitled|index|wordpress|"
    r"blogger|drupal|"
    r"joomla!?|squarespace|wix(?:\.com)?|(?:my|your) (?:site|website|blog)|website|site|blog|news|article|"
    r"undefined|null|none|default|test|localhost|site name|sitename|main|portal|welcome)$)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|fr|de|ca|io)$", re.IGNORECASE)
_ISSUE = re.compile(
    r",\s*(?:ausgabe|heft|issue|edition|vol(?:ume)?|n[ro°]|número|numéro)\b.*$", re.IGNORECASE
)
_GENERIC_END = re.compile(r"(?<=.{4})(?:blog|news|online|magazine?|info|media)$")
_HOST = re.compile(r"^(?:www|m)\.\S+$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_METAS = ("application-name", "apple-mobile-web-app-title", "cre", "source", "dc.publisher",
          "dcterms.publisher",
          "publisher", "parsely-network-canonical", "article:publisher_name", "sailthru.publisher",
          "citation_publisher",
          "citation_journal_title")  # fmt: skip
# each blog there has a name of its own
_BLOGS = (".wordpress.com", ".blogspot.com", ".substack.com", ".tumblr.com", ".typepad.com",
          ".livejournal.com", ".ghost.io", ".over-blog.com")  # fmt: skip
_ORGANISATIONS = frozenset({"WebSite", "NewsMediaOrganization", "Organization", "Newspaper"})

type Known = Callable[[str], str]


def nobody(host: str) -> str:
    """A directory that knows no one."""
    return ""


def publisher(page: Page, known: Known = nobody) -> Fact[str] | None:
    """The publisher's name. `known` gives a directory's name for a host ("" where it has none): it wins
    over what the page calls itself, but where the host is clearly another of the publisher's titles."""
    listed = _ASIDE.sub("", known(urlsplit(original(page.url)).hostname or "")).strip()
    own = _own_name(page)
    core = core_of(original(page.url))
    if listed and not (own and (_is_hosted(page.url) or _is_title_of(own.value, listed, core))):
        return Fact(listed, DIRECTORY)
    if own:
        return own
    return Fact(_spelled(core), ADDRESS) if core else None


def site_names(page: Page) -> list[str]:
    """Every name the page gives its site, its address's own among them."""
    found = [
        *(fact.value for fact in _stated(page)),
        *_archive_of(page),
        *_unspaced_end(page),
        *_beside_title(page),
    ]
    core = core_of(original(page.url))
    # the other part of a name may be who writes there: "Ada Vik | The Bridge"
    parts = [part for name in found for part in _SEPARATOR.split(name) if akin(part, core)]
    host = (urlsplit(original(page.url)).hostname or "").removeprefix("www.")
    return list(dict.fromkeys(filter(None, [*found, *parts, core, host])))


def core_of(url: str) -> str:
    """The telling label of a host: `theweek` of www.theweek.com, `bbc` of www.bbc.co.uk; "" of one that
    stands for none (RFC 2606: .invalid).
    """
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    if labels[-1] == "invalid":
        return ""
    if len(labels) > 2 and labels[-2] in _TWO_PART_ENDS and labels[-3] not in _SIDES:
        return labels[-3]
    return labels[-2] if len(labels) > 1 and not labels[-1].isdigit() else ""


def akin(name: str, core: str) -> bool:
    """Whether a host's label is made of a name's letters: of beginnings of its words, in order
    (`nypost` of New York Post), or of one stretch of it."""
    if not core or not name:
        return False
    label = key(core)
    if len(label) > 2 and (label in key(name) or _GENERIC_END.sub("", label) == key(name)):
        return True
    return _spells([key(word) for word in re.split(r"[\s\-&.]+", name)[:8]], label)


def _spells(words: list[str], label: str) -> bool:
    if not label or not words:
        return not label
    first, *rest = words
    most = len(first) if first else 0
    taken = (n for n in range(min(most, len(label)), 0, -1) if label.startswith(first[:n]))
    return any(_spells(rest, label[n:]) for n in taken) or _spells(rest, label)


def _own_name(page: Page) -> Fact[str] | None:
    core = core_of(original(page.url))
    stated = list(_stated(page))
    # an address is a name only where nothing else is
    stated.sort(key=lambda fact: _HOST.match(fact.value) is not None)
    told = next((fact for fact in stated if fact.source == OPEN_GRAPH and not _HOST.match(fact.value)), None)
    near = [fact for fact in stated if akin(fact.value, core)]
    close = next((fact for fact in near if key(fact.value).startswith(key(core))), next(iter(near), None))
    suffix = next((Fact(part, PAGE) for part in _title_ends(page) if _key(part) == _key(core)), None)
    best = told or close or suffix or next((f for f in _title_facts(page) if akin(f.value, core)), None)
    best = best or next(iter(stated), None) or next(map(_read_off, _unspaced_end(page)), None)
    best = best or next((f for f in islice(_title_facts(page), 1) if _begins_as(f.value, core)), None)
    best = best or next(map(_read_off, _beside_title(page)), None)
    if best is None:
        return None
    plain = _ISSUE.sub("", _without_tagline(best.value, core)).removeprefix("www.")
    if _ENDING.search(plain) and suffix:
        plain = suffix.value
    return Fact(_ENDING.sub("", plain) if _key(plain) == _key(core) else plain, best.source)


def _beside_title(page: Page) -> list[str]:
    """What stands in a page's title beside what its article is called for sharing ("The Bridge: Cars")."""
    whole = key(page.tree.findtext(".//title") or "")
    shared = {key(text) for text in page.meta("og:title")}
    wholes = ((part, {text + key(part) for text in shared}) for part in _title_ends(page))
    return [part for part, last in wholes if whole in last | {key(part) + text for text in shared}]


def _begins_as(name: str, core: str) -> bool:
    """Whether a host of several words begins with a name's first ("bridge-works" of Bridge Society)."""
    first, mark, _ = core.partition("-")
    return bool(mark) and len(first) >= _LEAST_FIRST and key(name.partition(" ")[0]) == key(first)


def _read_off(name: str) -> Fact[str]:
    return Fact(name, PAGE)


def _unspaced_end(page: Page) -> list[str]:
    """The last part of a title in a script that writes no spaces: the site's name, its section with it."""
    return [part for part in _title_ends(page)[:1] if _UNSPACED.match(part)]


def _without_tagline(name: str, core: str) -> str:
    """The part of "Name | what it says of itself" that is the name."""
    parts = [part for part in _SEPARATOR.split(name) if part.strip()]
    near = [part for part in parts if akin(part, core)]
    if len(parts) > 1 and near:
        return min(near, key=len) if _key(near[0]) != _key(core) else near[0]
    return name


def _title_facts(page: Page) -> Iterator[Fact[str]]:
    yield from (Fact(part, PAGE) for part in _title_ends(page))


def _archive_of(page: Page) -> list[str]:
    """The blog in titles as "Blog » Blog Archive » Post"."""
    match = _OF_ARCHIVE.match(line(page.tree.findtext(".//title") or "", 500))
    return [match[1]] if match else []


def _title_ends(page: Page) -> list[str]:
    title = line(page.tree.findtext(".//title") or "", 500)
    parts = [
        part for part in (*_SEPARATOR.split(title), *_HUNG_ON.findall(title)) if 1 < len(part) <= LONGEST_NAME
    ]
    ends = [parts[-1], parts[0]] if len(parts) > 1 else []
    # what the page calls its article is not what its site is called
    titles = {key(text) for text in (*page.meta("og:title"), *texts(page.article.get("headline")))}
    return [part for part in ends if not _NOT_A_NAME.match(part) and key(part) not in titles]


def _stated(page: Page) -> Iterator[Fact[str]]:
    within = page.tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")[:3]
    found = [
        *((text, OPEN_GRAPH) for text in page.meta("og:site_name")),
        *((text, SCHEMA) for text in texts(page.article.get("publisher"))),
        *((e.get("content") or e.text_content(), SCHEMA) for e in within),
        *((text, PAGE) for text in page.meta(*_METAS)),
        *((text, SCHEMA) for text in _organisations(page)),
    ]
    for text, source in found:
        name = line(text, NAME_LENGTH)
        if name and len(name) <= LONGEST_NAME and not _NOT_A_NAME.match(name):
            yield Fact(name, source)


def _organisations(page: Page) -> Iterator[str]:
    authors = set(texts(page.article.get("author")))
    for item in islice(page.items, 200):
        if _ORGANISATIONS & set(kinds(item)):
            yield from (text for text in texts(item.get("name")) if text not in authors)


def _is_hosted(url: str) -> bool:
    """Whether the host is somebody's own at a platform for blogs."""
    return (urlsplit(original(url)).hostname or "").removeprefix("www.").endswith(_BLOGS)


def _is_title_of(own: str, listed: str, core: str) -> bool:
    """Whether the page's own name, not the directory's, is what its host is called by: another title of
    the publisher's (The Markup, of CalMatters), or one of two it is listed with."""
    if any(_key(own) == _key(part) for part in listed.split(" and ")) and " and " in listed:
        return True
    return _key(own) == _key(core) and not akin(listed, core)


def _spelled(core: str) -> str:
    return core.upper() if len(core) < 4 else core.replace("-", " ").title()


def _key(text: str) -> str:
    return re.sub(r"^the|(?:com|couk)$", "", key(text))
