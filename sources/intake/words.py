"""The words that stand around names in bylines: what leads to them, parts them, and is none."""

import re

from sources.intake.moment import MONTHS

_PIECES = (
    r"(?:words?|texte?|story|recipe|report(?:ed|ing|age)?|analys[ei]s?|opinion|perspective|comment(?:ary)?|kommentar|"
    r"column|kolumne|essay|letter|review(?:ed)?|interview|features?|exclusive|article|news|guide|preview|recap|"
    r"coverage|hands-on|dispatch|investigation|(?:gast)?beitrag|bericht|post(?:ed)?|written|publi(?:shed|é)|"
    r"created|submitted|contributed|more|(?:view )?(?:all )?(?:posts|articles|stories)|geschrieben|firmado|"
    r"rédigé|écrit|propos recueillis|scritto|escrito|a cura|authored|autor(?:in|en)?|auteur|autore)"
)
LEAD = re.compile(
    rf"^\W*(?:(?:(?:an?|eine?)\s+)?(?:(?:special|guest|live|first)\s+)?{_PIECES}\b\s*:?\s*)?"
    r"(?:(?:by|par|von|durch|por|door|nga)\b\s*:?|(?-i:di|da|av|af)\b\s*:?|(?-i:By(?=[A-Z][a-z])))\s*|"
    # a colon leads only after a word for who writes: "Published:" leads to a day, "Report:" to a title
    r"^\W*(?:words?|texte?|tekst|story|written|writer|by-?line|author(?:\(?s\)?)?|"
    r"autor(?:[/:*_]?in(?:nen)?|en|a|es|s|i)?|"
    r"auteure?s?|autor[ei]|reporters?|автор(?:ы)?|текст|作者|記者|记者|撰文|文|筆者|글)\s*[:\uff1a/\uff0f]\s*",
    re.IGNORECASE,
)
# "Posted on 4 May 2016 by Ada Vik"
LATE_LEAD = re.compile(r"^[^|]{0,60}?(?:\d|posted|published|written)[^|]{0,40}?\bby\s*:?\s+", re.IGNORECASE)
# an address with the name after it, in brackets
MAILED = re.compile(r"^\S+@\S+\s+\(([^()]+)\)$")
TAGS = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
ADDRESSES = re.compile(
    r"\S*(?:://|www\.)\S*|\S+@\S+|(?<!\w)[@/]\S*|\b[\w-]+\.(?:com|org|net|co\.uk|html?)\b\S*"
)
OTHERS_WORK = re.compile(
    r"\b(?:edit(?:ed|ing)|(?:fact[- ]?)?checked|medically|reviewed|photo(?:graph)?(?:s|y|er|ed)?|"
    r"illustrat\w+|videos?|translat\w+|compiled|produced|graphics?|additional reporting|fotos?|images?|"
    r"pictures?|(?:web)?site|theme|template|design(?:ed)?|built|developed|powered|presented|sponsored|hosted|"
    r"narrated|voiced|directed|updated|approved)\s*"
    r"(?:by\b|:|/).*",
    re.IGNORECASE | re.DOTALL,
)
BETWEEN = re.compile(
    r"\s*(?:;|,|&|\+|/|\||·|•|\u2013|\u2014|\s-+\s|\b(?:and|et|und|with|avec|mit)\b|\bw/)\s*", re.IGNORECASE
)
MARKED_OFF = re.compile(r"\s+(?:[-|@\u2013\u2014·•]|//?)\s+|\s+\((?=[^()]*\)$)")
# "Ada | 359 Comments"
COUNTED = re.compile(
    r"\s*[|·•,]\s*\d+\s+\w+\W*$|\s+\d+\s+(?:comments?|replies|responses|kommentare?|commentaires?|comentarios)\W*$|"
    rf"\s+(?:{MONTHS})\.?\s+\d.*$",
    re.IGNORECASE,
)
SUFFIX = re.compile(r",\s*(Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)
NICKNAME = re.compile(r"\s[\"\u201c][^\"\u201d]{1,30}[\"\u201d](?=\s)")
IN_BRACKETS_LAST = re.compile(r"\(([\w.-]+)\)\s*$")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)?")
OTHERS_IN_BRACKETS = re.compile(
    r"(?:^|[,;&]|\b(?:and|et|und)\b)(?:(?!\b(?:and|et|und)\b)[^,;&()])*"
    r"\((?:photo\w*|pictures?|illustrations?|videos?|editing|fotos?)\)",
    re.IGNORECASE,
)
JOINS = re.compile(r"(?:\b(?:and|et|und|with|avec|mit)|[&;+])\s*$", re.IGNORECASE)
BETWEEN_TWO = re.compile(r"\s(?:y|e|och|og|en|i|ve|és)\s")
# "Ann WisemanBo Hussein", but neither McDonald nor FitzGerald
RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z]{5})(?=[A-Z][a-z])")
STOP = re.compile(
    r"(?:\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?(?=\s*\d|\s*$|\s+\w+\s+\d)|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s*(?=\d)|"
    r"\b(?:special to|last updated|see full bio|more stories|filed (?:under|in|to)|follow(?: us)?|updated|"
    r"posted|published)\b|"
    r"\s(?:today|yesterday|just now|share|view|read more|verified|(?-i:The))\b|"
    r"\b(?-i:for|For|in|at|on|to|of|is|was|has|à|für|via|from|de l'|about)(?:\s|$)|[#(\[{<:*]|\d).*",
    re.IGNORECASE | re.DOTALL,
)
_POSTS = (
    r"(?:staff|editors?|reporters?|writers?|correspondents?|contributors?|contributing|columnists?|"
    r"journalists?|authors?|bureau|desk|team|producers?|photographers?|newsroom|admin(?:istrator)?|agencies|"
    r"webmaster|blogger|freelancer?|analyst|anchor|intern|critic|publisher|moderator|redaktion|"
    r"redakteur(?:in)?|"
    r"redacción|rédaction|redazione|redactie|redakcja|redakce|guest|sponsored|partner|press release|user|"
    r"president|professor|director|executive|(?:co-?)?founder|fellow|member|economist|historian|lawyer|"
    r"rechtsanw[aä]lt(?:in)?|unknown|anonymous|not provided|web\s?desk|editorial\s+(?:board|office|page)|dnu)"
)
_QUALITIES = (
    r"(?:senior|chief|vice|former|deputy|managing|associate|assistant|executive|special|staff|contributing|national|"
    r"foreign|"
    r"political|politics|technology|tech|business|economics|science|health|environment|sports?|features?|"
    r"city|world|local|digital|online|web|night|news|general|freelance|guest|crime|education|markets?)"
)
POST = re.compile(rf"\b{_POSTS}\b", re.IGNORECASE)
POST_AFTER = re.compile(rf"\s+(?:{_QUALITIES}[\s-]+)*{_POSTS}\b.*$", re.IGNORECASE | re.DOTALL)
POST_BEFORE = re.compile(rf"^(?:{_QUALITIES}\s+)*{_POSTS}\s*:?\s+(?=\S+\s+\S)", re.IGNORECASE)
POST_ALONE = re.compile(rf"^{_QUALITIES}\b.*\b{_POSTS}$", re.IGNORECASE | re.DOTALL)
_AGENCIES = (
    r"(?:associated press|press trust|motley fool|yahoo finance|business wire|pr newswire|propublica|tns|ap|"
    r"reuters|agence france-presse|afp|upi|pti|ians|tnn|ani|dpa|ansa|efe|xinhua|kyodo|"
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
    r"university|institute|union|council|association|company|corporation|group|agency|services?|studios?|tv|radio|"
    r"\w*(?:anstalt|universität|hochschule|institut|ministerium|verband|stiftung|agentur|université))$",
    re.IGNORECASE,
)
ARTICLES = frozenset({"The", "Der", "Die", "Das", "Ein", "Eine", "Les", "Une"})
PARTICLES = frozenset(
    {"dalla", "degli", "della", "delle", "dello", "vande", "vander", "bint", "binti", "über"}
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NEVER = frozenset({
    "about", "access", "advertisement", "all", "archive", "article", "articles", "artificial",
    "biography", "buy", "by", "climate", "comentarios", "comment", "commentaires", "comments", "commons",
    "congress", "contact", "cookies", "copy", "copyright", "corp", "credit", "customer", "demand",
    "download", "edition", "editorial", "email", "estate", "facebook", "featured", "follow", "getty",
    "google", "health", "home", "image", "images", "intelligence", "kommentar", "kommentare", "latest",
    "linkedin", "listen", "log", "login", "menu", "minute", "minutes", "modified", "more", "newsletter",
    "newspapers", "now", "office", "only", "page", "photo", "photos", "picture", "popular", "posts",
    "print", "privacy", "profile", "read", "related", "report", "reports", "rights", "school", "search",
    "service", "share", "sign", "size", "skip", "source", "sources", "stories", "story", "subscribe",
    "subscribed", "subscriber", "tech", "terms", "text", "the", "time", "today", "trending", "twitter",
    "télécharger", "update", "updated", "video", "view", "wars", "website", "your",
})  # fmt: skip
# "Ada Vik MD, RDN": what somebody may write after their name
DEGREES = re.compile(
    r"(?<=\S\s)(\S+)(?:\s+(?:M\.?D|Ph\.?D|M\.?Sc?|MPH|RDN?|RN|LD|LDN|J\.?D|DDS|DVM|MBA|CPA|CPT|CSCS|LCSW|PsyD)\.?)+$"
)
PLACES = frozenset({
    "new york", "los angeles", "san francisco", "washington dc", "washington d.c", "hong kong",
    "new delhi", "new orleans", "las vegas", "san diego", "san jose", "tel aviv", "abu dhabi",
    "kuala lumpur", "buenos aires", "mexico city", "cape town", "são paulo", "sao paulo",
    "rio de janeiro", "st. louis", "palo alto", "palma de mallorca", "salt lake city", "kansas city",
    "mountain view", "menlo park", "santa monica", "santa clara", "santa cruz", "new jersey",
    "new mexico", "new hampshire", "rhode island", "west virginia", "north carolina", "south carolina",
    "north dakota", "south dakota", "british columbia", "nova scotia", "new south wales", "north korea",
    "sri lanka", "costa rica", "puerto rico", "united states", "united kingdom", "saudi arabia",
    "south africa", "south korea", "new zealand",
})  # fmt: skip
NAME = re.compile(r"^[^\W\d_][\w.'\u2019\u02bc\- ]{0,58}[\w.]$")
INITIALS = re.compile(r"^(?:[A-Za-z](?:\.\s*|\s+|-))*[A-Za-z]\.?$")
HOST = re.compile(r"\w{3,}\.[a-z]{2,3}(?:\s|$)")
DOMAIN = re.compile(r"^\S+\.[a-z]{2,12}(?:$|/\S*$)|://|@", re.IGNORECASE)
OF = re.compile(r"^(?:d[oae]|del|della|du|für|of the)\s+", re.IGNORECASE)
GENERIC = re.compile(
    r"\b(?:the|news|online|com|www|staff|team|media|network|magazine|digital|newspaper|org|net)\b"
)
