import pytest

from sources.rules.discretion import gives_away

NAME, CONTACT = "Jonas Brandvøll", "Signal +47 912 34 567, jonas.b@example.org, or the harbour office"


@pytest.mark.parametrize(
    "text",
    [
        "to call Jonas back",
        "to call jonas back",
        "about BRANDVØLL's licence",
        "Jonas Brandvøll",
        "call 912 34 567",
        "call 0047 91234567",
        "write to jonas.b@example.org",
    ],
)
def test_a_sentence_with_a_part_of_who_it_is_gives_away(text: str) -> None:
    assert gives_away(text, name=NAME, contact=CONTACT)


@pytest.mark.parametrize(
    "text",
    [
        "A harbour pilot",
        "to call back before the second interview",
        "on 19 November 2026 at the office",
        "call 555 12 000",
        "",
    ],
)
def test_a_sentence_without_is_fine(text: str) -> None:
    assert not gives_away(text, name=NAME, contact=CONTACT)


@pytest.mark.parametrize(
    ("name", "text"), [("José Peña", "to reach jose"), ("Zoë", "ask ZOE"), ("Élan von Au", "about elan")]
)
def test_accents_hide_nobody(name: str, text: str) -> None:
    assert gives_away(text, name=name)


def test_a_name_written_without_spaces_is_found() -> None:
    assert gives_away("关于王伟的执照", name="王伟")


def test_short_names_are_sought_whole() -> None:
    assert gives_away("to ask Bo Li", name="Bo Li")
    assert not gives_away("to ask about the boiler", name="Bo Li")


def test_particles_of_a_name_are_no_hint() -> None:
    assert not gives_away("the van at the quay", name="Ada van Dijk")


def test_nobody_written_down_gives_nobody_away() -> None:
    assert not gives_away("anything at all")
