"""What was changed of a publisher or a label is said when it is saved, and in the log."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import strip_tags

from sources.models import Domain, Publisher
from sources.models.publisher import UNSEEN
from stories.admin.telling import tell
from stories.admin.told_changes import moved
from stories.models import Author, Event, Label, LabelRule, Section
from tests.stories.admin.test_publisher import a_publisher, address, form
from tests.stories.making import label

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    client.force_login(publisher)
    return client


@pytest.fixture
def outlet() -> Publisher:
    """Owned by Yahoo, with one domain."""
    made = a_publisher("Engadget", a_publisher("Yahoo"))
    Domain.objects.create(host="engadget.example", publisher=made)
    return made


def domains(outlet: Publisher, host: str = "engadget.example", **more: str) -> dict[str, str]:
    """The rows below a publisher's form, as the page sends them."""
    row = Domain.objects.get(publisher=outlet)
    told = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "1", "0-id": str(row.pk), "0-host": host} | more
    return {f"domains-{name}": value for name, value in told.items()} | {
        "domains-0-publisher": str(outlet.pk)
    }


def save(desk: Client, where: str, typed: dict[str, str]) -> str:
    """The sentence above the page that follows."""
    answer = desk.post(where, typed, follow=True)
    (said,) = answer.context["messages"]
    return unescape(strip_tags(str(said)))


def in_the_log() -> str:
    return tell([Event.objects.latest("pk")])[0].words


def test_what_was_changed_of_a_publisher_is_said(desk: Client, outlet: Publisher) -> None:
    apollo = a_publisher("Apollo")
    rows = domains(outlet, TOTAL_FORMS="2", **{"1-host": "endgadget.example"})
    said = save(desk, address(outlet), form(outlet, owner=str(apollo.pk)) | rows)
    assert said == "Engadget: owner changed from Yahoo to Apollo; domain endgadget.example added."


def test_and_stands_in_the_log(desk: Client, outlet: Publisher) -> None:
    apollo = a_publisher("Apollo")
    save(desk, address(outlet), form(outlet, owner=str(apollo.pk)) | domains(outlet))
    assert in_the_log() == "changed the publisher Engadget: owner changed from Yahoo to Apollo"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "Engadget UK"}, "name changed from “Engadget” to “Engadget UK”"),
        ({"owner": ""}, "owner taken away, it was Yahoo"),
        ({"kind": "wire"}, "kind changed from Outlet to Wire"),
        ({"confidence": "3"}, "how sure that is changed from Known to Confirmed by a look-up"),
        ({"as_of": "2026-03"}, "ownership known as of set to “2026-03”"),
        ({"note": "Sold. " * 20}, "note written"),
    ],
)
def test_each_kind_of_field_in_its_words(
    desk: Client, outlet: Publisher, changes: dict[str, str], said: str
) -> None:
    stands = {"owner": str(outlet.owner_id)}
    told = save(desk, address(outlet), form(outlet, **{**stands, **changes}) | domains(outlet))
    assert told == f"{changes.get('name', 'Engadget')}: {said}."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"host": "engadget.test"}, "domain changed from engadget.example to engadget.test"),
        ({"0-DELETE": "on"}, "domain engadget.example taken away"),
    ],
)
def test_domains_in_theirs(desk: Client, outlet: Publisher, rows: dict[str, str], said: str) -> None:
    typed = form(outlet, owner=str(outlet.owner_id)) | domains(outlet, **rows)
    assert save(desk, address(outlet), typed) == f"Engadget: {said}."


def test_a_note_that_goes_by_itself_is_told_too(desk: Client, outlet: Publisher) -> None:
    outlet.note, outlet.confidence = f"Proposed from engadget.example on 2 May; {UNSEEN}.", 1
    outlet.save()
    typed = form(outlet, owner=str(outlet.owner_id), note=outlet.note, confidence="3") | domains(outlet)
    assert save(desk, address(outlet), typed).endswith("; note taken away.")


def test_what_is_kept_as_it_was_is_no_change(desk: Client, outlet: Publisher) -> None:
    Publisher.objects.filter(pk=outlet.pk).update(about="A weekly.")
    typed = form(outlet, owner=str(outlet.owner_id), about="A  weekly.") | domains(outlet)
    assert save(desk, address(outlet), typed) == "Nothing was changed."


@pytest.mark.parametrize("button", ["_save", "_continue"])
def test_a_save_that_changes_nothing_says_so(desk: Client, outlet: Publisher, button: str) -> None:
    typed = form(outlet, owner=str(outlet.owner_id)) | domains(outlet)
    assert save(desk, address(outlet), typed | {button: "yes"}) == "Nothing was changed."
    assert not Event.objects.exists()


def test_who_stays_stays_on_its_page_in_the_same_list(desk: Client, outlet: Publisher) -> None:
    where = f"{address(outlet)}?_changelist_filters=q%3Deng"
    typed = form(outlet, owner=str(outlet.owner_id)) | domains(outlet)
    assert desk.post(where, typed | {"_continue": "yes"})["Location"] == where
    assert "q=eng" in desk.post(where, typed | {"_save": "yes"})["Location"]


def test_an_outsiders_markup_stays_text(desk: Client, outlet: Publisher) -> None:
    page = desk.post(address(outlet), form(outlet, name="<b>E</b>") | domains(outlet), follow=True)
    assert "name changed from “Engadget” to “&lt;b&gt;E&lt;/b&gt;”" in page.content.decode()


def _label_form(one: Label, **rows: str) -> dict[str, str]:
    names = ("name", "meaning", "about", "colour", "rank")
    told: dict[str, Any] = {name: getattr(one, name) for name in names} | {"publishable": "on"}
    rules = list(one.rules.all())
    told |= {"rules-TOTAL_FORMS": len(rules), "rules-INITIAL_FORMS": len(rules)}
    for n, rule in enumerate(rules):
        fields: dict[str, Any] = {"id": rule.pk, "label": one.pk, "least_layers": rule.least_layers}
        fields |= {"least_first_hand": rule.least_first_hand}
        fields |= {"unnamed_count": "on"} if rule.unnamed_count else {}
        fields |= {"contradictions_allowed": "on"} if rule.contradictions_allowed else {}
        told |= {f"rules-{n}-{name}": value for name, value in fields.items()}
    return told | rows


def test_a_rule_of_a_label_is_told_before_and_after(desk: Client) -> None:
    one = label("corroborated")
    typed = _label_form(one, **{"rules-0-least_layers": "3", "rules-0-least_first_hand": "1"})
    said = save(desk, f"/desk/stories/label/{one.pk}/change/", typed)
    assert said == ("Corroborated: rule changed from “2 layers” to “3 layers, 1 of them first-hand”.")
    assert LabelRule.objects.get(label=one).least_layers == 3


def test_a_labels_own_words_too(desk: Client) -> None:
    one = label("emerging")
    said = save(desk, f"/desk/stories/label/{one.pk}/change/", _label_form(one, meaning="Early."))
    assert said == "Emerging: meaning rewritten."
    assert in_the_log() == "changed the label Emerging: meaning rewritten"


def test_sections_and_authors_say_it_too(desk: Client, writer: User) -> None:
    section = Section.objects.create(
        name="Devices", slug="devices", position=1, about="Machines.", angle="How it feels."
    )
    typed = {"name": "Devices", "about": "Machines.", "angle": "How it feels.", "position": "4"}
    said = save(desk, f"/desk/stories/section/{section.pk}/change/", typed)
    assert said == "Devices: order changed from 1 to 4."
    author = Author.objects.create(name="Lena", slug="lena")
    typed = {"name": "Lena", "slug": "lena", "about": "", "user": "writer"}
    assert save(desk, f"/desk/stories/author/{author.pk}/change/", typed) == "Lena: account set to writer."


def test_what_was_recorded_before_is_told_as_it_was(publisher: User) -> None:
    Event.objects.record("changed publisher", by=publisher, name="Engadget", fields=["owner"])
    assert in_the_log() == "changed the publisher Engadget: owner"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [("a", "b", "x changed from a to b"), ("", "b", "x set to b"), ("a", "", "x taken away, it was a")],
)
def test_a_value_that_came_went_or_moved(before: str, after: str, said: str) -> None:
    assert moved("x", before, after) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [("", "b" * 99, "written"), ("a" * 99, "", "taken away"), ("a" * 99, "b", "rewritten")],
)
def test_of_a_long_one_only_that(before: str, after: str, said: str) -> None:
    assert moved("x", before, after) == f"x {said}"
