"""Who wrote a page.

A name is looked for where it is surest, and the first place that has one wins:

1. a line by the headline that begins with "By", unless the page's data names the same people and more;
2. what the page's data states, in its head and its schema.org items (stated.py);
3. what merely stands where bylines do: it may be a box about someone else (shown.py);
4. what follows a label ("Author"), what the scripts start from (state.py), who signs off (hints.py);
5. a name of one word, or one that a general reader found: only where nothing but an author is meant;
6. an agency where bylines stand, a name before the day or under a picture, a body in the data: where no
   person is named otherwise.

What stands in those places and is another's is told in others.py; what a name is, and what only looks like
one, in names.py.
"""

from collections.abc import Collection

from sources.intake.facts import PAGE, Fact, line
from sources.intake.hints import (
    after_day,
    after_label,
    agency_alone,
    attributed,
    beside_day,
    introduced,
    one_word,
    pictured,
    signed_off,
    stands,
)
from sources.intake.names import key, people
from sources.intake.others import said
from sources.intake.page import Page
from sources.intake.place import Places
from sources.intake.shown import Shown
from sources.intake.state import drawn
from sources.intake.stated import AUTHOR_LENGTH, Named, bodies, stated


def author(page: Page, guess: str | None, where: Places, ours: Collection[str]) -> Fact[str] | None:
    """The people (or, where none is named, the body) a page is by, as "A, B". `guess` is what other means
    read off the page; `ours` are the names of its publisher, which are nobody's."""
    shown = Shown(where, ours)
    found = _best(page, shown) or _aside(page, shown) or _alone(page, shown, guess) or _last(page, shown)
    return Fact(line(", ".join(found.value), AUTHOR_LENGTH), found.source) if found else None


def _best(page: Page, shown: Shown) -> Named | None:
    """What the page shows as "by A and B" at its headline wins over its data, unless that names them and
    more or who it names stands nearer; a body that signs there wins over a name that nobody sees."""
    for fact in stated(page, shown.ours):
        is_seen = not shown.signed or any(shown.is_seen(name) for name in fact.value)
        if is_seen and (_covers(fact.value, shown.led) or shown.are_nearer(fact.value)):
            return _fuller(fact, shown)
    return _on_page(shown.led or [shown.signed] * bool(shown.signed) or shown.standing())


def _fuller(fact: Named, shown: Shown) -> Named:
    """The names the page shows side by side at its headline, where they are the stated ones and more."""
    side = shown.side_by_side()
    return Fact(side, PAGE) if len(side) > len(fact.value) and _covers(side, fact.value) else fact


def _covers(names: list[str], others: list[str]) -> bool:
    return {key(name) for name in names} >= {key(name) for name in others}


def _aside(page: Page, shown: Shown) -> Named | None:
    """Where no byline is: what follows a label, what scripts start from, who signs off."""
    heading = shown.where.heading
    titles = [*page.meta("og:title"), *([said(heading)] if heading is not None else [])]
    # who put up a video is told of elsewhere, as its poster
    is_video = any(kind.startswith("video") for kind in page.meta("og:type"))
    told = [] if is_video else drawn(page, titles, shown.ours)
    return _on_page(after_label(shown) or told or attributed(shown) or after_day(shown) or signed_off(shown))


def _alone(page: Page, shown: Shown, guess: str | None) -> Named | None:
    """Names of one word or without capitals: only where nothing but an author is meant."""
    named = people([guess or ""], shown.ours)
    if named and stands(shown, named[0]):
        return Fact(named, PAGE)
    return next(stated(page, shown.ours, alone=True), None) or _on_page(one_word(shown))


def _last(page: Page, shown: Shown) -> Named | None:
    """Where no person is named: an agency, a name beside the day, a body."""
    found = _on_page(agency_alone(shown) or beside_day(shown) or introduced(shown) or pictured(shown))
    return found or next((Fact([fact.value], fact.source) for fact in bodies(page, shown.ours)), None)


def _on_page(names: list[str]) -> Named | None:
    return Fact(names, PAGE) if names else None
