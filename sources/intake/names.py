"""People's names out of bylines: without the outlets, roles, handles, places and dates around them.

A byline is cut into stretches that may be names (`_parts`), and each is stripped of what is not one
(`_person`): what it leaves must look like a name and hold no word that names never hold (words.py).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from sources.intake import words
from sources.intake.facts import line

MOST_NAMES = 12
_LONGEST_TEXT = 400
_MOST_WORDS = 5


def people(texts: Iterable[str], ours: Collection[str], *, alone: bool = False) -> list[str]:
    """The names of people in bylines, in order, each once. `ours` are the names of the publisher, which are
    nobody's; `alone` also takes a single word for a name, and one without a capital."""
    names: dict[str, str] = {}
    for text in texts:
        is_site = _is_addressed(text, ours) or any(key(text) == key(own) for own in ours)
        for part in () if is_site else _parts(text, ours):
            name = _person(part, ours, alone=alone)
            if name:
                names.setdefault(key(name), name)
    return list(names.values())[:MOST_NAMES]


def body(text: str, ours: Collection[str]) -> str:
    """The name of a body that signs a page (an agency, an institute, "Editorial"); "" for an address, a
    role or the publisher itself."""
    name = _unmarked(words.LEAD.sub("", words.LATE_LEAD.sub("", line(text, 80))).strip(" ,.-:|"), ours)
    is_none = len(name) < 2 or words.DOMAIN.search(name) or not any(c.isalpha() for c in name)
    if (
        is_none
        or name.casefold().startswith("for ")
        or is_ours(name, ours)
        or begins_ours(name, ours)
        or words.POST.search(name)
        or words.YEAR.search(name)
    ):
        return ""
    return "" if _is_addressed(text, ours) else name


def _unmarked(name: str, ours: Collection[str]) -> str:
    """A name without the publisher's, which a mark parts from it: "Ada - The Bridge"."""
    name = words.COUNTED.sub("", name)
    before, _, after = words.MARKED_OFF.sub("|", name).partition("|")
    return before.strip() if after and before.strip() and is_ours(after, ours) else name


def agency(text: str) -> str:
    """The news agency a text names and nothing else; "" where it does not."""
    name = line(text, 80).strip(" ,.-:|/()")
    return name if words.AGENCY.match(name) else ""


def is_wire(name: str) -> bool:
    """Whether a name is a news agency's or an outlet's, as far as can be told from it."""
    return bool(agency(name) or words.OUTLET.search(name))


def is_ours(name: str, ours: Collection[str]) -> bool:
    """Whether a name is the publisher's own, give or take "News", "Online", "of the" and the like."""
    mine = _bare(words.OF.sub("", name))
    return not mine or any(mine == _bare(own) for own in ours)


def begins_ours(name: str, ours: Collection[str]) -> bool:
    """Whether a name is the first words of the publisher's: what "TC Redazione" leaves, at TC Newsnet."""
    return any(own.casefold().startswith(f"{name.casefold()} ") for own in ours)


def led(text: str) -> bool:
    """Whether a text begins as a byline does ("By", "Von", "Written by")."""
    return bool(words.LEAD.match(text) or words.LATE_LEAD.match(text[:120]))


def helped(text: str) -> bool:
    """Whether a text begins by saying who helped ("Edited by", "Photographs:")."""
    return bool(words.OTHERS_WORK.match(text))


def key(name: str) -> str:
    """A name's letters, for comparing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", plain).casefold()


def _bare(name: str) -> str:
    return key(words.GENERIC.sub(" ", name.casefold().replace(".", " "))) or key(name)


def _is_addressed(text: str, ours: Collection[str]) -> bool:
    """Whether a text ends with the site's own address in brackets: "The Bridge (www.bridge.example)"."""
    hosts = {own.casefold() for own in ours if "." in own}
    found = words.IN_BRACKETS_LAST.search(text[:_LONGEST_TEXT])
    return found is not None and found[1].casefold().removeprefix("www.") in hosts


def _parts(text: str, ours: Collection[str]) -> Iterator[str]:
    """The stretches of a byline that may be names."""
    text = words.MAILED.sub(r"\1", line(text, _LONGEST_TEXT))
    text = words.ADDRESSES.sub("|", words.TAGS.sub(" | ", text))
    text = words.LEAD.sub("", words.LATE_LEAD.sub("", text))
    text = words.NICKNAME.sub("", text)
    text = words.IN_BRACKETS.sub(" ", words.OTHERS_IN_BRACKETS.sub("", text))
    text = words.SUFFIX.sub(r" \1", words.OTHERS_WORK.sub("", text))
    # run together are two names, or the two parts of what someone signs up with
    text = words.RUN_TOGETHER.sub(", " if " " in text.strip() else " ", text)
    start, after_office = 0, False
    for end in [*words.BETWEEN.finditer(text), None]:
        part, joined = text[start : end.start() if end else None], words.JOINS.search(text[:start])
        # "Ada Vik, Speak City Heights Reporter": what follows a comma and ends as a post is one, and
        # what follows a post is its field: "Senior Writer, Cloud Computing"
        is_field = after_office and text[:start].rstrip().endswith(",")
        if not start or joined or not (is_field or _is_office(part, ours)):
            two = words.BETWEEN_TWO.split(part)
            yield from two if all(len(half.split()) > 1 for half in two) else [part]
        named = bool(start) or bool(_person(part, ours, alone=False))
        after_office, start = named and _is_office(f" {part}", ours), end.end() if end else start


def _is_office(part: str, ours: Collection[str]) -> bool:
    """Whether a stretch ends as a post, or with the publisher's name ("South Halden Courier")."""
    names = tuple(f" {own.casefold()}" for own in ours if re.search(r"\w[\s-]\w", own))
    return bool(words.POST_AFTER.search(part)) or part.strip().casefold().endswith(names)


def _person(part: str, ours: Collection[str], *, alone: bool) -> str:
    name = words.LEAD.sub("", part.strip(" |.-*"))
    if words.POST_ALONE.match(name) or is_ours(name, ours):
        return ""
    for pattern in (words.STOP, words.AGENCY_AFTER, words.POST_AFTER, words.POST_BEFORE):
        name = pattern.sub("", name).strip(" ,.-\u2013\u2014:|·")
    name = words.DEGREES.sub(r"\1", _without_ours(name, ours))
    is_short = " " not in name and begins_ours(name, ours)
    if not words.NAME.match(name) or words.INITIALS.match(name) or is_short or is_ours(name, ours):
        return ""
    if any(p.search(name) for p in (words.POST, words.OUTLET, words.HOST)) or name.casefold() in words.PLACES:
        return ""
    parts = name.split()
    if parts[0] in words.ARTICLES or any(part.endswith(("'s", "\u2019s")) for part in parts):
        return ""
    is_never = words.NEVER & {part.casefold().strip(".") for part in parts}
    if is_never or len(parts) > _MOST_WORDS or _is_sentence(parts):
        return ""
    whole = len(parts) > 1 and parts[0][0].isupper() and parts[-1][0].isupper()
    return name if whole or alone else ""


def _is_sentence(parts: list[str]) -> bool:
    """ "Halden Works makes cars": what stands small within a name is short, or known to."""
    return any(part.islower() and len(part) > 3 and part not in words.PARTICLES for part in parts[1:-1])


def _without_ours(name: str, ours: Collection[str]) -> str:
    for own in ours:
        for end in (f" {own}", f" for {own}"):
            if len(own) > 2 and name.casefold().endswith(end.casefold()) and " " in name[: -len(end)].strip():
                return name[: -len(end)].strip(" ,-|")
    return name
