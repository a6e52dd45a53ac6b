"""What a page's head tells machines in schema.org's words."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.stories.making import a_story

from .editions import publish
from .frozen import claim, evidence, picture, reference
from .reading import DATA, data

pytestmark = pytest.mark.django_db

STORY = "/stories/laptops-lose-charge/"
KINDS = ("supports", "contradicts", "background", "supports")
HERE = f"http://127.0.0.1:8000{STORY}"


def told(client: Client, address: str = STORY) -> dict[str, Any]:
    return data(client.get(address).content.decode())


def test_a_story_is_an_article_with_its_author_and_its_times_with_their_zone(client: Client) -> None:
    publish(story=publish().story)
    found = told(client)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert (found["url"], found["headline"]) == (HERE, "Laptops lose their charge asleep")
    assert found["author"][0]["name"] == "Ines Varga"
    assert found["datePublished"] == "2026-11-12T08:11:00+00:00"
    assert found["dateModified"] == "2026-11-12T15:11:00+00:00"


def test_its_pictures_are_the_lead_and_the_one_with_its_label(client: Client) -> None:
    publish(content_={"lead": picture()})
    lead, share = told(client)["image"]
    assert lead.startswith("http://127.0.0.1:8000/media/pictures/")
    assert share == f"{HERE}editions/1/share.png"


def test_every_public_reference_is_cited_and_no_other(client: Client) -> None:
    references = [
        reference(1),
        reference(2, kind="filing", kind_name="Filing"),
        reference(3, confidential=True, url=None, title="Seen"),
    ]
    publish(evidence_=evidence({"A": [1, 2, 3]}, references=references))
    one, other = told(client)["citation"]
    assert (one["url"], one["publisher"]["name"]) == ("https://outlet-1.example/report", "Outlet 1")
    assert (one["@type"], other["@type"]) == ("NewsArticle", "Report")


def test_it_is_based_on_what_speaks_for_or_against_its_claims_and_still_stands(client: Client) -> None:
    stances = [{"reference": n, "kind": kind, "quote": ""} for n, kind in enumerate(KINDS, 1)]
    claims = [claim(1, "It is so.", {"A": "supports"}, stances=stances)]
    references = [*(reference(n) for n in (1, 2, 3)), reference(4, withdrawn="Taken back.")]
    publish(evidence_=evidence({"A": [1, 2, 3, 4]}, claims=claims, references=references))
    assert told(client)["isBasedOn"] == [f"https://outlet-{n}.example/report" for n in (1, 2)]


def test_the_backstory_says_what_it_rests_on_who_is_unnamed_and_who_decided(client: Client) -> None:
    person = {"alias": "A pilot", "named": False, "why_unnamed": "It would cost the job."}
    references = [reference(1), reference(2, person=person, publisher=None)]
    publish(evidence_=evidence({"A": [1, 2]}, references=references), signals=40, signals_kept=2)
    assert told(client)["backstory"] == (
        "Rests on 1 source layer, 2 references. Layer A: Outlet 1, 2 references. Outlet 2 credits Outlet 1. "
        "A pilot is not named: It would cost the job. From 40 signals we kept 2. "
        "Proposed by Ines Varga, approved by Priya Nair."
    )


def test_the_backstory_says_where_one_person_decided(client: Client) -> None:
    publish(four_eyes="one editor")
    assert "Done at once by one editor, Priya Nair." in told(client)["backstory"]


def test_each_correction_is_a_comment_with_its_time(client: Client) -> None:
    first = publish()
    publish(story=first.story, kind="correct", correction="33, not 40.")
    for address in (STORY, f"{STORY}editions/1/"):
        (found,) = told(client, address)["correction"]
        assert (found["@type"], found["text"]) == ("CorrectionComment", "33, not 40.")
        assert found["datePublished"] == "2026-11-12T15:11:00+00:00"


def test_a_withdrawn_story_says_so_and_shows_no_picture_but_its_label(client: Client) -> None:
    first = publish(content_={"lead": picture()})
    publish(
        label="retracted",
        story=first.story,
        kind="retract",
        reason="Forged.",
        content_={"lead": picture()},
    )
    found = told(client)
    assert found["creativeWorkStatus"] == "Retracted"
    assert found["description"] == "We have withdrawn this story."
    assert found["correction"][0]["text"] == "Forged."
    assert found["image"] == [f"{HERE}editions/2/share.png"]


def test_the_newsroom_says_who_it_is_and_how_it_labels(client: Client) -> None:
    found = told(client, "/")
    assert (found["@type"], found["name"]) == ("NewsMediaOrganization", "Core Sample")
    assert found["verificationFactCheckingPolicy"] == "http://127.0.0.1:8000/labels/"
    publish()
    assert told(client)["publisher"]["@id"] == found["@id"]


def test_it_leads_to_no_policy_that_has_no_page(client: Client) -> None:
    found = told(client, "/")
    led = [value for value in found.values() if isinstance(value, str) and value.startswith("http://")]
    paths = [one.removeprefix("http://127.0.0.1:8000") for one in led]
    assert [path for path in paths if client.get(path).status_code != 200 and "#" not in path] == []


def test_no_text_can_end_the_data_it_stands_in(client: Client) -> None:
    publish(headline="</script><script>alert(1)</script> & <!-- more")
    page = client.get(STORY).content.decode()
    (inside,) = DATA.findall(page)
    assert "<" not in inside
    assert data(page)["headline"] == "</script><script>alert(1)</script> & <!-- more"


def test_who_passes_a_story_on_shows_its_label(client: Client) -> None:
    publish(label="corroborated")
    page = client.get(STORY).content.decode()
    assert f'<meta property="og:image" content="{HERE}editions/1/share.png">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert 'content="Laptops lose their charge asleep. Corroborated (2 of 3). Rests on 1 source layer' in page


def test_a_preview_tells_machines_nothing(client: Client, writer: User) -> None:
    client.force_login(writer)
    page = client.get(f"/desk/stories/story/{a_story(writer).pk}/preview/").content.decode()
    assert "Preview: readers do not see this yet." in page
    assert [mark for mark in ("ld+json", "og:", "twitter:", "feed.", "ninjs") if mark in page] == []
