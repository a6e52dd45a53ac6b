"""What shows that a text's own reporter found something out: was told it, saw it, asked, counted."""

import re
from functools import lru_cache

from sources.rules.outlets import Outlets, short_names, spellings
from sources.rules.texts import Side
from sources.rules.words import told_places

_READ = 8_000
_HEAD_SENTENCES = 2
_NEAR = 40
_NO_COMMENT = (
    r"(?! (?:[\w'\u2019.]{1,20} ){1,4}(?:for (?:a |further )?(?:comment|statement|response)|to comment)\b)"
)
_BY_US = re.compile(
    r"\b(?:told|tells?|telling|showed|shows?|shown|let|lets|gave|given|sent|wrote|writes|confided|spoke|"
    r"speaks?|speaking|talked|talks|talking|sat down|sits down|admitted|confirmed|explained|conceded)"
    r"(?: (?:to|with))? (?:me|us)\b"
    r"|\b[Ww]e(?:['\u2019]ve|['\u2019]re| have| had| also| then| first|,? too,?)? "
    rf"(?:asked{_NO_COMMENT}|called|rang|met|visited|tested|measured|counted|bought|tried|spent|found|saw|"
    r"seen(?! (?:before|so far|rumou?rs?|leaks?|reports?|claims?|that))|heard from|spoke|compared|"
    r"analy[sz]ed|reviewed|obtained|took|got|had|let|went|sat|watched|ran|looked|interviewed|knocked)\b"
    r"|\b[Tt]his (?:newspaper|reporter|website|magazine|correspondent)\b|\bhands-on\b"
    r"|\b[Oo]ur (?:own|tests?|testing|unit|sample|review|count|reporters?|correspondents?|laboratory|lab|"
    r"measurements|readers?|photographer|analysis|investigation)\b"
)
_ITSELF = re.compile(
    r"(?<![\w\"\u201c])(?:I(?! (?:think|guess|hope|wonder|suppose|suspect|mean|bet|love|like|hate|hear|"
    r"read|doubt|expect|admit|confess|fear|believe|agree|recommend|would|wouldn['\u2019]t)\b)"
    r"|I['\u2019](?:ve|d(?! (?:bet|say|guess|love|wager|like)\b)|m(?! (?:not|sure|afraid|curious)\b))|"
    r"[Mm]y(?! (?:view|guess|opinion|money|bet|take|advice|hunch|two cents|point)\b)|me)\b(?!\.)"
)
_TO_IT = re.compile(
    r"\b(?:told|tells?|telling|spoke|speaking|talked|interview|conversation|statement|in touch|came|"
    r"(?:seen|reviewed|viewed|obtained|heard|verified|examined|shared|released|shown|given|sent|provided|confirmed|asked|interviewed))"
    r"(?: (?:to|with|by|in))? (?:the )?$",
    re.IGNORECASE,
)
_IT_DID = re.compile(
    r"(?:['\u2019]s (?:own|tests?|count|analysis|reporters?)|"
    r" (?:reporters?|photographers?|correspondents?|journalists?|crews?|teams?))?"
    r"(?: (?:has|have|had|also|can))* "
    r"(?:learned|learnt|seen|saw|reviewed|obtained|counted|tested|spoke|visited|calculated|analy[sz]ed|"
    r"understands|heard|bought|verified|asked" + _NO_COMMENT + r")\b"
)
# who tries a thing out writes of it as a test, with or without "we"
_TRIED = re.compile(
    r"\b[Rr]eview(?:ed)?(?::|$)|\b[Tt]ested:|\b[Hh]ands-on\b|\b[Ii]n the lab\b|\b[Rr]eview units?\b|"
    r"\b[Tt]est (?:units?|samples?|devices?|cameras?|bench)\b|"
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|\d{1,3}) (?:day|week|weekend|month)s? "
    r"(?:with|in \w{1,20} with|on) the\b"
)
_QUOTED = re.compile(r"[\"\u201c][^\"\u201d\n]*(?:[\"\u201d\n]|$)")


def has_legwork(side: Side, outlets: Outlets) -> bool:
    """Whether anything in a text is its own reporter's finding."""
    return (
        _is_by_us(side.body)
        or _is_trial(side.title, side.body)
        or _is_its_own(side.body[:_READ], called(side, outlets))
    )


def has_own_source(side: Side, outlets: Outlets) -> bool:
    """Whether the news at a text's head was told to the outlet itself, or to the agency whose text it is."""
    ends = told_places(side.body)[:_HEAD_SENTENCES]
    return bool(ends) and _is_its_own(side.body[: ends[-1][1]], called(side, outlets))


def called(side: Side, outlets: Outlets) -> tuple[str, ...]:
    """The names a text's outlet goes by, and the agency whose text it is."""
    short = (f"{the}{name}" for name in short_names(side.text.names) for the in ("the ", "The ", ""))
    loud = (name.upper() for name in side.text.names)
    wires = (name for key in sorted(side.wires) for name in spellings(outlets.name(key)))
    return (*side.text.names, *loud, *short, *wires)


def without_quotations(text: str) -> str:
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=128)
def _is_by_us(body: str) -> bool:
    plain = without_quotations(body[:_READ])
    return bool(_BY_US.search(plain) or _ITSELF.search(plain))


@lru_cache(maxsize=128)
def _is_trial(title: str, body: str) -> bool:
    return bool(_TRIED.search(title) or _TRIED.search(without_quotations(body[:_READ])))


@lru_cache(maxsize=128)
def _is_its_own(body: str, names: tuple[str, ...]) -> bool:
    plain = without_quotations(body)
    return any(_did(plain, match) for name in names for match in re.finditer(re.escape(name), plain))


def _did(text: str, name: re.Match[str]) -> bool:
    before = text[max(0, name.start() - _NEAR) : name.start()]
    return bool(_TO_IT.search(before) or _IT_DID.match(text, name.end()))
