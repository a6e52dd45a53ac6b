"""What a page says of its own corrections, and of a wall before its text."""

import pytest

from tests.sources.intake.pages import HEADLINE, page, value


@pytest.mark.parametrize(
    "words",
    [
        "Correction: An earlier version gave the wrong year for the first bridge.",
        "Correction (Nov. 21, 2026): The bridge is 300 metres long, not 400.",
        "CORRECTION, Nov. 21: The bridge is 300 metres long, not 400 as stated.",
        "This article has been corrected to say that the bridge is 300 metres long.",
        "An earlier version of this story misstated the length of the bridge.",
        "Clarification: The bridge opened to cars on Friday, to cyclists on Saturday.",
        "This story originally stated that the bridge had been paid for by the town.",
        "Korrektur: In einer früheren Fassung stand ein falsches Jahr.",
    ],
)
def test_a_correction_is_read_with_its_words(words: str) -> None:
    found = page(body=f"{HEADLINE}<p><em>{words}</em></p>")
    assert (value(found.notice), value(found.notice_kind)) == (words, "corrected")


@pytest.mark.parametrize(
    "words",
    [
        "Retraction: The report rested on a document that was forged.",
        "This article has been retracted. The document it rests on was forged.",
        "Editor\u2019s note: This story was withdrawn after its source admitted the forgery.",
        "We have retracted this article because its central claim does not hold.",
    ],
)
def test_a_retraction_is_told_from_a_correction(words: str) -> None:
    found = page(body=f"{HEADLINE}<div><p>{words}</p><p>Something else that stands beside it here.</p></div>")
    assert (value(found.notice), value(found.notice_kind)) == (words, "retracted")


def test_a_box_named_for_it_is_a_notice() -> None:
    box = '<div class="article-correction"><h4>Amended</h4> The bridge is 300 metres long, not 400.</div>'
    assert value(page(body=HEADLINE + box).notice_kind) == "corrected"


def test_a_retracted_title_is_a_notice() -> None:
    found = page("<title>RETRACTED: Bridge opens to cars</title>")
    assert value(found.notice_kind) == "retracted"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The ministry issued a correction of its figures on Friday, and retracted two of them.</p>",
        "<p>The company has retracted its statement about the bridge, its lawyers said.</p>",
        '<p>"This article has been retracted," the journal told its readers on Friday.</p>',
        '<nav><a class="corrections" href="/corrections">Corrections and clarifications of ours</a></nav>',
        "<p>Report a correction or a typing error to our desk, we will look at it.</p>",
        '<div class="related"><p>Correction: An earlier version gave the wrong year.</p></div>',
        "<p>Update: The bridge was closed again on Saturday because of strong wind.</p>",
    ],
)
def test_what_is_told_of_others_is_no_notice(markup: str) -> None:
    assert page(body=HEADLINE + markup).notice is None


SHORT = "The new bridge over the river opened to the first cars on Friday morning."


@pytest.mark.parametrize("said", [False, "False", "false", "http://schema.org/False"])
def test_a_page_that_says_it_is_not_free_and_shows_little_is_walled(said: object) -> None:
    assert value(page(body=HEADLINE, text=SHORT, isAccessibleForFree=said).walled) == "yes"


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="paywall-prompt">Subscribe to read the whole of this story</div>',
        "<p>To continue reading this article, subscribe today.</p>",
        "<p>Cet article est réservé aux abonnés.</p>",
        "<h3>Already a subscriber? Sign in</h3>",
    ],
)
def test_known_signs_of_a_wall_are_seen(markup: str) -> None:
    assert value(page(body=HEADLINE + markup, text=SHORT).walled) == "yes"


def test_a_page_that_shows_all_its_text_is_not_walled() -> None:
    assert page(body=HEADLINE, text=SHORT * 40, isAccessibleForFree=False).walled is None


def test_a_short_page_without_a_sign_is_not_walled() -> None:
    assert page(body=HEADLINE, text=SHORT).walled is None
