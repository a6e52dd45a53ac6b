"""People's names out of bylines: without the outlets, roles, handles, places and dates around them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from sources.intake.facts import line

MOST_NAMES = 12
_LONGEST_TEXT = 400
_MOST_WORDS = 5
_LEAD = re.compile(
    r"^\W*(?:"
    r"(?:(?:an?\s+)?(?:words?|texte?|story|report(?:ed|ing|age)?|analysis|opinion|comment(?:ary)?|column|"
    r"review(?:ed)?|interview|feature|exclusive|article|post(?:ed)?|written|publi(?:shed|é)|created|"
    r"submitted|contributed|guest post|more|(?:view )?(?:all )?(?:posts|articles|stories)|geschrieben|"
    r"firmado|rédigé|écrit|propos recueillis|scritto|escrito|a cura|authored|autor(?:in|en)?|"
    r"auteur|autore)\b\s*)?"
    r"(?:(?:by|par|von|por|door|nga)\b\s*:?|(?-i:di|da|av|af)\b\s*:?)|"
    # a colon leads only after a word for who writes: "Published:" leads to a day
    r"(?:words?|texte?|tekst|story|report|written|author(?:\(?s\)?)?|autor(?:in|en|a|es|s|i)?|auteure?s?|"
    r"autor[ei]|reporters?|автор(?:ы)?|текст|作者|記者|记者|撰文|文|筆者|글)\s*[:\uff1a/\uff0f])\s*",
    re.IGNORECASE,
)
# "Posted on 4 May 2016 by Ada Vik"
_LATE_LEAD = re.compile(r"^[^|]{0,60}?(?:\d|posted|published|written)[^|]{0,40}?\bby\s*:?\s+", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"\S*(?:://|www\.)\S*|\S+@\S+|(?<!\w)[@/]\S*|\b[\w-]+\.(?:com|org|net|co\.uk|html?)\b\S*"
)
_OTHERS_WORK = re.compile(
    r"\b(?:edited|(?:fact[- ]?)?checked|medically|reviewed|photo(?:graph)?(?:s|y|er|ed)?|illustrat\w+|"
    r"videos?|"
    r"translat\w+|compiled|produced|graphics?|additional reporting|fotos?|images?)\s*(?:by\b|:|/).*",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(
    r"\s*(?:;|,|&|\+|/|\||·|•|\u2013|\u2014|\s-+\s|\b(?:and|et|und|with|avec|mit)\b)\s*", re.IGNORECASE
)
_SUFFIX = re.compile(r",\s*(Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
_NICKNAME = re.compile(r"\s[\"\u201c][^\"\u201d]{1,30}[\"\u201d](?=\s)")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_OTHERS_IN_BRACKETS = re.compile(
    r"(?:^|[,;&]|\b(?:and|et|und)\b)(?:(?!\b(?:and|et|und)\b)[^,;&()])*"
    r"\((?:photo\w*|pictures?|illustrations?|videos?|editing|fotos?)\)",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:\b(?:and|et|und|with|avec|mit)|[&;+])\s*$", re.IGNORECASE)
_BETWEEN_TWO = re.compile(r"\s(?:y|e|och|og)\s")
# "Ann WisemanBo Hussein", but neither McDonald nor FitzGerald
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z]{5})(?=[A-Z][a-z])")
_STOP = re.compile(
    r"(?:\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?(?=\s*\d|\s*$|\s+\w+\s+\d)|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s*(?=\d)|"
    r"\b(?:special to|last updated|see full bio|more stories|follow(?: us)?|updated|posted|published)\b|"
    r"\b(?-i:for|For|in|at|on|to|is|was|has|à|für|via|from|de l'|about)(?:\s|$)|[#(\[{<:*]|\d).*",
    re.IGNORECASE | re.DOTALL,
)
_POSTS = (
    r"(?:staff|editors?|reporters?|writers?|correspondents?|contributors?|contributing|columnists?|"
    r"journalists?|authors?|bureau|desk|team|producers?|photographers?|newsroom|admin(?:istrator)?|agencies|"
    r"webmaster|blogger|freelancer?|analyst|anchor|intern|critic|publisher|moderator|redaktion|"
    r"redakteur(?:in)?|"
    r"redacción|rédaction|redazione|redactie|redakcja|redakce|guest|sponsored|partner|press release|user|"
    r"unknown|anonymous|not provided|web\s?desk|dnu)"
)
_QUALITIES = (
    r"(?:senior|chief|deputy|managing|associate|assistant|executive|special|staff|contributing|national|"
    r"foreign|"
    r"political|politics|technology|tech|business|economics|science|health|environment|sports?|features?|"
    r"city|world|local|digital|online|web|night|news|general|freelance|guest|crime|education|markets?)"
)
_POST = re.compile(rf"\b{_POSTS}\b", re.IGNORECASE)
_POST_AFTER = re.compile(rf"\s+(?:{_QUALITIES}[\s-]+)*{_POSTS}\b.*$", re.IGNORECASE | re.DOTALL)
_POST_BEFORE = re.compile(rf"^(?:{_QUALITIES}\s+)*{_POSTS}\s*:?\s+(?=\S+\s+\S)", re.IGNORECASE)
_POST_ALONE = re.compile(rf"^{_QUALITIES}\b.*\b{_POSTS}$", re.IGNORECASE | re.DOTALL)
_AGENCIES = (
    r"(?:associated press|ap|reuters|agence france-presse|afp|upi|pti|ians|tnn|ani|dpa|ansa|efe|xinhua|kyodo|"
    r"yonhap|press association|pa media|canadian press|bloomberg(?:\s(?:news|opinion))?|"
    r"cnn(?:\s?(?:business|money|politics))?|bbc(?:\snews)?|(?:nbc|cbs|abc|fox)\snews|cnbc|usa today|"
    r"new york times|washington post|wall street journal|tribune news service|newswires?)"
)
_AGENCY_AFTER = re.compile(rf"\s+(?:the\s+)?{_AGENCIES}\b.*$", re.IGNORECASE | re.DOTALL)
# their names are people's as well: only where nothing else is said
_SHORT_AGENCIES = (
    r"(?:mti|pap|apa|ntb|anp|belga|ritzau|tass|interfax|europa press|lusa|adnkronos|antara|bernama|bta|bns)"
)
_AGENCY = re.compile(rf"^(?:the\s+)?(?:{_AGENCIES}|{_SHORT_AGENCIES})$", re.IGNORECASE)
_OUTLET = re.compile(
    rf"^(?:the\s+)?{_AGENCIES}\b|^(?:grupa|grupo|groupe|gruppe|gruppo|verlag)\b|\b(?:news|times|press|reuters|tribune|journal|herald|online|media|magazine|"
    r"network|inc|llc|ltd|gmbh|wires?|wired|conde nast|condé nast|insider|post|gazette|chronicle|foundation|"
    r"university|institute|union|council|association|company|corporation|group|agency|services?|studios?|tv|radio)$",
    re.IGNORECASE,
)
_NEVER = frozenset(
    [
        "advertisement",
        "all",
        "archive",
        "article",
        "articles",
        "biography",
        "comment",
        "comments",
        "contact",
        "copyright",
        "cookies",
        "credit",
        "editorial",
        "email",
        "facebook",
        "download",
        "follow",
        "getty",
        "google",
        "home",
        "image",
        "images",
        "linkedin",
        "login",
        "menu",
        "modified",
        "more",
        "newsletter",
        "page",
        "photo",
        "photos",
        "posts",
        "print",
        "privacy",
        "profile",
        "read",
        "related",
        "search",
        "share",
        "sign",
        "size",
        "source",
        "sources",
        "story",
        "subscribe",
        "subscribed",
        "subscriber",
        "terms",
        "text",
        "télécharger",
        "today",
        "twitter",
        "update",
        "updated",
        "video",
        "view",
        "website",
        "your",
    ]
)
_PLACES = frozenset({
    "new york", "los angeles", "san francisco", "washington dc", "washington d.c", "hong kong", "new delhi",
    "new orleans",
    "las vegas", "san diego", "san jose", "tel aviv", "abu dhabi", "kuala lumpur", "buenos aires",
    "mexico city",
    "cape town", "são paulo", "sao paulo", "rio de janeiro", "st. louis", "palo alto", "palma de mallorca",
    "united states", "united kingdom", "saudi arabia", "south africa", "south korea", "new zealand",
})  # fmt: skip
_NAME = re.compile(r"^[^\W\d_][\w.'\u2019\u02bc\- ]{0,58}[\w.]$")
_HOST = re.compile(r"\w{3,}\.[a-z]{2,3}(?:\s|$)")
_DOMAIN = re.compile(r"^\S+\.[a-z]{2,12}$|://|@", re.IGNORECASE)
_OF = re.compile(r"^(?:d[oae]|del|della|du|für|of the)\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:the|news|online|com|www|staff|team|media|network|magazine|digital|newspaper|org|net)\b"
)


def people(texts: Iterable[str], ours: Collection[str], *, alone: bool = False) -> list[str]:
    """The names of people in bylines, in order, each once. `ours` are the names of the publisher, which are
    nobody's; `alone` also takes a single word for a name, and one without a capital."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _parts(text, ours):
            name = _person(part, ours, alone=alone)
            if name:
                names.setdefault(key(name), name)
    return list(names.values())[:MOST_NAMES]


def body(text: str, ours: Collection[str]) -> str:
    """The name of a body that signs a page (an agency, an institute, "Editorial"); "" for an address, a
    role or the publisher itself."""
    name = _LEAD.sub("", line(text, 80)).strip(" ,.-:|")
    if len(name) < 2 or _DOMAIN.search(name) or is_ours(name, ours) or not any(c.isalpha() for c in name):
        return ""
    return "" if _POST.search(name) else name


def agency(text: str) -> str:
    """The news agency a text names and nothing else; "" where it does not."""
    name = line(text, 80).strip(" ,.-:|/()")
    return name if _AGENCY.match(name) else ""


def is_ours(name: str, ours: Collection[str]) -> bool:
    """Whether a name is the publisher's own, give or take "News", "Online", "of the" and the like."""
    mine = _bare(_OF.sub("", name))
    return not mine or any(mine == _bare(own) for own in ours)


def led(text: str) -> bool:
    """Whether a text begins as a byline does ("By", "Von", "Written by")."""
    return bool(_LEAD.match(text) or _LATE_LEAD.match(text[:120]))


def key(name: str) -> str:
    """A name's letters, for comparing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", plain).casefold()


def _bare(name: str) -> str:
    return key(_GENERIC.sub(" ", name.casefold().replace(".", " "))) or key(name)


def _parts(text: str, ours: Collection[str]) -> Iterator[str]:
    """The stretches of a byline that may be names."""
    text = _ADDRESSES.sub("|", line(text, _LONGEST_TEXT))
    text = _LEAD.sub("", _LATE_LEAD.sub("", text))
    text = _NICKNAME.sub("", text)
    text = _IN_BRACKETS.sub(" ", _OTHERS_IN_BRACKETS.sub("", text))
    text = _SUFFIX.sub(r" \1", _OTHERS_WORK.sub("", text))
    text, start = _RUN_TOGETHER.sub(", ", text), 0
    for end in [*_BETWEEN.finditer(text), None]:
        part = text[start : end.start() if end else None]
        two = _BETWEEN_TWO.split(part)
        # "Ada Vik, Speak City Heights Reporter": what follows a comma and ends as a post is one
        if not start or _JOINS.search(text[:start]) or not _is_office(part, ours):
            yield from two if all(len(half.split()) > 1 for half in two) else [part]
        start = end.end() if end else start


def _is_office(part: str, ours: Collection[str]) -> bool:
    """Whether a stretch ends as a post, or with the publisher's name ("South Halden Courier")."""
    names = tuple(f" {own.casefold()}" for own in ours if re.search(r"\w[\s-]\w", own))
    return bool(_POST_AFTER.search(part)) or part.strip().casefold().endswith(names)


def _person(part: str, ours: Collection[str], *, alone: bool) -> str:
    name = _LEAD.sub("", part.strip(" |.-*"))
    if _POST_ALONE.match(name) or is_ours(name, ours):
        return ""
    for pattern in (_STOP, _AGENCY_AFTER, _POST_AFTER, _POST_BEFORE):
        name = pattern.sub("", name).strip(" ,.-\u2013\u2014:|·")
    name = _without_ours(name, ours)
    if not _NAME.match(name) or _POST.search(name) or _OUTLET.search(name) or is_ours(name, ours):
        return ""
    words = name.split()
    if name.casefold() in _PLACES or _HOST.search(name):
        return ""
    if words and (words[0] == "The" or any(word.endswith(("'s", "\u2019s")) for word in words)):
        return ""
    if _NEVER & {word.casefold().strip(".") for word in words} or len(words) > _MOST_WORDS:
        return ""
    whole = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    return name if whole or alone else ""


def _without_ours(name: str, ours: Collection[str]) -> str:
    for own in ours:
        for end in (f" {own}", f" for {own}"):
            if len(own) > 2 and name.casefold().endswith(end.casefold()) and " " in name[: -len(end)].strip():
                return name[: -len(end)].strip(" ,-|")
    return name
