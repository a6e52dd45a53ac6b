"""How a sentence credits an outlet in looser words: "the Courier got there first", "we have this from the
Courier", "if the Courier is right", and a translator's "as informed by the Courier"."""

import re

_MADE_KNOWN = (
    r"(?:informed|communicated|made known|relayed|recounted|described|documented|reconstructed|chronicled|"
    r"outlined|printed|advanced|anticipated|gathered|quoted|cited|laid out|set out|written up|told|carried|"
    r"dug up|ferreted out|turned up|picked up|put together)"
)
_IT = (
    r"(?:this|it|that|all of (?:it|this|that)|everything|all this|(?:most|much|some) of (?:it|this|that)|"
    r"the (?:news|story|facts|details|figures))"
)
BEFORE = re.compile(
    r"(?:"
    r"\bby\s+way\s+of\s+"
    r"|\bpicked\s+up\s+from\s+|\b(?:spotted|noticed)\s+(?:\w+\s+)?at\s+"
    r"|\bcame\s+across\s+(?:\w+\s+){0,2}(?:in|at|on)\s+"
    r"|\bsource\s+(?:for\s+(?:\w+\s+){1,2})?(?:is|was)\s+|\bwhat\s+follows\s+is\s+from\s+"
    r"|\b(?:research|enquiries|inquiries|information)\s+(?:of|by|from)\s+"
    r"|\b(?:says?|said|describes?|described|confid\w{2,3}|speaking)\b[^.;\"\u201d]{0,30}\b(?:in|to)\s+"
    r"|\btip\s+of\s+the\s+hat\s+to\s+"
    r"|\b(?:came|comes?|reached|reaches|word|learn(?:ed|t)|known|leak(?:ed|s)?|out)\b[^.;\"\u201d]{0,30}\bthrough\s+"
    rf"|\b{_IT}\s+(?:\w+\s+){{0,2}}?from\s+"
    r"|\b(?:learn(?:ed|t)|gleaned|lifted|borrowed|drawn|draws|drawing)\s+(?:\w+\s+){0,3}?from\s+"
    r"|\b(?:rel(?:y|ies|ied|ying)|rests?|based|draws|drawing|leans?|leaning|builds|building)\s+(?:\w+\s+){0,2}?"
    r"(?:on|upon)\s+(?:\w+\s+){0,3}?"
    r"|\b(?:quoting|crediting|referencing|echoing|with\s+(?:a\s+)?reference\s+to)\s+(?:\w+\s+){0,2}?"
    rf"|\b{_MADE_KNOWN}\s+(?:\w+\s+){{0,2}}?(?:by|in)\s+"
    r"|\bread\b[^.;\"\u201d]{0,40}\b(?:in|at|on)\s+"
    r"|\b(?:head|hop|pop|click)\s+(?:over|through|across)\s+to\s+"
    r"|\b(?:credit|scoop|kudos|props|honou?rs|hat[ -]tip)\b[^.;\"\u201d]{0,40}?(?:\bto\s+|:\s*)"
    r"|\bit\s+(?:took|fell\s+to|was\s+left\s+to|was\s+up\s+to)\s+"
    r"|\b(?:exclusive|dispatch|write-?up|revelations?|disclosures?|expos\u00e9|leak)\s+(?:\w+\s+)?"
    r"(?:for|in|by|from|to)\s+"
    r")(?:the\s+|a\s+)?[\"\u201c\u2018']?(?:the\s+)?$",
    re.IGNORECASE,
)
_PERSON = r"(?:['\u2019]s?(?-i:(?: [A-Z][\w.'\u2019-]{1,30}){1,3}))?"
_SHEET = (
    r"(?:memo|story|letter|piece|report|text|transcript|interview|exchange|documents?|e-?mails?|account|scoop|"
    r"slides?|papers?|minutes|recording|screenshots?|chat logs?)"
)
_TELLS = (
    r"(?:informs?|affirms?|affirmed|assures|indicates?|indicated|relates|recounts?|recounted|specifies|specified|"
    r"anticipates|speaks of|suggests?|suggested|maintains|maintained|asserts?|asserted|insists|hints|hinted|"
    r"observes|observed|chronicles|chronicled|relays|relayed|outlines|outlined|unveiled|identified|pegs|pegged|"
    r"matched|compared|evaluated|inspected|viewed|screened|scoured|trawled|crunched|pored over|"
    r"leafed through|followed the|has (?:evidence|proof)|brought to light|lifted the lid|"
    r"blew the lid|got wind|caught wind)"
)
_TEAM = (
    r"(?:['\u2019]s?)?\s+(?:\w+\s+)?(?:team|newsroom|desk|journalists?|colleagues|correspondents?)\s+"
    r"(?:(?:has|have|had|also|now)\s+){0,2}(?:matched|compared|found|went through|dug|combed|counted|checked|"
    r"analy[sz]ed|obtained|tracked|traced|tested|gathered|collected|pieced|examined|revealed|uncovered|"
    r"reported|showed|learn(?:ed|t))\b"
)
AFTER = re.compile(
    rf"{_TEAM}"
    r"|\s+(?:he|she|they)\s+(?:said|says|admitted|explained)\b"
    r"|['\u2019]s?\s+(?:reading\s+of|data\s+(?:shows?|suggests?))\b|"
    rf"{_PERSON}(?: and (?-i:[A-Z][\w.'\u2019-]{{1,30}}))?,?(?:\s+(?:which|who|that))?"
    r"(?:\s+(?:has|have|had|also|now|already|itself|really|just|first)){0,3}\s+(?:"
    rf"{_TELLS}\b"
    r"|(?:got|was|were|came|been)\s+(?:there|here|to\s+(?:it|this|the\s+(?:story|news)))\s+first\b"
    r"|beat(?:en|s)?\s+(?:\w+\s+){1,3}to\s+(?:it|the|this)\b"
    r"|(?:is|are|was|were|been)\s+hearing\b"
    r"|(?:is|are|turns?\s+out|proves?)\s+(?:to\s+be\s+)?(?:right(?=[.,;]|$)|correct|accurate|believed|trusted|anything\s+to\s+go\s+by)\b"
    r"|(?:lays?|laid|sets?|spells?|spelled|spelt)\s+(?:(?:it|this|that|them|all)\s+){0,2}out\b"
    r"|walks\s+(?:us|you|readers|its\s+readers)\s+through\b"
    rf"|(?:ran|runs|prints|printed|reproduces?|reproduced)\s+(?:the|an?|his|her|their)\s+(?:\w+\s+)?{_SHEET}\b"
    rf"|(?:got\s+)?(?:(?:an?|the|all|more|full|whole)\s+){{1,3}}(?:copy|copies|goods|details?|{_SHEET}|receipts|rest|news|exclusive)\b"
    r"|put(?:s|ting)?\s+(?:the|it|that|this|them)\b"
    r"|(?:dropped|drops|brought|brings|delivered|delivers|landed|lands|served\s+up)\s+(?:\w+\s+){0,3}?"
    r"(?:bombshell|news|scoop|story|word|details)\b"
    r"|ended\s+(?:\w+\s+){1,4}of\s+(?:rumou?rs?|speculation|silence|guess\w*)\b"
    r")"
    r"|(?:['\u2019]s?)?\s+(?:\w+\s+){0,2}?(?:version|exclusive|findings|revelations?|disclosures?|reconstruction|"
    r"telling|write-?up|dispatch|long\s+read|deep\s+dive|bombshell|"
    r"sources?\s+(?:say|speaks?|claims?|puts?|describes?|insists?)|"
    r"(?:numbers|figures)\s+(?:are|shows?|suggest|say))\b"
    r"|['\u2019]s\s*[.,;]",
    re.IGNORECASE,
)
# Whose the news is, said in other words than "first reported by".
FIRST = re.compile(
    r"\b(?:got|was|were|came) (?:there|here|to (?:it|this|the (?:story|news))) first\b"
    r"|\bbeat(?:en|s)? (?:\w+ ){1,3}to (?:it|the|this)\b"
    r"|\b(?:got hold of|got|had|obtained|saw|seen|published|printed|ran|spotted|found|noticed|carried|told|"
    r"posted|revealed|disclosed|unearthed) (?:\w+ ){1,4}first\b"
    r"|\bfirst (?:carried|published|printed|broken|told|disclosed|surfaced|came out|came to light|"
    r"appeared in|noted|detailed|posted|shared|flagged|aired|leaked|written up|unearthed|covered)\b"
    r"|\bbefore (?:any(?:body|one)|every(?:body|one)) else\b"
    r"|\bbroke (?:this|it|word)\b"
    r"|\b(?:credit|scoop|honou?rs)\b.{0,40}\b(?:goes|go|belongs?|due)\b",
    re.IGNORECASE,
)
# Who "also" reports what another is credited with is a second voice for it.
ALSO = re.compile(
    r"\s*(?:,[^,.;\n]{2,60},)?\s*,?\s*(?:(?:has|have|had|was|were)\s+)?(?:also|too|separately|independently|since|later|"
    r"meanwhile|as\s+well)\b,?\s+(?!first\b)",
    re.IGNORECASE,
)
