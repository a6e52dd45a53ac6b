"""One form of a page's address, so that a page already kept is recognised under another one.

Only what cannot change which page is meant is taken away; what may matter (the scheme, `www.`, the
order of path segments) stays, and `variants` lists those looser spellings for a look-up.
"""

import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote

from sources.rules.link import Link, NotALink, parse

__all__ = ["NotALink", "canonical", "host", "variants"]

_TRACKING_PREFIX = ("utm_", "mtm_", "pk_", "hsa_", "oly_", "stm_", "at_custom", "at_campaign", "at_medium")
_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid",
    "yclid", "igshid", "igsh", "li_fat_id", "srsltid", "epik", "mc_cid", "mc_eid", "mkt_tok",
    "_hsenc", "_hsmi", "hsctatracking", "vero_id", "vero_conv", "ml_subscriber",
    "ml_subscriber_hash", "_ga", "_gl", "_branch_match_id", "_branch_referrer",
    "__twitter_impression", "ref_src", "ref_url", "guccounter", "guce_referrer",
    "guce_referrer_sig", "ncid", "cmpid", "ocid", "icid", "s_cid", "smid", "smtyp", "xtor",
    "sr_share", "soc_src", "soc_trk", "wt.mc_id", "wt_mc", "wickedid", "sfmc_id", "ftag", "cndid",
    "esrc", "bxid", "at_link_id", "sharetype",
})  # fmt: skip
_AMP_FLAGS = frozenset({"amp", "outputtype"})
_AMP_VALUES = frozenset({"", "1", "true", "amp"})
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_WRAPPERS = {
    ("www.google.com", "/url"): ("q", "url"),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
}
_AMP_CACHE = re.compile(r"^/(?:[a-rt-z]/)?(?P<tls>s/)?(?P<rest>[^/]+\.[^/]+.*)$")
_MOBILE_WIKI = re.compile(r"^([a-z-]+)\.m\.(wik[a-z]+\.org)$")
_SIDE_HOSTS = ("www.", "m.", "mobile.", "amp.")


def canonical(url: str) -> str:
    """The one form of `url`: unwrapped from caches, lower-case host, no default port, no fragment, no
    tracking, parameters in order, no trailing slash. Idempotent. Raises NotALink."""
    link = _unwrapped(parse(url))
    return str(
        replace(
            link,
            host=_MOBILE_WIKI.sub(r"\1.\2", link.host),
            path=_path(link.path),
            query=_query(link.query),
            # "#!" named pages of their own on some sites; any other fragment is a place in the page
            fragment=link.fragment if (link.fragment or "").startswith("!") else None,
        )
    )


def host(url: str) -> str:
    """The host of a link, lower case, without a leading `www.`. Raises NotALink."""
    return parse(url).host.removeprefix("www.")


def variants(url: str) -> tuple[str, ...]:
    """Canonical addresses that very probably name the same page, `url`'s own first: the other scheme, with
    and without `www.`, and the telephone or AMP edition's plain address. Raises NotALink."""
    own = canonical(url)
    link = parse(own)
    path = re.sub(r"(?<=.)/amp$", "", link.path)
    found = {
        str(replace(link, scheme=scheme, port=port, host=name, path=way)): None
        for way in dict.fromkeys((link.path, path))
        for scheme, port in _schemes(link)
        for name in _hosts(link.host)
    }
    return tuple(dict.fromkeys((own, *found)))


def _schemes(link: Link) -> tuple[tuple[str, int], ...]:
    if link.port in (80, 443):
        return (("https", 443), ("http", 80))
    return ((link.scheme, link.port),)


def _hosts(name: str) -> tuple[str, ...]:
    if ":" in name or name.replace(".", "").isdigit():
        return (name,)
    bare = next(
        (name.removeprefix(p) for p in _SIDE_HOSTS if name.startswith(p) and name.count(".") > 1), name
    )
    return tuple(dict.fromkeys((name, bare, f"www.{bare}")))


def _unwrapped(link: Link) -> Link:
    """The page itself, where the address is a search engine's or an AMP cache's wrapping of it."""
    # each unwrapping makes the address shorter, so this ends
    while inner := _wrapped_link(link) or _amp_page(link):
        try:
            link = parse(inner)
        except NotALink:
            break
    return link


def _wrapped_link(link: Link) -> str | None:
    names = _WRAPPERS.get((link.host, link.path), ())
    values = parse_qs(link.query or "")
    return next((values[name][0] for name in names if name in values), None)


def _amp_page(link: Link) -> str | None:
    path = link.path
    if link.host == "www.google.com" and path.startswith("/amp/"):
        path = path.removeprefix("/amp")
    elif not link.host.endswith(".cdn.ampproject.org"):
        return None
    match = _AMP_CACHE.match(path)
    if match is None:
        return None
    query = f"?{link.query}" if link.query else ""
    return f"http{'s' if match['tls'] else ''}://{match['rest']}{query}"


def _path(path: str) -> str:
    """Dot segments resolved, escapes in one spelling, no trailing slash but the root's."""
    kept: list[str] = []
    for segment in _escapes(path).split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return "/" + "/".join(kept).rstrip("/")


def _query(query: str | None) -> str | None:
    pairs = [pair for pair in _escapes(query or "").split("&") if pair and not _is_tracking(pair)]
    return "&".join(sorted(pairs, key=lambda pair: pair.partition("=")[0])) or None


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = unquote(name).lower()
    if name in _AMP_FLAGS:
        return value.lower() in _AMP_VALUES
    return name in _TRACKING or name.startswith(_TRACKING_PREFIX)


def _escapes(text: str) -> str:
    return _ESCAPE.sub(_one_escape, text)


def _one_escape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()
