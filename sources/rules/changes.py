"""What a later look at a kept page found, against what was kept: in kinds, and in plain words."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sources.rules.rewording import Rewording, kept_share, reworded
from sources.rules.words import sentences, words

# A page shows less than this part of what it showed, and only its beginning: it stands behind a wall.
CUT: Final = 0.5
LEAST_WORDS: Final = 80
SAME_START: Final = 0.8
# With so much of its text still there, a page that moved is the page, not a front page.
STILL_ITSELF: Final = 0.5
LONGEST: Final = 220
_INDEX = frozenset({"index.html", "index.htm", "index.php", "home", "default.aspx"})
_THING = r"(?:article|story|report|post|piece|paper|page)"
# A retraction takes a source out of the count: it must speak of itself, from its first word on. A report
# on somebody else's retraction says it further inside.
_RETRACTION = re.compile(
    r"^\W*(?:editor['\u2019]?s note\W+|update\W+)?(?:(?:retraction|retracted|withdrawn)\s*[:\].]|"
    rf"this {_THING} (?:has been|was|is) (?:retracted|withdrawn)\b|"
    rf"we (?:have |hereby )?(?:retracted|withdrawn|retract|withdraw) this {_THING}\b)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    rf"^\W*(?:corrections?|corrected|clarification|editor['\u2019]s note)\b\W|"
    rf"\b(?:an earlier|a previous) version of this {_THING}\b|"
    rf"\bthis {_THING} (?:has been|was) (?:corrected|amended|updated to correct)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as one look saw it: the address `asked` and where that led, its title and text, and the
    notice of a correction or retraction it carries ("corrected" or "retracted" in `notice_kind`)."""

    asked: str
    final: str
    title: str = ""
    text: str = ""
    notice: str = ""
    notice_kind: str = ""
    walled: bool = False

    @property
    def told(self) -> str:
        """Headline and text, as one."""
        return f"{self.title.strip()}.\n{self.text}" if self.title.strip() else self.text


@dataclass(frozen=True, slots=True)
class Found:
    """`kind` as Change.Kind; `passage` the notice, or the first sentences that changed."""

    kind: str
    sentence: str
    passage: str = ""


def found(before: Seen | None, after: Seen, *, who: str, was: str = "") -> tuple[Found, ...]:
    """What `after` says that `before` (None: the page was never read) did not, gravest first.

    `who` names the publisher; `was` is "gone", "moved" or "walled" where an earlier look told so.
    """
    if leads_to_the_front(before, after):
        where = urlsplit(after.final).hostname or after.final
        sentence = f"{who}'s page now leads to a front page of {where} instead of the report."
        return () if was == "moved" else (Found("moved", sentence),)
    noticed = _notice(before, after, who)
    if noticed is None and stands_behind_a_wall(before, after):
        return () if was == "walled" else (behind_a_wall(who),)
    back = (Found("back", f"{who}'s page is there again."),) if was else ()
    told = noticed or _text(before, after, who)
    return (*((told,) if told else ()), *back)


def gone(who: str, status: int) -> Found:
    return Found("gone", f"{who}'s page is gone: its server says so (it answered {status}).")


def behind_a_wall(who: str) -> Found:
    return Found("walled", f"{who}'s page now stands behind a wall: only a part of it can be read.")


def leads_to_the_front(before: Seen | None, after: Seen) -> bool:
    """Whether the address now ends at the root or a section page of a site, not at the report."""
    asked, final = _steps(after.asked), _steps(after.final)
    if not asked or final == asked or (not final and urlsplit(after.final).query):
        return False
    if final and not _is_section(asked, final):
        return False
    kept = kept_share(sentences(before.text), sentences(after.text)) if before else 0.0
    return kept < STILL_ITSELF


def _steps(url: str) -> list[str]:
    steps = [step for step in urlsplit(url).path.lower().split("/") if step]
    return steps[:-1] if steps and steps[-1] in _INDEX else steps


def _is_section(asked: list[str], final: list[str]) -> bool:
    """A shorter address that is part of the old way, or names no single item."""
    if len(final) >= len(asked):
        return False
    named = final[-1].count("-") > 1 or any(sign.isdigit() for sign in final[-1])
    return asked[: len(final)] == final or not named


def stands_behind_a_wall(before: Seen | None, after: Seen) -> bool:
    if before is None or before.walled:
        return False
    return after.walled or _is_cut(words(before.text), words(after.text))


def _is_cut(whole: list[str], left: list[str]) -> bool:
    """Whether only the first part is left; an invitation to subscribe may stand at its end."""
    if len(whole) < LEAST_WORDS or not left or len(left) > CUT * len(whole):
        return False
    same = next((at for at, word in enumerate(left) if word != whole[at]), len(left))
    return same >= SAME_START * len(left)


def _notice(before: Seen | None, after: Seen, who: str) -> Found | None:
    for kind, text in _notices(before, after):
        if kind == "retracted":
            return Found(kind, f"{who} retracted its report: “{_short(text)}”", text)
        return Found(kind, f"{who}'s page now carries a correction: “{_short(text)}”", text)
    return None


def _notices(before: Seen | None, after: Seen) -> list[tuple[str, str]]:
    """Notices that were not there before, retractions first: the marked one, and those its text tells."""
    marked = [(after.notice_kind or "corrected", after.notice)] if after.notice.strip() else []
    told = [
        (kind, one)
        for kind, sign in (("retracted", _RETRACTION), ("corrected", _CORRECTION))
        for one in sentences(after.told)
        if sign.search(one)
    ]
    known = _run(f"{before.notice}\n{before.told}") if before else ""
    new = [(kind, text) for kind, text in (*marked, *told) if _run(text) not in known]
    return sorted(new, key=lambda pair: pair[0] != "retracted")


def _run(text: str) -> str:
    """The words alone, so that white space and signs make no other text."""
    return f" {' '.join(words(text))} "


def _text(before: Seen | None, after: Seen, who: str) -> Found | None:
    if before is None or not before.text.strip() or not after.text.strip():
        return None
    titled = before.title.strip() and after.title.strip()
    change = reworded(before.told, after.told) if titled else reworded(before.text, after.text)
    if change is None:
        return None
    return Found("text", f"{who} changed {_how_much(change)}.", _passage(change))


def _how_much(change: Rewording) -> str:
    percent = max(1, round(100 * change.share))
    parts = [
        f"{_counted(len(part), 'sentence')} {verb}"
        for part, verb in ((change.came, "came"), (change.went, "went"))
        if part
    ]
    return f"its text by about {percent} %: {', '.join(parts)}"


def _passage(change: Rewording) -> str:
    return " ".join((change.came or change.went)[:2])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
