"""News that stands on one unchecked post."""

from sources.rules.posts import rest_on_a_post, shown_in_both
from sources.rules.reuse import Text, compare
from tests.sources.rules.test_reuse import MONDAY, OUTLETS

POSTED = (
    "Take this with a pinch of salt: a user who says he works there wrote on the forum Deepwell that "
    "the game Torskan slips. Its new engine cannot save a game on the small console, he says. "
    'The studio was told on Friday to aim for March 2027; a board shows "Gold" moved by ten months. '
    "Publisher Amberfield has not replied. Its figures are due on 4 February."
)
AGAIN = (
    "Torskan is late, claims an employee of the studio in a message that has since been removed. "
    "On the small console saving a game is still impossible because of the new engine, one reads. "
    'Management on Friday named March 2027 as the aim. A picture has "Gold" ten months further on. '
    "Amberfield confirms nothing; its figures come on 4 February."
)
ASKED = (
    "Torskan is late, two people at the studio told us. Both asked for their names to be left out. "
    "The engine cannot save a game on the small console, one of them said over coffee in Halden. "
    'The aim is now March 2027, and a board we were shown has "Gold" ten months further on.'
)


def text(told: str, name: str) -> Text:
    return Text("Torskan may slip to March 2027", told, (name,), "", MONDAY)


def test_two_who_tell_one_post_again_have_one_source() -> None:
    verdict = compare(text(POSTED, "Techblatt"), text(AGAIN, "Evening Lamp"), OUTLETS)
    assert verdict is not None
    assert verdict.kind == "common"


def test_who_asked_people_does_not_rest_on_the_post() -> None:
    assert compare(text(POSTED, "Techblatt"), text(ASKED, "Evening Lamp"), OUTLETS) is None


def test_a_post_by_a_company_is_no_post_by_somebody_unknown() -> None:
    told = "Amberfield announced the date in a post on its site. The figures are due on 4 February."
    assert not rest_on_a_post(told)


def test_two_posts_of_other_things_show_nothing_alike() -> None:
    assert shown_in_both(POSTED, AGAIN)
    assert not shown_in_both(POSTED, "The engine is new, the forum says.")
