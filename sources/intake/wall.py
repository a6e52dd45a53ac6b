"""Whether a page shows only its beginning to those who do not pay or sign in."""

import re
from itertools import islice

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact
from sources.intake.page import Page
from sources.intake.place import Places, marks, spaced

YES = "yes"
_WHOLE = 1_800
_MARK = re.compile(
    r"pay-?wall|reg-?wall|subscri(?:be|ption|ber)s?-?(?:wall|only|gate|prompt|barrier)|piano-?(?:offer|"
    r"inline|container)|"
    r"metered-?(?:wall|content)|content-?gate|gateway-?(?:content|container)|premium-?(?:wall|teaser|"
    r"barrier)|"
    r"article-?gate|tp-container|zephr|plus-?teaser|locked-?content",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:to (?:continue|keep) reading|continue reading (?:this|your|with)|to read (?:the (?:full|rest)|"
    r"this) (?:article|story)|"
    r"this (?:article|story|content|post) is (?:only )?(?:for|available to|reserved for|"
    r"exclusive to) (?:paying |paid )?"
    r"(?:subscribers|members)|already a (?:subscriber|member)\?|subscribe (?:now )?to (?:read|continue|"
    r"unlock)|"
    r"cet article est réservé|réservé (?:à|aux) (?:nos )?abonnés|il vous reste \d+ ?% |weiterlesen mit|"
    r"jetzt weiterlesen|dieser (?:artikel|inhalt) ist (?:nur )?für abonnenten|"
    r"contenido exclusivo para suscriptores|"
    r"articolo riservato agli abbonati)",
    re.IGNORECASE,
)


def walled(page: Page, where: Places, text: str) -> Fact[str] | None:
    """ "yes" where the text is short and the page says that the rest is behind a wall."""
    if len(text) >= _WHOLE:
        return None
    if any(_is_no(item.get("isAccessibleForFree")) for item in islice(page.items, 500)):
        return Fact(YES, SCHEMA)
    if any(tier.lower() == "locked" for tier in page.meta("article:content_tier")):
        return Fact(YES, OPEN_GRAPH)
    shown = any(_MARK.search(marks(e)) and len(spaced(e, 80)) > 20 for e in where.order)
    return Fact(YES, PAGE) if shown or _says_so(where) else None


def _is_no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.rpartition("/")[2].lower() in ("false", "no"))


def _says_so(where: Places) -> bool:
    blocks = (
        e for e in where.order if e.tag in ("p", "div", "h2", "h3", "h4", "span", "strong") and len(e) < 6
    )
    return any(_SENTENCE.search(spaced(e, 200)) for e in islice(blocks, 4_000))
