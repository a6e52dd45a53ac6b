"""On whose report a text rests for its main news."""

from sources.rules.basis import CARRIES, bases
from sources.rules.outlets import Outlets

KNOWN = Outlets({"courier": ["Harbour Courier"], "lamp": ["Evening Lamp"]})
REST = " The board met at noon. Staff were told by letter. Nobody follows him for now."


def weight(lead: str) -> float:
    return bases("Halmar dismisses its chief", lead + REST, KNOWN)[0].weight


def test_what_came_of_a_report_is_news_of_its_own() -> None:
    after = "Halmar dismissed its chief days after a Harbour Courier investigation told of hidden losses."
    told = "Halmar dismissed its chief, a Harbour Courier investigation of hidden losses found."
    assert weight(after) < weight(told)


def test_what_a_report_tells_rests_on_it() -> None:
    assert weight("Halmar has dismissed its chief, the Harbour Courier reports.") >= CARRIES
