"""Editions as ninjs 3.1."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from .editions import publish
from .frozen import claim, evidence, picture, reference
from .schemas import ninjs_faults
from .test_hostile import put_before_readers

pytestmark = pytest.mark.django_db

STORY = "/stories/laptops-lose-charge/"
LIVE, FIRST = f"{STORY}ninjs.json", f"{STORY}editions/1/ninjs.json"


def read(client: Client, address: str = LIVE) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    told: dict[str, Any] = response.json()
    return told


def a_rich_story() -> Any:
    stances = [{"reference": 1, "kind": "supports", "quote": ""}]
    stances += [{"reference": 2, "kind": "contradicts", "quote": ""}]
    claims = [claim(1, "It is so.", {"A": "supports", "B": "contradicts"}, stances=stances)]
    person = {"alias": "A pilot", "named": False, "why_unnamed": "Fear."}
    references = [reference(1, first_hand=True), reference(2, "B", person=person, publisher=None, url=None)]
    found = evidence({"A": [1], "B": [2]}, claims=claims, references=references)
    return publish(evidence_=found, content_={"lead": picture()}, change_note="Begun.")


@pytest.mark.parametrize("address", [LIVE, FIRST])
def test_the_schema_finds_no_fault(client: Client, address: str) -> None:
    publish(label="corroborated", story=a_rich_story().story, kind="correct", correction="33, not 40.")
    assert ninjs_faults(read(client, address)) == []


def test_the_schema_would_find_one(client: Client) -> None:
    publish()
    told = read(client)
    wrong = [{"label": "Emerging"}, {"uri": "no address"}, {"versionCreated": "2026-11-12T08:10:00"}]
    assert [one for one in wrong if ninjs_faults({**told, **one}) == []] == []


def test_the_schema_finds_no_fault_with_hostile_text(client: Client) -> None:
    put_before_readers()
    assert ninjs_faults(read(client)) == []


def test_versions_count_editions_under_one_name(client: Client) -> None:
    first = publish("first-address")
    publish("second-address", story=first.story)
    before = read(client, "/stories/second-address/editions/1/ninjs.json")
    after = read(client, "/stories/second-address/ninjs.json")
    assert before["uri"] == after["uri"] == f"urn:uuid:{first.story.key}"
    assert (before["version"], after["version"]) == ("1", "2")
    assert "Edition 2 has taken the place of this one." in before["edNote"]


def test_the_label_is_a_genre(client: Client) -> None:
    publish(label="confirmed")
    (genre,) = read(client)["genres"]
    assert genre == {
        "name": "Confirmed",
        "uri": "http://127.0.0.1:8000/labels/confirmed/",
        "literal": "confirmed",
    }


def test_every_public_reference_is_a_source_with_its_layer(client: Client) -> None:
    a_rich_story()
    one, other = read(client)["infoSources"]
    assert (one["name"], one["role"]) == ("Outlet 1", "first-hand, supports")
    assert one["uri"] == "https://outlet-1.example/report"
    assert (other["name"], other["role"]) == ("A pilot", "contradicts")
    assert other["literal"].startswith("layer B, source note 2:")


def test_a_confidential_reference_is_no_source(client: Client) -> None:
    publish(evidence_=evidence(references=[reference(1, confidential=True, title="Seen", url=None)]))
    assert "infoSources" not in read(client)


def test_how_we_label_is_a_trust_indicator(client: Client) -> None:
    publish()
    told = {one["role"]: one["href"] for one in read(client)["trustIndicators"]}
    role = "http://cv.iptc.org/newscodes/trustindicator/factCheckingPolicy"
    assert told[role] == "http://127.0.0.1:8000/labels/"


@pytest.mark.parametrize("address", [LIVE, FIRST])
def test_a_withdrawn_story_is_canceled_under_its_name_and_has_no_text(client: Client, address: str) -> None:
    first = publish(content_={"lead": picture()})
    publish(label="retracted", story=first.story, kind="retract", reason="Forged.")
    told = read(client, address)
    assert (told["pubStatus"], told["uri"]) == ("canceled", f"urn:uuid:{first.story.key}")
    assert told["edNote"] == "WITHDRAWN in edition 2: do not use. Forged."
    assert "bodies" not in told
    assert "associations" not in told
    assert "Two newsrooms measured" not in str(told)
    assert ninjs_faults(told) == []


@pytest.mark.parametrize("rest", ["ninjs.json", "editions/1/ninjs.json"])
def test_old_addresses_lead_to_the_present_ones_for_good(client: Client, rest: str) -> None:
    publish("second-address", story=publish("first-address").story)
    response = client.get(f"/stories/first-address/{rest}")
    assert (response.status_code, response["Location"]) == (301, f"/stories/second-address/{rest}")


@pytest.mark.parametrize("address", ["/stories/none/ninjs.json", f"{STORY}editions/7/ninjs.json"])
def test_what_never_was_is_not_found(client: Client, address: str) -> None:
    publish()
    assert client.get(address).status_code == 404


def test_two_questions_do_and_what_did_not_change_is_not_sent_again(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(story=a_rich_story().story)
    with django_assert_max_num_queries(2):
        response = client.get(LIVE)
    assert client.get(LIVE, headers={"If-None-Match": response["ETag"]}).status_code == 304
