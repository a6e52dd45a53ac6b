"""Under which headings readers find a story."""

from typing import Any

from stories.rules.headings import Heading, headings, words_of_sources


def note(n: int, publisher: str, published: str | None = None, **more: Any) -> dict[str, Any]:
    who = {"name": publisher, "slug": publisher.lower()} if publisher else None
    told = {"n": n, "publisher": who, "published": published, "title": f"Report {n}", "author": ""}
    return {**told, "confidential": False, "withdrawn": "", "fallen": "", **more}


def content(tags: tuple[str, ...] = (), authors: tuple[str, ...] = ()) -> dict[str, Any]:
    named = [[{"name": one, "slug": one.lower()} for one in some] for some in (tags, authors)]
    return {"tags": named[0], "bylines": named[1]}


def sources(*notes: dict[str, Any]) -> dict[str, bool]:
    """{name of a source: whether it was first}"""
    found = headings(content(), {"references": list(notes), "layers": []})
    return {one.name: one.is_first for one in found if one.kind == "source"}


def test_tags_authors_and_sources_are_headings() -> None:
    found = headings(content(("Headsets",), ("Ada",)), {"references": [note(1, "Engadget")], "layers": []})
    assert found == [
        Heading("tag", "headsets", "Headsets"),
        Heading("author", "ada", "Ada"),
        Heading("source", "engadget", "Engadget"),
    ]


def test_a_source_of_two_reports_is_one_heading() -> None:
    assert sources(note(1, "Engadget"), note(2, "Engadget")) == {"Engadget": False}


def test_whose_report_came_out_before_all_others_was_first() -> None:
    assert sources(
        note(1, "Wired", "2026-11-24T10:00:00+00:00"), note(2, "Engadget", "2026-11-23T10:00:00+00:00")
    ) == {"Wired": False, "Engadget": True}


def test_a_source_of_the_first_and_a_later_report_was_first() -> None:
    early, late = "2026-11-23T10:00:00+00:00", "2026-11-24T10:00:00+00:00"
    assert sources(note(1, "Engadget", early), note(2, "Engadget", late)) == {"Engadget": True}


def test_nobody_was_first_where_a_time_is_not_known() -> None:
    assert sources(note(1, "Wired", "2026-11-24T10:00:00+00:00"), note(2, "Engadget")) == {
        "Wired": False,
        "Engadget": False,
    }


def test_nobody_was_first_where_two_came_at_once() -> None:
    at = "2026-11-24T10:00:00+00:00"
    assert sources(note(1, "Wired", at), note(2, "Engadget", at)) == {"Wired": False, "Engadget": False}


def test_a_confidential_source_is_no_heading() -> None:
    assert sources(note(1, "Engadget", confidential=True)) == {}


def test_what_was_withdrawn_is_no_heading() -> None:
    assert sources(note(1, "Engadget", withdrawn="It was wrong.")) == {}


def test_readers_search_the_words_of_public_sources() -> None:
    evidence = {"references": [note(1, "Engadget", author="Ada Vik"), note(2, "Secret", confidential=True)]}
    assert words_of_sources(evidence) == "Report 1 Ada Vik Engadget"
