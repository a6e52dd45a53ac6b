"""What a draft still lacks before it can become an edition.

DESIGN, "Facts to hold": an edition carries a headline, a standfirst, text and a byline, its lead
image has alt text and a credit, and no heading of the format is left with nothing below it.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """`body_text`: the words below headings; `bylines`: how many sign; `lead`: whether there is a picture.

    `noted` are the source notes the text cites, `cited` those the story has, by number.
    """

    headline: str
    standfirst: str
    body_text: str
    section: str
    bylines: int
    lead: bool
    lead_alt: str
    lead_credit: str
    empty_headings: tuple[str, ...] = ()
    noted: tuple[int, ...] = ()
    cited: tuple[int, ...] = ()


def lacks(draft: Draft) -> dict[str, str]:
    """Field of the story to the sentence that says what to do there; empty when it is ready."""
    return dict((*_words(draft), *_body(draft), *_shelf(draft), *_picture(draft)))


def _words(draft: Draft) -> Iterator[tuple[str, str]]:
    if not draft.headline.strip():
        yield "headline", "Give the story a headline."
    if not draft.standfirst.strip():
        yield "standfirst", "Write a standfirst: one or two sentences below the headline."


def _body(draft: Draft) -> Iterator[tuple[str, str]]:
    sentences = []
    if not draft.body_text.strip():
        sentences.append("Write the story's text.")
    elif draft.empty_headings:
        named = ", ".join(f"“{heading}”" for heading in draft.empty_headings)
        sentences.append(f"Write something below {named}, or take the heading out.")
    sentences.extend(
        f"Source note {number} is in the text but no longer cited: "
        "take its number out of the text, or cite the reference again."
        for number in draft.noted
        if number not in draft.cited
    )
    if sentences:
        yield "body", " ".join(sentences)


def _shelf(draft: Draft) -> Iterator[tuple[str, str]]:
    if not draft.section.strip():
        yield "section", "Choose the section the story stands in."
    if not draft.bylines:
        yield "authors", "Say who signs the story: add at least one byline."


def _picture(draft: Draft) -> Iterator[tuple[str, str]]:
    if draft.lead and not draft.lead_alt.strip():
        yield "lead_alt", "Describe the lead image for people who cannot see it."
    if draft.lead and not draft.lead_credit.strip():
        yield "lead_credit", "Say who made the lead image, or who holds the rights."
