"""The newest of what was found, the same whichever way it is looked for."""

import pytest

from stories.models import CatalogueEntry
from stories.search import PRINTED, match, newest_matching, rare
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[0, 3_000])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are looked at one by one: none, or all there are."""
    monkeypatch.setattr(match, "FEW", request.param)


def found(text: str, most: int = 9, **within: str) -> list[str]:
    keys = newest_matching(CatalogueEntry.objects.filter(**within), PRINTED, text, most)
    slugs = dict(CatalogueEntry.objects.values_list("pk", "edition__slug"))
    return [slugs[key] for key in keys]


@pytest.mark.usefixtures("few")
def test_of_those_within_bounds_the_newest_come_first() -> None:
    for slug, label in (
        ("one", "emerging"),
        ("two", "confirmed"),
        ("three", "emerging"),
        ("four", "emerging"),
    ):
        publish(slug, label)
    assert found("laptops", label__slug="emerging") == ["four", "three", "one"]
    assert found("laptops charge", most=2, label__slug="emerging") == ["four", "three"]
    assert found('"charge laptops"', label__slug="emerging") == []
    assert found("laptops", label__slug="disputed") == found("", label__slug="emerging") == []


def test_what_a_rare_word_finds_is_named_and_what_a_common_one_finds_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = {publish(slug, "emerging").pk for slug in ("one", "two")}
    rows = CatalogueEntry.objects.all()
    found = rare(rows, PRINTED, "laptops")
    assert found is not None
    assert {rows.get(pk=key).edition_id for key in found} == kept
    assert rare(rows, PRINTED, "nothingofthekind") == []
    monkeypatch.setattr(match, "RARE", 1)
    assert rare(rows, PRINTED, "laptops") is None
