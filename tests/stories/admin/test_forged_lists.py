"""Nobody stops a list of the desk by what they write behind its address."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from newsroom.desk import desk
from tests.stories.walking import NAMES, address, one_of_each

pytestmark = pytest.mark.each

LISTS = [name for name in NAMES if name.endswith("_changelist")]
# As most lists read an address: their own base.
BASED = [name for name in LISTS if name not in {"sources_signal_changelist", "stories_event_changelist"}]
HUGE = "9" * 20
LINK = re.compile(r'href="(\?[^"#]*)"')
# What no list offers: any column, by any comparison, and what the stock admin's pop-ups ask for.
FORGED = [
    f"id__in={HUGE}",
    f"pk__in={HUGE}",
    f"id__gt={HUGE}",
    "id__range=x",
    "headline__regex=(",
    "title__range=x",
    "reasons__contains=x",
    f"next_at__year={HUGE}",
    f"publisher={HUGE}",
    "label=9223372036854775808",
    "_to_field=password",
    "_to_field=id",
    "_popup=1",
    "_facets=True",
    "nonsense=%00",
    "__=1",
]
VALUES = (HUGE, "9223372036854775808", "%00", "x&{}=%00")
PLACES = ("q=%00", f"p={HUGE}", "p=-1", f"o={HUGE}", "o=x.-9", "older=x", f"newer=1_{HUGE}", "all=", "e=2")


@pytest.fixture
def keys(writer: User, editor: User) -> dict[str, int]:
    return one_of_each(writer, editor)


@pytest.fixture
def chief(db: None) -> Client:
    chief = User.objects.create_superuser("chief")
    client = Client(raise_request_exception=False)
    client.force_login(chief)
    return client


def own(name: str) -> list[str]:
    """Every parameter of every filter of a list, with values that are no choice of it."""
    screen = next(one for one in desk.screens() if name.startswith(_stem(one)))
    names: list[str] = []
    for one in screen.list_filter:
        if isinstance(one, type):
            names += [one.parameter_name]  # type: ignore[attr-defined]
        else:
            column = str(one if isinstance(one, str) else next(iter(one)))  # type: ignore[arg-type]
            names += [column, f"{column}__exact", f"{column}__isnull", f"{column}__id__exact"]
    return [f"{field}={value.format(field)}" for field in names for value in VALUES]


def _stem(screen: object) -> str:
    opts = screen.opts  # type: ignore[attr-defined]
    return f"{opts.app_label}_{opts.model_name}_"


@pytest.mark.parametrize("name", LISTS)
def test_no_forged_address_breaks_a_list(chief: Client, keys: dict[str, int], name: str) -> None:
    at = address(name, keys)
    told = {query: chief.get(f"{at}?{query}").status_code for query in [*FORGED, *PLACES, *own(name)]}
    assert {query: status for query, status in told.items() if status not in {200, 302}} == {}


@pytest.mark.parametrize("name", BASED)
def test_what_a_list_does_not_offer_is_answered_by_the_whole_list(
    chief: Client, keys: dict[str, int], name: str
) -> None:
    at = address(name, keys)
    told = {query: chief.get(f"{at}?{query}").headers.get("Location") for query in FORGED}
    if name == "stories_story_changelist":
        # Its own filter; what is no choice of it narrows nothing.
        assert told.pop("label=9223372036854775808") is None
    assert set(told.values()) == {f"{at}?e=1"}


def test_whatever_a_list_offers_it_takes(chief: Client, keys: dict[str, int]) -> None:
    at = [address(name, keys) for name in BASED]
    offered = [f"{one}{unescape(link)}" for one in at for link in LINK.findall(chief.get(one).text)]
    assert len(offered) > len(at)
    assert [link for link in offered if chief.get(link).status_code != 200] == []


def test_the_whole_list_says_why_it_is_whole(chief: Client, keys: dict[str, int]) -> None:
    told = {name: chief.get(f"{address(name, keys)}?e=1").text for name in BASED}
    assert [name for name, page in told.items() if "something this list does not offer" not in page] == []


def test_a_list_that_was_misunderstood_twice_is_still_shown(chief: Client) -> None:
    at = reverse("admin:stories_story_changelist")
    assert chief.get(f"{at}?e=1&headline__regex=x")["Location"] == f"{at}?e=1"


def test_the_words_of_a_colleague_that_are_completed_may_be_anything(chief: Client) -> None:
    asked = {"app_label": "sources", "model_name": "publisher", "field_name": "owner"}
    forged = ({"term": "\0"}, {"page": HUGE}, {"page": "x"}, {"field_name": "id"}, {"model_name": "x"})
    at = reverse("admin:autocomplete")
    assert {chief.get(at, {**asked, **more}).status_code for more in forged} <= {200, 403, 404}
