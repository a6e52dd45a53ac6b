"""The words that stand around names in bylines: what leads to them, parts them, and is none."""

import re

LEAD = re.compile(
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
LATE_LEAD = re.compile(r"^[^|]{0,60}?(?:\d|posted|published|written)[^|]{0,40}?\bby\s*:?\s+", re.IGNORECASE)
ADDRESSES = re.compile(
    r"\S*(?:://|www\.)\S*|\S+@\S+|(?<!\w)[@/]\S*|\b[\w-]+\.(?:com|org|net|co\.uk|html?)\b\S*"
)
OTHERS_WORK = re.compile(
    r"\b(?:edited|(?:fact[- ]?)?checked|medically|reviewed|photo(?:graph)?(?:s|y|er|ed)?|illustrat\w+|"
    r"videos?|"
    r"translat\w+|compiled|produced|graphics?|additional reporting|fotos?|images?)\s*(?:by\b|:|/).*",
    re.IGNORECASE | re.DOTALL,
)
BETWEEN = re.compile(
    r"\s*(?:;|,|&|\+|/|\||·|•|\u2013|\u2014|\s-+\s|\b(?:and|et|und|with|avec|mit)\b)\s*", re.IGNORECASE
)
SUFFIX = re.compile(r",\s*(Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
NICKNAME = re.compile(r"\s[\"\u201c][^\"\u201d]{1,30}[\"\u201d](?=\s)")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)?")
OTHERS_IN_BRACKETS = re.compile(
    r"(?:^|[,;&]|\b(?:and|et|und)\b)(?:(?!\b(?:and|et|und)\b)[^,;&()])*"
    r"\((?:photo\w*|pictures?|illustrations?|videos?|editing|fotos?)\)",
    re.IGNORECASE,
)
JOINS = re.compile(r"(?:\b(?:and|et|und|with|avec|mit)|[&;+])\s*$", re.IGNORECASE)
BETWEEN_TWO = re.compile(r"\s(?:y|e|och|og)\s")
# "Ann WisemanBo Hussein", but neither McDonald nor FitzGerald
RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z]{5})(?=[A-Z][a-z])")
STOP = re.compile(
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
POST = re.compile(rf"\b{_POSTS}\b", re.IGNORECASE)
POST_AFTER = re.compile(rf"\s+(?:{_QUALITIES}[\s-]+)*{_POSTS}\b.*$", re.IGNORECASE | re.DOTALL)
POST_BEFORE = re.compile(rf"^(?:{_QUALITIES}\s+)*{_POSTS}\s*:?\s+(?=\S+\s+\S)", re.IGNORECASE)
POST_ALONE = re.compile(rf"^{_QUALITIES}\b.*\b{_POSTS}$", re.IGNORECASE | re.DOTALL)
_AGENCIES = (
    r"(?:associated press|ap|reuters|agence france-presse|afp|upi|pti|ians|tnn|ani|dpa|ansa|efe|xinhua|kyodo|"
    r"yonhap|press association|pa media|canadian press|bloomberg(?:\s(?:news|opinion))?|"
    r"cnn(?:\s?(?:business|money|politics))?|bbc(?:\snews)?|(?:nbc|cbs|abc|fox)\snews|cnbc|usa today|"
    r"new york times|washington post|wall street journal|tribune news service|newswires?)"
)
AGENCY_AFTER = re.compile(rf"\s+(?:the\s+)?{_AGENCIES}\b.*$", re.IGNORECASE | re.DOTALL)
# their names are people's as well: only where nothing else is said
_SHORT_AGENCIES = (
    r"(?:mti|pap|apa|ntb|anp|belga|ritzau|tass|interfax|europa press|lusa|adnkronos|antara|bernama|bta|bns)"
)
AGENCY = re.compile(rf"^(?:the\s+)?(?:{_AGENCIES}|{_SHORT_AGENCIES})$", re.IGNORECASE)
OUTLET = re.compile(
    rf"^(?:the\s+)?{_AGENCIES}\b|^(?:grupa|grupo|groupe|gruppe|gruppo|verlag)\b|\b(?:news|times|press|reuters|tribune|journal|herald|online|media|magazine|"
    r"network|inc|llc|ltd|gmbh|wires?|wired|conde nast|condé nast|insider|post|gazette|chronicle|foundation|"
    r"university|institute|union|council|association|company|corporation|group|agency|services?|studios?|tv|radio)$",
    re.IGNORECASE,
)
NEVER = frozenset(
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
PLACES = frozenset({
    "new york", "los angeles", "san francisco", "washington dc", "washington d.c", "hong kong", "new delhi",
    "new orleans",
    "las vegas", "san diego", "san jose", "tel aviv", "abu dhabi", "kuala lumpur", "buenos aires",
    "mexico city",
    "cape town", "são paulo", "sao paulo", "rio de janeiro", "st. louis", "palo alto", "palma de mallorca",
    "united states", "united kingdom", "saudi arabia", "south africa", "south korea", "new zealand",
})  # fmt: skip
NAME = re.compile(r"^[^\W\d_][\w.'\u2019\u02bc\- ]{0,58}[\w.]$")
HOST = re.compile(r"\w{3,}\.[a-z]{2,3}(?:\s|$)")
DOMAIN = re.compile(r"^\S+\.[a-z]{2,12}$|://|@", re.IGNORECASE)
OF = re.compile(r"^(?:d[oae]|del|della|du|für|of the)\s+", re.IGNORECASE)
GENERIC = re.compile(
    r"\b(?:the|news|online|com|www|staff|team|media|network|magazine|digital|newspaper|org|net)\b"
)
