"""Origins that no list of outlets knows: a college paper, a blog, a leaker, an analyst, a recording."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_PART = r"(?:[A-Z@]|\d{1,2}[a-z])[\w&.\u2019'-]{1,30}"
_NAME = rf"\b{_PART}(?: (?:of |the )?{_PART}){{0,3}}"
PLACES = (
    "Weibo", "Geekbench", "AnTuTu", "TENAA", "4chan", "Reddit", "GitHub", "Discord", "Telegram", "SteamDB",
    "FCC", "Bluetooth SIG", "EEC", "USPTO", "WIPO", "KIPO",
)  # fmt: skip
RELEASE = re.compile(r"\b(?:press|news) release\b|\bblog post\b|\bpress statement\b", re.IGNORECASE)
_WORK = r"(?:report|article|story|post|note|video|analysis|study|research|account|interview|investigation)"
# In whose words alone a report may stand, where it quotes nobody else.
STATEMENT = re.compile(
    rf"{RELEASE.pattern}|\b(?:joint |written )?statement\b|\b(?:re)?tweet(?:s|ed)?\b|"
    r"\bon (?:Twitter|Instagram|Facebook)\b|"
    r"\bin (?:the|a|its|their) (?:report|study|paper|release|survey|letter|memo)\b",
    re.IGNORECASE,
)
_BY_REPORT = (
    rf"\b[Aa]ccording to (?:a |the |an |new )*(?:[\w-]+ ){{0,3}}?{_WORK}s? (?:\w+ ){{0,2}}?"
    rf"(?:from|by|in|on|at|with) (?:the )?({_NAME})"
)
_BY_WHOM_FIRST = (
    r"\b(?:first |originally |exclusively )(?:reported|revealed|published|spotted|posted|obtained|noticed)"
    rf" (?:\w+ )?(?:by|in|on) (?:the )?({_NAME})"
)
_REPORTS = rf"\b({_NAME}),? (?:was the )?(?:first (?:to )?|exclusively )?(?:reports|reported)\b"
_CALLED = (
    r"\b(?:leaker|tipster|analyst|insider|blogger|YouTuber|newspaper|magazine|blog|site|website|outlet)s?"
    rf" (?:the )?({_NAME})"
)
_RELEASED = (
    r"\b(?:video|footage|recording|documents|transcript|emails)s? (?:\w+ ){0,3}?"
    rf"(?:released|published|posted|obtained|leaked) (?:\w+ )?by (?:the )?({_NAME})"
)
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}")
_OUTLET_BY_NAME = (
    rf"({_NAME} (?:News|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Dispatch|Courier|Magazine|Watch|"
    r"Network|Radio|Daily|Press|Insider|Reporter|Weekly|Review|Star|Sun|Mail|Express|Ledger|Sentinel|"
    r"Show|Podcast)\b|"
    r"\b(?:[KW][A-Z]{3}(?:-TV)?|(?:ABC|NBC|CBS|FOX|Fox) ?\d{1,2})\b)"
)
_STUDIED = (
    r"\b(?:study|survey|poll|paper|research|analysis)\b[^.\n\"\u201c]{0,60}?"
    rf"\b(?:published (?:\w+ )?in|from|by|in) (?:the )?(?:journal |magazine )?(?:[a-z]+ firm )?({_NAME})"
)
_WAYS = tuple(
    map(
        re.compile,
        (_BY_REPORT, _BY_WHOM_FIRST, _REPORTS, _CALLED, _RELEASED, _OUTLET_BY_NAME, _STUDIED),
    )
)
# What an official body or a party says is open to all; days and months are nobody.
_NOBODY = re.compile(
    r"\b(?:Department|Ministry|Commission|Police|Courts?|Senate|House|Congress|Bureau|Agency|Office|Committee|White|"
    r"FBI|CIA|NSA|DOJ|EPA|CDC|FDA|FCC|FTC|SEC|NASA|WHO|UN|EU|NATO|U\.?S\.?|United|Reserve|Administration|Council|Treasury|"
    r"Pentagon|Kremlin|Parliament|Government|Ministers?|Presidents?|Attorney|General|Judge|Justice|Sheriff|Mayor|"
    r"Republicans?|Democrats?|Twitter|Facebook|Instagram|YouTube|Reddit|Google|Apple|Microsoft|Amazon|Mr|Mrs|Ms|Dr|Rep|"
    r"Sen|Gov|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|American?s?|Union|Party|University|Bank|Supreme|Federal|National|"
    r"I|It|He|She|They|We|This|That|The|But|And|In|On|At|As|For|If|You|There|Their|His|Her|Our|My|One|Two|Some|Many|"
    r"Officials?|Sources?|Critics|Lawyers?|Prosecutors?|Investigators?|Congressional|Wall|Capitol)\b"
)


@lru_cache(maxsize=128)
def strangers(text: str) -> frozenset[str]:
    """Names a text credits with news, as an outlet is credited; bodies and parties left out."""
    return frozenset(_names(text))


def _names(text: str) -> Iterator[str]:
    for way in _WAYS:
        for match in way.finditer(text):
            for part in match.group(1).split(" of "):
                name = re.sub(r"(?:['\u2019]s|-TV)$", "", part.strip(" .,'\u2019"))
                name = name.removeprefix("The ")
                if len(name) > 2 and not _NOBODY.search(name):
                    yield name


def known_by(names: Iterable[str]) -> dict[str, list[str]]:
    """Names as outlets are known, {key: spellings}: a name which ends with another goes by that one too."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    known: dict[str, list[str]] = {}
    for name in longest:
        key = next((key for key in known if key.endswith(f" {name}")), name)
        known.setdefault(key, []).append(name)
        if _CALL_SIGN.fullmatch(name):
            known[key].append(f"{name}-TV")
    return known
