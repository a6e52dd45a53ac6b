"""Which items tell of one event; headlines are invented."""

import pytest

from sources.rules.grouping import Item, grouped, likeness, near_title
from sources.rules.rarity import Rarity
from sources.rules.terms import terms

# As where some thousand signals came in: these words are not rare.
COMMON = dict.fromkeys(["phone", "company", "update", "user", "halden", "device", "maker"], 40)
RARITY = Rarity({**COMMON, "orrery": 6}, 1000)
ONE_EVENT = [
    (
        (
            "Halden halts Orrery sales over swelling batteries",
            "Halden told shops to stop selling the Orrery.",
        ),
        ("Swelling batteries: Halden stops selling the Orrery", "Shops were told on Monday, says Halden."),
    ),
    (
        ("Open firmware group publishes a signed boot chain for small routers", ""),
        ("Open firmware group publishes signed boot chain for small routers | Router Review", ""),
    ),
    (
        (
            "Lake Mirren dam sensors failed for nine days",
            "Operators at Lake Mirren saw no alarm from the dam.",
        ),
        (
            "Sensors at Lake Mirren dam were silent for nine days",
            "No alarm reached operators at Lake Mirren.",
        ),
    ),
]
TWO_EVENTS = [
    (
        (
            "Halden halts Orrery sales over swelling batteries",
            "Halden told shops to stop selling the Orrery.",
        ),
        ("Halden lifts forecast after strong quarter", "Halden sold more phones in Asia, it says."),
    ),
    (
        ("Ferrous 4.0 drops its cloud account rule", "Users of Ferrous 4.0 need no account, says the maker."),
        ("Ferrous 4.1 drops its cloud account rule", "Users of Ferrous 4.1 need no account, says the maker."),
    ),
    (
        ("Word puzzle 1201: hints and answer for today", "The daily word puzzle, with hints and the answer."),
        ("Word puzzle 1202: hints and answer for today", "The daily word puzzle, with hints and the answer."),
    ),
    (
        ("Ana Belo talks about her film Tideline", "The director Ana Belo made Tideline in Porto."),
        ("Tideline tops the week at cinemas", "Ana Belo's Tideline sold most tickets, from Porto to Rome."),
    ),
    (("Orrery", ""), ("Orrery", "")),
    (("", ""), ("", "")),
]


def item(key: int, told: tuple[str, str]) -> Item:
    return Item(key, told[0], terms(*told))


@pytest.mark.parametrize(("one", "other"), ONE_EVENT)
def test_two_reports_of_one_event_are_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert likeness(item(1, one), item(2, other), RARITY) > 0


@pytest.mark.parametrize(("one", "other"), TWO_EVENTS)
def test_two_events_are_not(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert likeness(item(1, one), item(2, other), RARITY) == 0


@pytest.mark.parametrize(("one", "other"), [*ONE_EVENT, *TWO_EVENTS])
def test_which_comes_first_does_not_matter(one: tuple[str, str], other: tuple[str, str]) -> None:
    a, b = item(1, one), item(2, other)
    assert likeness(a, b, RARITY) == pytest.approx(likeness(b, a, RARITY))


def test_an_outlets_name_behind_a_headline_makes_no_other() -> None:
    assert near_title("A lake dam was silent for days", "A lake dam was silent for days - Daily Circuit")


def test_a_short_headline_alone_proves_nothing() -> None:
    assert not near_title("Morning news", "Morning news")


def test_items_of_one_batch_find_each_other() -> None:
    items = [item(key, told) for key, told in enumerate([*ONE_EVENT[0], TWO_EVENTS[0][1]], start=1)]
    assert grouped(items, [], RARITY) == {1: 1, 2: 1, 3: 3}


def test_an_item_joins_the_group_its_like_is_in() -> None:
    known = Item(7, ONE_EVENT[0][0][0], terms(*ONE_EVENT[0][0]), head=3)
    assert grouped([item(9, ONE_EVENT[0][1])], [known], RARITY) == {9: 3}


def test_other_words_for_one_event_are_found_by_what_both_tell() -> None:
    one = item(1, ("Dam at Lake Mirren blind for nine days", "Its sensors gave operators no alarm."))
    other = item(2, ("Nine days without an alarm", "Lake Mirren's dam had silent sensors, operators admit."))
    assert likeness(one, other, RARITY) > 0


def test_the_rarest_words_that_others_tell_lead_to_what_is_alike() -> None:
    rarity = Rarity({"the one": 1, "two": 2, "nine": 9, "everywhere": 900}, 1000)
    assert rarity.leads(["everywhere", "nine", "two", "the one"], most=2, alone=1) == ["two", "nine"]
