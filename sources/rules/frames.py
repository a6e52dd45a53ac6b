"""How a text names those its news comes from: the words before a name, after it, and who is nobody's
origin."""

import re

_PART = r"(?:[A-Z@]|\d{1,2}[a-z])[\w&.\u2019'-]{1,30}"
_JOINED = r"(?:of the |of |the |for |and |& |(?<=Committee )on |(?<=Council )on |(?<=Center )on )?"
NAME = rf"(?:\b(?:60 Minutes|48 Hours|20/20)\b|\b{_PART}(?: {_JOINED}{_PART}){{0,4}})"
WORK = (
    r"(?:reports?|article|story|post|notes?|video|analysis|study|research|account|interview|investigation|"
    r"surveys?|polls?|paper|data|figures|estimates|memo|newsletter|column|podcast|transcript)"
)
STUDY = r"(?i:stud(?:y|ies)|surveys?|polls?|paper|research(?:ers?)?|analysis|scientists|report|experts)"
_DID = (
    r"(?:reported|revealed|published|spotted|posted|obtained|noticed|leaked|shared|tweeted|discovered|"
    r"detailed|"
    r"uncovered|unearthed|released|reviewed|seen|viewed|broken|aired|conducted|commissioned|compiled|"
    r"carried out)"
)
# What stands before a name: that the news is this one's.
BEFORE = re.compile(
    r"\b(?:[Aa]ccording to|[Pp]er|citing|cited by|[Vv]ia|[Cc]ourtesy of|as told to|hat tip to)\b"
    rf"|\b{_DID}(?: \w+){{0,2}}? (?:by|in|on|to|with)\b"
    r"|\b(?:told|tells|[Ss]peaking (?:to|with|on)|spoke (?:to|with)|appear(?:ed|ing|ance) on|statement to|"
    r"confirmed to|e-?mail to)\b"
    r"|\b(?:interview(?:ed)?|conversation|appearance|sit-?down)(?: \w+){0,2}? (?:with|on|in|by|to)\b"
    rf"|\b{STUDY}\b(?: \w+){{0,3}}? (?:by|from|in|of|at)\b"
    rf"|\b(?:notes?|blog post|podcast|video|documents|transcript|data|figures|estimates|images|renders|"
    rf"photos|tweets?)"
    r"(?: \w+){0,2}? (?:by|from|of)\b"
    r"|\b(?:analysts?|leakers?|tipsters?|insiders?|bloggers?|YouTubers?|reporters?|journalists?|newspaper|"
    r"magazine|"
    r"blog|website|site|outlet|station|podcast|pollsters?|affiliate|think tank|firm|researchers?|"
    r"developers?)\b"
)
SHOW = re.compile(
    r"\b(?:on|with|of|for|to) (?:the )?(?:[A-Z][\w.]{1,30}(?:['\u2019]s?)? ){0,3}"
    rf"[\"\u201c\u2018']({NAME}),?[\"\u201d\u2019']"
)
# Where the phrase after `BEFORE` ends: also at who is no origin (people unnamed, police, a court's papers).
STOPS = re.compile(
    r"[.;:()\n\u2014\u201c\"]|,(?! (?:published|released|seen|obtained|conducted|an?|the|first)\b)|"
    r"\b(?:that|who|which|said|says|but|after|when|while|because|was|were|is|are|has|had|have|will|would|"
    r"could|"
    r"familiar|people|persons?|sources?|officials?|police|authorities|prosecutors|records|filings?|witnesses|"
    r"lawyers?|attorneys?|spokes\w+|deputies|investigators|affidavit|complaint|lawsuit|indictment|court|"
    r"about|"
    r"against|she|he|they|it)\b"
)
REACH = 110
# What stands after a name: that this one reports it.
_ADVERB = r"(?:has |had |was (?:the )?|were |first |also |exclusively |originally |earlier )*(?:to )?"
AFTER = re.compile(
    rf"({NAME})(?:['\u2019]s? (?:[A-Z][\w.'\u2019-]{{1,30}} ?){{1,3}})?(?:,? (?:which|who)|"
    rf" [A-Z]\w{{1,30}})?,? {_ADVERB}"
    r"(?:reports|reported|reporting|tweeted|published|revealed|leaked)\b"
    r"(?! (?:(?:an?|its|their|net|record|strong|weak|better|worse|higher|lower|quarterly|\w+-quarter) )*"
    r"(?:\$|earnings|profits?|revenues?|loss(?:es)?|sales|income|results|to )|\s+\d)"
)
ITS_WORK = re.compile(
    rf"({NAME})(?:['\u2019]s?)?,? (?:new |latest |recent |annual |national |joint |online |research )?"
    r"(?:stud(?:y|ies)|surveys?|polls?|investigation|analysis|researchers|report|analyst|reporter|"
    r"interview)\b"
)
FOUND = re.compile(rf"({NAME})(?:['\u2019]s?)? (?:found|estimates|believes|expects|predicts|claims|writes)\b")
CALL_SIGN = re.compile(r"[KW][A-Z]{3}")
OUTLET_BY_NAME = re.compile(
    rf"({NAME} (?:News|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Dispatch|Courier|Magazine|Watch|"
    r"Network|Radio|Daily|Press|Insider|Reporter|Weekly|Review|Star|Sun|Mail|Express|Ledger|Sentinel|"
    r"Enquirer|"
    r"Inquirer|Examiner|Register|Observer|Show|Podcast)\b|"
    r"\b(?:[KW][A-Z]{3}(?:-TV)?|(?:ABC|NBC|CBS|FOX|Fox) ?\d{1,2})\b)"
)
