"""One firm, written in several ways."""

import pytest

from sources.rules.names import first_word, plain


@pytest.mark.parametrize(
    "name", ["Apple", "APPLE", "Apple Inc.", "Apple, Inc", "apple  inc", "Apple Corp.", "Apple Co. Ltd."]
)
def test_the_legal_form_is_no_part_of_the_name(name: str) -> None:
    assert plain(name) == "apple"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Foo S.p.A.", "foo"),
        ("Müller GmbH", "müller"),
        ("Apple TV", "apple tv"),
        ("SE", "se"),
        ("日本経済新聞社", "日本経済新聞社"),
        ("???", ""),
        ("", ""),
    ],
)
def test_what_is_left_is_the_name(name: str, folded: str) -> None:
    assert plain(name) == folded


def test_the_first_word_stands_as_it_is_written() -> None:
    assert (first_word("“The Courier”"), first_word("…")) == ("The", "")
