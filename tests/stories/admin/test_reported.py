"""A story's page tells what readers report of it."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stories.actions.close_report import close_report
from stories.actions.comment import comment
from stories.actions.take_up_report import take_up_report
from stories.models import Edition, Story
from tests.stories.admin.page import address
from tests.stories.making import a_report, a_story, published, supported


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor)


def shown(client: Client, story: Story) -> str:
    return client.get(address(story)).content.decode()


def test_one_report_is_linked(desk: Client, edition: Edition) -> None:
    report = a_report(edition)
    page = shown(desk, edition.story)
    assert "1 reader reports a mistake" in page
    assert f'href="{reverse("admin:stories_report_change", args=[report.pk])}"' in page


def test_each_of_several_is_linked_by_its_first_words(desk: Client, edition: Edition) -> None:
    for text in ("It was on Tuesday.", "It was in Bern."):
        a_report(edition, text, place=text)
    page = shown(desk, edition.story)
    assert "2 readers report a mistake" in page
    assert ("“It was on Tuesday.”</a>" in page, "“It was in Bern.”</a>" in page) == (True, True)


def test_of_many_the_newest_are_linked_and_the_rest_counted(desk: Client, edition: Edition) -> None:
    for number in range(5):
        a_report(edition, f"Mistake {number}.", place=str(number), typed="")
    page = shown(desk, edition.story)
    assert ("“Mistake 4.”" in page, "“Mistake 1.”" in page) == (True, False)
    assert "5 readers report a mistake" in page
    assert "2 more, among all reports" in page


def test_what_a_reader_wrote_is_only_text(desk: Client, edition: Edition) -> None:
    a_report(edition, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in shown(desk, edition.story)


def test_what_is_closed_waits_for_nobody(desk: Client, edition: Edition, editor: User) -> None:
    close_report(a_report(edition), "Done.", by=editor)
    assert "a mistake</strong>" not in shown(desk, edition.story)


def test_what_a_colleague_corrects_is_said(desk: Client, edition: Edition, editor: User) -> None:
    take_up_report(a_report(edition), by=editor)
    assert "editor corrects it" in shown(desk, edition.story)


def test_another_storys_reports_are_not_told(desk: Client, edition: Edition, writer: User) -> None:
    a_report(edition)
    assert "a mistake</strong>" not in shown(desk, a_story(writer))


@pytest.mark.parametrize("reports", [0, 1, 9])
def test_the_page_of_a_live_story_takes_at_most_29_queries(
    desk: Client,
    edition: Edition,
    writer: User,
    reports: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(reports):
        a_report(edition, place=str(number), typed="")
        supported(edition.story, writer, publisher=f"Outlet {number}")
    comment(edition.story, "Is that so?", by=writer, key=uuid4())
    with django_assert_max_num_queries(29):
        shown(desk, edition.story)
