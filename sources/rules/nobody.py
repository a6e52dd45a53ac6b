"""Names that are nobody's origin: what an official body or a party says is open to all."""

import re

_BODIES = re.compile(
    r"\b(?:Department|Ministry|Commission|Police|Courts?|Senate|House|Congress|Bureau|Agency|Office|"
    r"Committee|White|"
    r"FBI|CIA|NSA|DOJ|DHS|ICE|EPA|CDC|FDA|FCC|FTC|SEC|NASA|NOAA|WHO|UN|EU|NATO|U\.?S\.?A?|United|Reserve|"
    r"Administration|Council|Treasury|Pentagon|Kremlin|Parliament|Government|Attorney|Judge|Justice|Sheriff|"
    r"Supreme|Federal|Congressional|Capitol|Union|Party|Navy|Army|Marines?|County|City|District|State)\b"
)
_TITLES = re.compile(
    r"\b(?:Ministers?|Presidents?|General|Mayor|Governor|Secretary|Director|Chief|Chairman|Chairwoman|"
    r"Speaker|Leader|"
    r"Senator|Representative|Congressman|Congresswoman|Officer|Detective|Lt|Sgt|Capt|Mr|Mrs|Ms|Rep|Sen|"
    r"Gov|Republicans?|"
    r"Democrats?|Officials?|Sources?|Critics|Lawyers?|Prosecutors?|Investigators?|CEO|Prince|King|Queen|"
    r"Pope)\b"
)
_WORDS = re.compile(
    r"^(?:Twitter|Facebook|Instagram|YouTube|Reddit|Google|Apple|Microsoft|Amazon|Snapchat|TikTok|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\w*|January|February|March|April|May|June|July|August|"
    r"September|"
    r"October|November|December|American?s?|British|Chinese|Russian|Japanese|Korean|German|French|"
    r"Republican|Democratic|"
    r"Washington|London|Wall|Wall Street|New York|Capitol Hill|Britain|China|Russia|Germany|France|Japan|"
    r"Israel|Iran|"
    r"I|It|He|She|They|We|You|This|That|These|Those|The|But|And|In|On|At|As|For|If|There|Their|His|Her|"
    r"Our|My|One|"
    r"Two|Some|Many|Both|When|While|After|Before|Not|No|All|What|So|Its|Another|Last|Also|Earlier|"
    r"Meanwhile|However|"
    r"It['\u2019]s|That['\u2019]s|He['\u2019]s|She['\u2019]s|I['\u2019]m)$"
)
_LEAD_WORDS = re.compile(
    r"^(?:(?:[Tt]he|But|And|In|On|At|As|For|If|When|While|After|A|An|According|Earlier|So|Now|Then|Because|"
    r"Although|"
    r"Meanwhile|However|Per|Both|Last|Former|Late|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) )+"
)
_ITS_OWN_PARTY = re.compile(
    r",? (?:an? |the |who is |whose )?(?:[\w-]{1,30} ){0,4}?(?:spokes\w+|sheriff|officer|officials?|"
    r"director|chief|president|"
    r"chairman|chairwoman|CEO|executive|attorney|lawyer|prosecutor|judge|senator|secretary|minister|mayor|"
    r"governor|"
    r"commissioner|deputy|manager|coach|police|authorities|deputies|mother|father|owner|resident|witness|"
    r"neighbor)\b"
)
_CALLED = re.compile(
    r"\b(?:spokes\w+|sheriff|officer|officials?|director|chief|president|chairman|chairwoman|CEO|"
    r"executive|attorney|"
    r"lawyer|prosecutor|judge|senator|secretary|minister|mayor|governor|commissioner|deputy|manager|coach|"
    r"candidate|counsel|nominee|"
    r"police|actor|actress|singer|rapper|host|anchor) (?:and \w+ )?(?-i:[A-Z][\w.]+ ){0,2}$",
    re.IGNORECASE,
)


def bare(name: str) -> str:
    """A name without the words that only stand before it and the ending of a possessive."""
    name = _LEAD_WORDS.sub("", name.strip(" .,'\u2019"))
    return re.sub(r"(?:['\u2019]s?|-TV)$", "", name)


def is_nobody(name: str, *, studied: bool = False) -> bool:
    """`studied`: whether it is named with a study, which a state's university may well have made."""
    if len(name) < 3 or _WORDS.match(name) or _TITLES.search(name):
        return True
    return bool(_BODIES.search(name)) and not (studied and re.search(r"University|College", name))


def is_party(text: str, start: int, end: int) -> bool:
    """Whether who is named there speaks for a body or a party, or for themselves."""
    return bool(_CALLED.search(text, max(0, start - 50), start) or _ITS_OWN_PARTY.match(text, end, end + 80))


def is_same(name: str, other: str) -> bool:
    """One house or person, by a longer name or a shorter."""
    short, longer = sorted((name, other), key=len)
    return f"{longer} ".startswith(f"{short} ") or f" {longer}".endswith(f" {short}")
