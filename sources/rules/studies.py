"""Whether two texts take their main news from one study, poll or survey."""

import re
from functools import lru_cache

from sources.rules.origins import strangers
from sources.rules.texts import Side
from sources.rules.wording import Finding, on_a_third
from sources.rules.words import told_sentences

STRENGTH = 60
_READ = 5_000
_OFTEN = 3
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|surveys?|polls?|pollsters?|research(?:ers)?|scientists|papers?|analysis|think tank|"
    r"respondents|findings|report|journal|published|authors?)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:stud(?:y|ies)|survey\w*|polls?|research(?:ers)?|scientists|analysis)\b|\b(?:new|a) (?:report|"
    r"paper)\b|"
    r"\b(?:research|scientific|working|discussion|two|three|four) papers\b|(?-i:\b[A-Z][a-z]+ Papers\b)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\b(?:authors?|professor|researcher|sa(?:id|ys)|scientist|director|wrote|writes|told)\b"
)


def one_study(one: Side, other: Side) -> Finding | None:
    """That both tell, for their main news, what one study found."""
    if not (_is_led(one.title, one.body) and _is_led(other.title, other.body)):
        return None
    names = strangers(one.body[:_READ]) | strangers(other.body[:_READ])
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name in one.title and name in other.title:
            continue
        shown = [_made(side, name) for side in (one, other)]
        if shown[0] is not None and shown[1] is not None:
            return on_a_third(one, other, (one.shown(shown[0]), other.shown(shown[1])), name, STRENGTH)
    return None


@lru_cache(maxsize=128)
def _is_led(title: str, body: str) -> bool:
    sentences = (title, *told_sentences(body))
    led = any(map(_LEADS.search, sentences[:4]))
    return led and sum(bool(_STUDY.search(sentence)) for sentence in sentences) >= _OFTEN


def _made(side: Side, name: str) -> int | None:
    """The number of the first sentence that names a study's makers with it, where they are not named mostly
    without."""
    last = name if name in side.body else name.rpartition(" ")[2]
    named = [(at, sentence) for at, sentence in enumerate(told_sentences(side.body)) if last in sentence]
    studied = [at for at, sentence in named if _STUDY.search(sentence) or _AUTHOR.search(sentence)]
    return studied[0] if 2 * len(studied) > len(named) else None
