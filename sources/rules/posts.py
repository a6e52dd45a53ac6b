"""News that stands on one post by somebody nobody knows: two who tell it again have one source."""

import re
from functools import lru_cache

from sources.rules.accounts import figures_of
from sources.rules.words import told_sentences

_SOON = 5
_WHO = (
    r"(?:user|poster|commenter|redditor|moderator|employee|worker|staffer|developer|insider|engineer|person|someone|"
    r"somebody|leaker|tipster|account|anonymous(?:ly)?|pseudonym\w*|handle|member|customer|owner|nickname|whistleblower)"
)
_WHERE = (
    r"(?:forum|thread|subreddit|reddit|4chan|weibo|discord|telegram|message board|imageboard|blind|glassdoor|"
    r"post(?:ed|ing|s)?|message|comment|tweet(?:ed|s)?|upload(?:ed)?)"
)
_POST = re.compile(
    rf"\b{_WHO}s?\b[^.\n]{{0,100}}\b{_WHERE}\b|\b{_WHERE}\b[^.\n]{{0,100}}\b{_WHO}s?\b", re.IGNORECASE
)
_UNCHECKED = re.compile(
    r"\b(?:if (?:it is|it's|this (?:post )?is|the \w+ (?:is|are)|they are|they're) (?:real|true|genuine|"
    r"authentic)|"
    r"grains? of salt|all the salt|pinch of salt|claims?|allege[sd]?|allegedly|purported(?:ly)?|"
    r"unverified|unconfirmed|"
    r"(?:not|no|can't|cannot|could not|couldn't|unable to|impossible to)\b[^.\n]{0,40}\b"
    r"(?:verif\w+|confirm\w*|authentic\w*|genuine|check\w*)|"
    r"rumou?rs?|supposed(?:ly)?|in the air|no (?:official )?confirmations?)\b",
    re.IGNORECASE,
)
_IN_MARKS = re.compile(r"[\"\u201c]([^\"\u201c\u201d\n]{2,80})[\"\u201d]")
_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,4}\b"
)


@lru_cache(maxsize=128)
def rest_on_a_post(body: str) -> bool:
    """Whether a text's head tells what somebody unknown posted, and that nobody has checked it."""
    opening = [sentence[:1_000] for sentence in told_sentences(body)[:_SOON]]
    return any(map(_POST.search, opening)) and bool(_UNCHECKED.search(body[:4_000]))


def shown_in_both(one: str, other: str) -> bool:
    """Whether both tell some small thing alike: a word in marks, a figure, a day."""
    return bool(_details(one) & _details(other))


@lru_cache(maxsize=128)
def _details(body: str) -> frozenset[str]:
    read = body[:6_000]
    marked = {match[1].strip(" ,.!?").casefold() for match in _IN_MARKS.finditer(read)}
    return frozenset(marked | set(_DATE.findall(read)) | figures_of(read))
