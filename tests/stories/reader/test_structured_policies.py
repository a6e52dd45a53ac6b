"""Machines are led to the newsroom's policies once each has its page."""

import pytest
from django.test import Client
from pytest_django import Settings

from .editions import publish
from .reading import data
from .schemas import ninjs_faults

pytestmark = pytest.mark.django_db

TERMS = {"ethicsPolicy", "correctionsPolicy", "unnamedSourcesPolicy", "ownershipFundingInfo", "masthead"}
TERMS |= {"actionableFeedbackPolicy", "verificationFactCheckingPolicy"}


@pytest.fixture(autouse=True)
def with_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.stories.reader.policy_urls"


def test_the_newsroom_tells_each_of_them(client: Client) -> None:
    told = data(client.get("/").content.decode())
    assert told.keys() >= TERMS
    assert told["publishingPrinciples"] == told["ethicsPolicy"] == "http://127.0.0.1:8000/about/ethics/"
    assert told["contactPoint"]["url"] == "http://127.0.0.1:8000/about/contact/"
    assert [term for term in TERMS if client.get(told[term]).status_code != 200] == []


def test_a_story_as_ninjs_has_a_trust_indicator_for_each(client: Client) -> None:
    publish()
    told = client.get("/stories/laptops-lose-charge/ninjs.json").json()
    roles = {one["role"].rpartition("/")[2] for one in told["trustIndicators"]}
    assert roles >= {"ethicsPolicy", "correctionsPolicy", "unnamedSourcesPolicy", "feedbackPolicy"}
    assert ninjs_faults(told) == []


def test_the_sitemap_leads_to_each(client: Client) -> None:
    assert b"/about/unnamed-sources/</loc>" in client.get("/sitemaps/pages.xml").content
