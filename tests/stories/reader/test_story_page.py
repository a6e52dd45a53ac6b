"""A reader before one story: how sure, on what, since when."""

from typing import Any

import pytest
from django.test import Client

from .editions import publish
from .frozen import claim, evidence, picture, reference

pytestmark = pytest.mark.django_db

ADDRESS = "/stories/laptops-lose-charge/"


def read(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_label_and_its_meaning_stand_at_the_headline(client: Client) -> None:
    publish()
    head = read(client).split('<header class="head">')[1].split("</header>")[0]
    assert "Emerging" in head
    assert "At least one independent line of evidence supports every key claim so far." in head
    assert head.index("Emerging") < head.index("<h1>Laptops lose their charge asleep</h1>")


def test_the_rung_is_counted_in_the_ladder(client: Client) -> None:
    publish(label="corroborated")
    assert "2 of 3" in read(client)


def test_layers_and_references_are_counted(client: Client) -> None:
    publish(evidence_=evidence({"A": [1, 2, 3], "B": [4]}))
    assert "Rests on <b>2</b> source layers, <b>4</b> references" in read(client)


def test_a_label_held_low_awaits_no_second_line_where_four_stand(client: Client) -> None:
    publish(evidence_=evidence({letter: [n] for n, letter in enumerate("ABCD", 1)}))
    page = read(client)
    assert "Rests on <b>4</b> source layers" in page
    assert "waiting for a second" not in page


def test_one_layer_is_not_called_layers(client: Client) -> None:
    publish()
    assert "Rests on <b>1</b> source layer, <b>1</b> reference<" in read(client)


def test_what_would_move_it_up_is_said(client: Client) -> None:
    publish()
    page = read(client)
    assert "To reach Corroborated:" in page
    assert "a second independent layer for claim 1." in page
    assert "Missing:" not in page


def test_the_reason_for_sharing_a_layer_is_said(client: Client) -> None:
    publish(evidence_=evidence({"A": [1, 2]}))
    assert "Outlet 2 credits Outlet 1." in read(client)


def test_claims_stand_against_layers(client: Client) -> None:
    claims = [claim(1, "It is so.", {"A": "supports", "B": "contradicts"})]
    publish(evidence_=evidence({"A": [1], "B": [2]}, claims=claims))
    page = read(client)
    assert "stance--supports" in page
    assert "stance--contradicts" in page
    assert "Layer B (Outlet 2) contradicts claim 1." in page


def test_from_five_layers_the_table_turns(client: Client) -> None:
    publish(evidence_=evidence({letter: [n] for n, letter in enumerate("ABCDE", 1)}))
    page = read(client)
    assert "matrix--turned" in page
    assert "5 layers support" in page


def test_source_notes_lead_to_what_they_cite(client: Client) -> None:
    publish()
    assert '<a href="https://outlet-1.example/report" rel="nofollow noopener external">' in read(client)


def test_an_unnamed_person_comes_with_the_reason(client: Client) -> None:
    person = {"alias": "A repair engineer", "named": False, "why_unnamed": "It would cost the job."}
    publish(evidence_=evidence(references=[reference(1, person=person, publisher=None)]))
    page = read(client)
    assert "A repair engineer" in page
    assert "It would cost the job." in page
    assert "How they can know" not in page


def test_how_a_person_can_know_stands_in_the_source_note(client: Client) -> None:
    person = {"alias": "A pilot", "named": False, "why_unnamed": "Fear.", "can_know": "was on <the> bridge"}
    publish(evidence_=evidence(references=[reference(1, person=person, publisher=None)]))
    assert "<b>How they can know:</b> was on &lt;the&gt; bridge" in read(client)


def test_a_confidential_reference_shows_no_title_and_no_link(client: Client) -> None:
    hidden: dict[str, Any] = {
        "url": None,
        "publisher": None,
        "author": "",
        "published": None,
        "retrieved": None,
    }
    seen = "Document the newsroom has seen and does not publish"
    one = reference(1, title=seen, kind_name="Document", confidential=True, **hidden)
    publish(evidence_=evidence(references=[one]))
    notes = read(client).split('id="notes"')[1]
    assert seen in notes
    assert "<a href" not in notes.split("</section>")[0]


def test_the_lead_picture_comes_with_sizes_alt_text_and_credit(client: Client) -> None:
    publish(content_={"lead": picture()})
    page = read(client)
    assert 'alt="A drawing of a laptop asleep"' in page
    assert "-400.webp 400w" in page
    assert 'width="1600" height="900"' in page
    assert "Drawing: Core Sample" in page


def test_the_contents_lead_to_the_headings(client: Client) -> None:
    publish()
    page = read(client)
    assert '<h2 id="part-what-is-happening-now">What is happening now</h2>' in page
    assert '<a href="#part-what-is-happening-now">What is happening now</a>' in page


def test_the_page_is_described_for_those_who_pass_it_on(client: Client) -> None:
    publish(content_={"lead": picture()})
    page = read(client)
    assert '<link rel="canonical" href="http://127.0.0.1:8000/stories/laptops-lose-charge/">' in page
    assert 'property="og:description" content="Emerging (1 of 3). Two newsrooms' in page
    assert f'property="og:image" content="http://127.0.0.1:8000{ADDRESS}editions/1/share.png"' in page


def test_an_unknown_story_is_a_page_that_helps(client: Client) -> None:
    response = client.get("/stories/never-was/")
    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()
    assert "Latest stories" in response.content.decode()
