"""How a sentence credits an outlet: the words before its name, after it, and what they tell of the credit."""

import re

_VERBS = (
    r"(?:reports?|reported|reporting|wrote|writes|broke|breaks|revealed|reveals|learned|published|publishes|"
    r"obtained|uncovered|confirmed|confirms|spotted|found|finds|notes|noted|said|says|cited|cites?|"
    r"disclosed|claims|"
    r"claimed|spoke|interviewed|reviewed|describes|described|detailed|details|states|stated|adds|added|"
    r"quotes|quoted|explains|explained|"
    r"points? out|announced|showed|shows|leaked|shared|posted|discovered|unearthed|noticed|believes|"
    r"expects|predicts|estimates|concluded|tweeted|warns|got hold of|got (?:its|their) hands on|dug up|"
    r"came across|picked up|has the (?:story|details|scoop)|"
    # what an outlet does itself, and others then tell of
    r"tested|bought|counted|calculated|analy[sz]ed|investigated|examined|exposed|flagged|highlighted|alleges|"
    r"heard|saw|seen|shown|rendered|has it|tells it|puts it|pieced together|went through|gone through|"
    r"combed through|sifted|mapped|traced|documented|tallied|reconstructed|alleged|reckons|understands|"
    r"learnt|ran the numbers|been told|told that|tracked down|can reveal|suggests|suggested|"
    r"(?:alleg|claim|suggest|say|hear|tell)ing|"
    r"asked (?:\w+ )?(?!comment)(?!for comment)[a-z\d]+)"
)
_ADVERB = (
    r"(?:(?:has|had|have|was|were|is|first to|first|the first (?:\w+ )?to|able to|also|exclusively|earlier|"
    r"originally|initially|now|just|since|previously|recently|separately|later)\s+){0,3}"
)
_DAY = (
    r"(?:(?:on\s+|late\s+|early\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|evening|night|"
    r"afternoon))?\s+)?"
)
_WORK = (
    r"(?:reports?|reporting|story|stories|article|investigation|interview|scoop|piece|account|reporters?|"
    r"analysis|"
    r"survey|poll|study|newsletter|expos\u00e9|column|post|review|documentary|podcast|coverage|tally|count)"
)
_PRINTED = _WORK.replace("reporters?|", "")
_PERSON = r"(?:[A-Z][\w.'\u2019-]+\s+(?:and\s+)?){1,6}"
LEADS = re.compile(
    r"(?:"
    r"\b(?:according\s+to|citing|cited\s+by|courtesy\s+of|comes?\s+from|"
    r"came\s+from)\s+(?:[\w'\u2019,-]+\s+){0,6}?"
    r"|\b(?:said|says|saying|told|tells|spoke|appear(?:ed|ing|ance|s)?|interview(?:ed)?|asked|guest|remarks?|"
    r"comments?)\b[^.\"\u201d]{0,50}\b(?:on|to)\s+"
    r"|\b(?:thanks|kudos|credit|hats off)\s+to\s+|\b(?:questions|inquiries|word)\s+from\s+|\basked\s+by\s+"
    r"|\b(?:calculations|figures|tests|measurements|records)\s+(?:\w+\s+)?by\s+"
    r"|\b(?:colleagues|folks|friends|people|team|over|reporters|journalists)\s+at\s+|"
    r"\b(?:writing|writes|wrote|reports|reveals|explains)\s+(?:in|for)\s+"
    r"|\b(?:per|via|h/t|hat\s+tip(?:\s+to)?|as\s+told\s+to)\s*:?\s*(?:the\s+|a\s+)?"
    r"|(?:^|[\[(])\s*(?:source|via|credit)\s*:\s*"
    r"|\b(?:reported|published|revealed|obtained|seen|reviewed|viewed|spotted|broken|noted|disclosed|"
    r"uncovered|"
    r"unearthed|discovered|detailed|leaked|shared|confirmed|posted|aired|noticed|exposed|compiled|collected|"
    r"calculated|flagged|investigated|(?:came|brought) to light|made public|emerged)"
    r"\s+(?:\w+\s+){0,2}?(?:by|in|on|to|with)\s+(?:the\s+|a\s+)?"
    r"|\b(?:told|tells|telling|tell|contacted|in\s+touch\s+with|sat\s+down\s+with|spoke\s+(?:to|with)|"
    r"speaking\s+(?:to|with)|(?:interview|conversation|call)\s+"
    r"(?:\w+\s+){0,2}?(?:with|in|on|by)|statement\s+(?:\w+\s+){0,4}?to|confirmed\s+to|(?:said|says)\s+to|"
    r"e-?mail(?:ed)?\s+to|confirming\s+(?:an?\s+)?(?:\w+\s+)?report\s+(?:from|by|in))\s+(?:\w+\s+){0,3}?"
    rf"|\b{_WORK}\s+(?:\w+\s+)?(?:\w+\s+)?(?:from|by|for|in|on|at|of)\s+(?:the\s+|a\s+)?"
    rf"|\b{_WORK}\s+(?:[\w,-]+\s+){{1,6}}?(?:from|by|in)\s+(?:(?:the|an?|researchers|scientists|economists|"
    r"\w+ firm|\w+ group|pollster|journal|at)\s+){0,3}"
    r"|\bresearchers\s+(?:\w+\s+)?(?:from|at|with)\s+"
    r"|\bprivy\s+to\s+|\(of\s+"
    r")(?:the\s+)?(?:(?-i:[A-Z])[\w. ]{1,20}['\u2019]s?\s+)?[\"\u201c\u2018']?(?:the\s+)?$",
    re.IGNORECASE,
)
INVERTED = re.compile(
    r"\b(?:report(?:s|ed)|wr(?:ites|ote)|sa(?:ys|id)|not(?:es|ed))\s+(?:the\s+)?$", re.IGNORECASE
)
STOPS = re.compile(r"\s*(?:[.,;)]|$)")
FOLLOWS = re.compile(
    rf"(?:\s+(?:News|Online|magazine))?(?:"
    rf"\s*,?\s*(?:which\s+|who\s+|that\s+)?{_DAY}{_ADVERB}{_VERBS}\b"
    rf"|(?:['\u2019]s?)?\s+(?:(?!to\b|for\b|and\b)[\w'\u2019,-]+\s+){{0,4}}?{_PRINTED}\b"
    r"|(?:['\u2019]s?)?\s+(?:\w+\s+)?sources\b"
    # a reporter who is but spoken to tells nothing
    rf"|(?:['\u2019]s?)?\s+(?:\w+\s+){{0,2}}?reporters?,?\s+(?-i:{_PERSON})?{_ADVERB}{_VERBS}\b"
    rf"|['\u2019]s?\s+(?-i:{_PERSON}){_ADVERB}{_VERBS}\b"
    rf"|\s+and\s+(?:the\s+)?(?-i:{_PERSON}){_ADVERB}(?:report|{_VERBS})\b"
    rf"|,\s[^,.;\n]{{3,80}},\s{_ADVERB}{_VERBS}\b"
    rf"|['\u2019]s?\s+(?-i:{_PERSON})[^.]{{0,20}}has\s+(?:also\s+)?\w+ed\b"
    rf")",
    re.IGNORECASE,
)
AGENCY = re.compile(r"\(\s*$|/\s*$|\u2014\s*$")
AGENCY_CLOSES = re.compile(r"\s*(?:\)\s*[-\u2013\u2014]|[-\u2013\u2014)]|$)")
TOLD = re.compile(
    r"\b(?:told|tells?|telling|spoke|speaking|interview|statement|said|e-?mail\w*|asked|guest|appear\w*)\b"
    r"[^.]{0,24}$",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"contributed to this (?:report|story|article)|\breprinted\b|\bread more\b|\bsubscribe\b|"
    r"\bcontributor\b|\bjoined\b.{0,30}\bas\b|\baffiliate\b|\bembed\b",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"\b(?:first|originally|exclusively)\s+(?:\w+\s+)?(?:to\s+)?(?:report(?:ed)?|reveal(?:ed)?|"
    r"publish(?:ed)?|broke|"
    r"spotted|noticed|obtained)|\b(?:first|brought) to (?:light|report)\b|\bfirst (?:\w+ )?to report\b|"
    r"\bexposed by\b|\bbroke the (?:story|news)|\bscoop\b|"
    r"\b(?:had|got) (?:the |this )?(?:news|story|it) first\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\bin (?:partnership|collaboration) (?:with|between)\b", re.IGNORECASE)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
OF_OLD = re.compile(
    r"\b(?:last|previous)\s+(?:week|month|year|fall|spring|summer|winter)|\bpreviously\b|\b(?:year|month|"
    r"week)s?\s+ago|"
    rf"\bback in\b|\bearlier this (?:month|year)|\b(?:in|since)\s+(?:{_MONTH}\b(?!\s+\d{{1,2}}\b)|(?:19|"
    rf"20)\d\d)|"
    # what opens a sentence with how long ago another told of it comes to something new
    rf"^\W*(?:just |only |barely |less than |more than )?(?:an?|one|two|three|four|five|six|several|a few|"
    rf"\d+) (?:days?|weeks?|months?|years?) after\b",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat\b")  # what stands behind it is what was told, not when
ACCORDING = re.compile(
    r"\b(?:according to|citing|per|told|(?:report|study|survey|poll|analysis|data) (?:by|from))\b[^.]{0,60}$",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"^[\"\u201c]?\s*(?:as|and,? as|but,? as|while|although|what's more|separately|also|last|in addition)\b",
    re.IGNORECASE,
)
# "As X reports, ..." at the head tells the news; "as X reported" tells what stood there before
AS_TOLD = re.compile(r"^\W*as (?:the )?[^,.]{2,40}? (?:reports|writes|details|tells it)\b", re.IGNORECASE)
FIGURE = re.compile(
    r"\b(?:survey|polls?|polling|tally|index|estimates?|op-ed|editorial|column|percent of|precincts|"
    r"too close to call|vote count|affiliate)\b",
    re.IGNORECASE,
)
AIRED = re.compile(
    r"\b(?:aired|airing|broadcast|appear(?:ed|ing|ance)|program|host|show|anchor)\b", re.IGNORECASE
)
SET_OFF = re.compile(
    # what "comes after" a report has only come later
    r"\b(?:(?<!comes )(?<!come )(?<!coming )(?<!right )(?<!just )after|when|following|because|once|"
    r"prompted by|in response to|thanks to)\s+(?:\w+\s+){0,4}?"
    r"(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
MEANT = re.compile(
    r"\b(?<=[Tt]he )(?:newspaper|paper|outlet|publication|magazine|tabloid|broadcaster|website|site|blog|"
    r"network|"
    r"station|news (?:site|agency|service|outlet|organi[sz]ation)|wire service)\b"
    r"(?!['\u2019]s (?:owner|publisher|editor)|-)"
)
_OWNER = r"(?:owners?|parent(?: company)?|publishers?|proprietor)"
OWNER_OF = re.compile(rf"\b{_OWNER} of (?:the )?$", re.IGNORECASE)
ITS_OWNER = re.compile(rf"(?:['\u2019]s?)?[ -]{_OWNER}\b")
NOW = re.compile(r"(?:['\u2019]s?(?: [A-Z][\w.'\u2019-]+){1,3})? (?:reports|says|writes|claims)\b")
LEARNED = re.compile(r"\s+(?:has|have|had)\s+learned\b")
# Who "also" reports what another is credited with is a second voice for it.
ALSO = re.compile(
    r"\s*(?:,[^,.;\n]{2,60},)?\s*,?\s*(?:(?:has|have|had|was|were)\s+)?(?:also|too|separately|independently|since|later|"
    r"meanwhile|as\s+well)\b,?\s+(?!first\b)",
    re.IGNORECASE,
)
