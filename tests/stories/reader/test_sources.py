"""The directory of sources, and the page of one: figures with their counts, and no secret."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from sources.models import Domain, Publisher

from .editions import publish
from .frozen import evidence, reference

pytestmark = pytest.mark.django_db


def read(client: Client, address: str = "/sources/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def resting_on(*names: str, owner: str = "", **facts: Any) -> dict[str, Any]:
    """Evidence of one reference a name, in a layer each."""
    notes = [
        reference(
            n,
            letter,
            publisher={"name": name, "slug": name.lower(), "owner": owner},
            published=f"2026-11-12T0{n}:00:00+00:00",
            **facts,
        )
        for n, (letter, name) in enumerate(zip("ABCD", names, strict=False), 1)
    ]
    return evidence({note["layer"]: [note["n"]] for note in notes}, references=notes)


def line(page: str, name: str) -> str:
    return page.split(f">{name}</a>")[1].split("</tr>", maxsplit=1)[0]


def test_without_a_story_it_says_so(client: Client) -> None:
    assert "No published story names a source yet." in read(client)


def test_a_source_is_listed_with_its_owner_and_its_counts(client: Client) -> None:
    publish("one", evidence_=resting_on("Wired", "Ledger", owner="Advance"))
    publish("two", evidence_=resting_on("Ledger", "Wired", owner="Advance"))
    found = line(read(client), "Wired")
    assert "Advance" in found
    assert '<b>2</b> <span class="directory__of">stories rest on it' in found
    assert "<b>1</b> of 2" in found


def test_what_became_of_its_stories_is_counted(client: Client) -> None:
    for slug, label, kind in (("a", "confirmed", "promote"), ("b", "retracted", "retract"), ("c", "", "")):
        first = publish(slug, evidence_=resting_on("Wired"))
        if label:
            publish(slug, label, story=first.story, kind=kind, evidence_=resting_on("Wired"))
    assert "1 raised, 0 lowered, 1 retracted" in line(read(client), "Wired")


def test_a_source_that_came_later_began_nothing(client: Client) -> None:
    first = publish(evidence_=resting_on("Wired"))
    publish(story=first.story, evidence_=resting_on("Wired", "Ledger"))
    assert "None was first published on it" in line(read(client), "Ledger")


def test_no_figure_is_a_share(client: Client) -> None:
    publish(evidence_=resting_on("Wired"))
    assert "%" not in read(client).split("<main")[1]


@pytest.mark.parametrize("address", ["/sources/", "/sources/wired/"])
def test_a_confidential_source_is_on_no_page(client: Client, address: str) -> None:
    hidden = resting_on("Hush", confidential=True)["references"][0] | {"n": 2, "layer": "B"}
    shown = resting_on("Wired")["references"][0]
    publish(evidence_=evidence({"A": [1], "B": [2]}, references=[shown, hidden]))
    assert "hush" not in read(client, address).lower()
    assert client.get("/sources/hush/").status_code == 404


def test_a_publisher_no_edition_cites_is_not_found(client: Client) -> None:
    Publisher.objects.create(name="Never Cited", slug="never-cited")
    publish()
    assert client.get("/sources/never-cited/").status_code == 404


def test_most_stories_come_first_or_names_in_order(client: Client) -> None:
    publish("one", evidence_=resting_on("Zeta", "alpha"))
    publish("two", evidence_=resting_on("Zeta"))
    by_stories, by_name = read(client), read(client, "/sources/?sort=name")
    assert by_stories.index(">Zeta<") < by_stories.index(">alpha<")
    assert by_name.index(">alpha<") < by_name.index(">Zeta<")


def test_names_and_owners_can_be_searched(client: Client) -> None:
    publish("one", evidence_=resting_on("Wired", owner="Advance"))
    publish("two", evidence_=resting_on("Ledger"))
    page = read(client, "/sources/?q=advance")
    assert ">Wired</a>" in page
    assert ">Ledger</a>" not in page
    assert "has “zyzzyva” in its name" in read(client, "/sources/?q=zyzzyva")


def test_descriptions_can_be_searched_and_stand_beside_what_was_found(client: Client) -> None:
    Publisher.objects.create(name="Wired", slug="wired", about="A monthly on what machines do to <us>.")
    publish("one", evidence_=resting_on("Wired"))
    publish("two", evidence_=resting_on("Ledger"))
    page = read(client, "/sources/?q=machines+wired")
    assert "A monthly on what machines do to &lt;us&gt;." in line(page, "Wired")
    assert ">Ledger</a>" not in page
    assert "machines" not in read(client)


def test_a_description_finds_nobody_whom_no_story_names(client: Client) -> None:
    Publisher.objects.create(name="Hush", slug="hush", about="A monthly on machines.")
    publish(evidence_=resting_on("Wired"))
    assert "hush" not in read(client, "/sources/?q=machines").lower()


def data(client: Client, address: str) -> Any:
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(client, address))
    return json.loads(told)


def test_machines_are_told_who_it_is(client: Client) -> None:
    about = "A monthly on </script> machines."
    Publisher.objects.create(name="Wired", slug="wired", about=about, homepage="https://wired.example/")
    publish(evidence_=resting_on("Wired", owner="Advance"))
    found = data(client, "/sources/wired/")
    assert found["@type"] == "CollectionPage"
    assert found["about"] == {
        "@type": "Organization",
        "name": "Wired",
        "description": about,
        "url": "https://wired.example/",
        "parentOrganization": {"@type": "Organization", "name": "Advance"},
    }


def test_what_is_not_known_is_not_there(client: Client) -> None:
    Publisher.objects.create(name="Wired", slug="wired")
    publish(evidence_=resting_on("Wired"))
    assert data(client, "/sources/wired/")["about"] == {"@type": "Organization", "name": "Wired"}
    page = read(client, "/sources/wired/")
    assert "top__say" not in page
    assert '<meta name="description" content="Stories that rest on Wired, and what became of them.">' in page


def test_the_directory_is_paged_and_keeps_its_order(client: Client) -> None:
    for number in range(31):
        publish(f"story-{number}", evidence_=resting_on(f"Outlet{number:02}"))
    assert 'href="?sort=name&amp;page=2"' in read(client, "/sources/?sort=name")
    assert ">Outlet30</a>" in read(client, "/sources/?sort=name&page=2")


@pytest.mark.parametrize("query", ["sort=grade", "page=2", "page=x", "q=%00"])
def test_what_it_cannot_answer_is_not_found(client: Client, query: str) -> None:
    publish()
    assert client.get(f"/sources/?{query}").status_code == 404


def test_a_source_has_a_page_with_the_same_figures_and_its_stories(client: Client) -> None:
    publish("one", headline="Rests on it", evidence_=resting_on("Wired", "Ledger"))
    publish("two", headline="Does not", evidence_=resting_on("Ledger"))
    page = read(client, "/sources/wired/")
    assert "<dt>story rests on it now</dt><dd>1</dd>" in page
    assert "<dt>time it was first, of 1</dt><dd>1</dd>" in page
    assert "Rests on it" in page
    assert "Does not" not in page


def test_it_names_its_owner_its_domains_and_who_shares_the_owner(client: Client) -> None:
    kept = Publisher.objects.create(name="Wired", slug="wired")
    Domain.objects.create(host="wired.example", publisher=kept)
    publish(evidence_=resting_on("Wired", "Ledger", owner="Advance"))
    facts = read(client, "/sources/wired/").split('class="facts"')[1].split("</dl>")[0]
    assert "Advance" in facts
    assert "wired.example" in facts
    assert 'href="/sources/ledger/"' in facts


def test_a_source_that_nothing_rests_on_any_more_keeps_its_page(client: Client) -> None:
    first = publish(evidence_=resting_on("Wired"))
    publish(story=first.story, evidence_=resting_on("Ledger"))
    page = read(client, "/sources/wired/")
    assert "No story rests on Wired any more." in page
    assert "<dt>story first published resting on it</dt><dd>1</dd>" in page
