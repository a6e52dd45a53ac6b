"""What a story says about itself before its text."""

import pytest
from django.test import Client

from stories.models import Edition

from .editions import publish
from .frozen import evidence
from .reading import for_readers

pytestmark = pytest.mark.django_db

ADDRESS = "/stories/laptops-lose-charge/"


def read(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def then(before: Edition, label: str, **said: object) -> Edition:
    return publish(label=label, story=before.story, **said)  # type: ignore[arg-type]


def test_a_retracted_story_keeps_its_address_and_says_so(client: Client) -> None:
    then(publish(), "retracted", kind="retract", reason="The invoice was forged.", four_eyes="one editor")
    page = read(client)
    assert "We have withdrawn this story" in page
    assert "The invoice was forged." in page
    assert page.index("We have withdrawn this story") < page.index("<h1>")


def test_a_retracted_story_says_so_on_its_earlier_editions_too(client: Client) -> None:
    then(publish(), "retracted", kind="retract", reason="The invoice was forged.")
    assert "The invoice was forged." in read(client, f"{ADDRESS}editions/1/")


def test_a_correction_stands_before_the_text_and_stays(client: Client) -> None:
    first = publish()
    mended = then(first, "emerging", kind="correct", correction="It was 33 per cent, not 40.")
    then(mended, "emerging", change_note="Another report read.")
    page = read(client)
    assert page.index("It was 33 per cent, not 40.") < page.index('class="prose"')


def test_an_earlier_edition_tells_of_a_later_correction(client: Client) -> None:
    then(publish(), "emerging", kind="correct", correction="It was 33 per cent, not 40.")
    page = read(client, f"{ADDRESS}editions/1/")
    assert page.index("It was 33 per cent, not 40.") < page.index('class="prose"')


def test_a_lowered_label_says_why_and_who(client: Client) -> None:
    first = publish(label="corroborated")
    then(first, "emerging", kind="lower", reason="One source withdrew.", four_eyes="one editor")
    page = read(client)
    assert "Lowered to Emerging" in page
    assert "One source withdrew." in page
    assert "Done at once by one editor, Priya Nair." in page


def test_a_label_raised_again_is_no_longer_announced_as_lowered(client: Client) -> None:
    fallen = then(publish(label="corroborated"), "emerging", kind="lower", reason="One source withdrew.")
    then(fallen, "corroborated", kind="promote", change_note="A third test.")
    assert 'id="lowered"' not in read(client)


def test_a_label_above_the_evidence_names_who_signed_for_it(client: Client) -> None:
    publish(label="corroborated", override={"by": "Ruth Adeyemi", "text": "a source is on record with us."})
    page = read(client)
    assert "Set above the evidence by an editor" in page
    assert "Our rules earn Emerging here. Ruth Adeyemi set Corroborated" in page


def test_a_label_held_below_what_is_earned_is_said(client: Client) -> None:
    earned = {"label": "corroborated", "next": "confirmed", "missing": []}
    publish(evidence_=evidence(assessment=earned))
    assert "Our rules would allow Corroborated; our editors hold it lower." in read(client)


def test_a_label_held_below_the_top_one_is_not_called_the_highest(client: Client) -> None:
    publish(evidence_=evidence(assessment={"label": "confirmed", "next": None, "missing": []}))
    page = read(client)
    assert "Our rules would allow Confirmed; our editors hold it lower." in page
    assert "<b>To reach Confirmed:</b> our rules ask for nothing more; our editors decide." in page
    assert "The highest label" not in page


def test_the_top_label_is_called_the_highest(client: Client) -> None:
    publish(
        label="confirmed", evidence_=evidence(assessment={"label": "confirmed", "next": None, "missing": []})
    )
    assert "<b>The highest label.</b> It falls when" in read(client)


def test_a_dispute_says_what_would_settle_it(client: Client) -> None:
    then(publish(label="corroborated"), "disputed", kind="lower", reason="A second test found the opposite.")
    page = read(client)
    assert "What would settle it:" in page
    assert "Marked Disputed" in page


def test_a_decision_by_one_person_is_told_to_readers(client: Client) -> None:
    publish(four_eyes="switched off")
    assert "this newsroom had its second pair of eyes switched off" in read(client)


def test_a_clarification_says_so_and_is_no_correction(client: Client) -> None:
    then(publish(), "emerging", kind="clarify", correction="The 40 per cent are of units sold in 2025.")
    page = for_readers(read(client))
    assert page.index("Clarification, ") < page.index("The 40 per cent are") < page.index('class="prose"')
    assert "<b>Clarification.</b>" in page
    assert "<b>Correction" not in page
    assert "Correction, " not in page
