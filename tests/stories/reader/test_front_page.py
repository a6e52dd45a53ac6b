"""Lists of stories: the front, a section, a label."""

import pytest
from django.test import Client

from stories.models import Author, Section

from .editions import publish, section
from .frozen import evidence

pytestmark = [pytest.mark.django_db, pytest.mark.each]


def read(client: Client, address: str = "/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_newsroom_says_so(client: Client) -> None:
    assert "Nothing is published yet." in read(client)


def test_the_newest_story_leads_and_the_others_follow(client: Client) -> None:
    publish("older", headline="The older one")
    publish("newer", headline="The newer one")
    lead, river = read(client).split('<div class="front">')
    assert "The newer one" in lead
    assert "The older one" in river


def test_a_lead_without_a_picture_shows_what_it_rests_on_the_deepest_last(client: Client) -> None:
    publish("lead", evidence_=evidence({"A": [1], "B": [2]}))
    lead = read(client).split('<div class="front">', maxsplit=1)[0]
    core = lead.split('class="strip"')[1]
    assert core.index("Outlet 2") < core.index("Outlet 1")


def test_a_withdrawn_story_never_leads(client: Client) -> None:
    publish("stands", headline="This stands")
    gone = publish("gone", headline="This does not")
    publish("gone", "retracted", story=gone.story, headline="This does not", kind="retract", reason="Forged.")
    lead, river = read(client).split('<div class="front">')
    assert "This stands" in lead
    assert "We withdrew this story. Forged." in river


def test_an_entry_shows_label_section_time_and_counts(client: Client) -> None:
    publish("lead")
    publish("one", "confirmed", headline="An entry")
    publish("two")
    item = read(client).split('<li class="item')[1]
    assert "Confirmed" in item
    assert "Devices" in item
    assert "UTC" in item
    assert "1 source layer, 1 reference" in item


def test_a_draft_is_on_no_page(client: Client) -> None:
    publish()
    assert "A draft no reader sees" not in read(client)


def test_only_the_newest_edition_of_a_story_is_listed(client: Client) -> None:
    first = publish(headline="As it was")
    publish(story=first.story, headline="As it is")
    page = read(client)
    assert "As it is" in page
    assert "As it was" not in page


def test_stories_of_one_label_can_be_asked_for(client: Client) -> None:
    publish("sure", "confirmed", headline="Quite sure")
    publish("unsure", headline="Hardly sure")
    page = read(client, "/?label=confirmed")
    assert "Quite sure" in page
    assert "Hardly sure" not in page


def test_the_filter_counts_live_stories(client: Client) -> None:
    first = publish("sure")
    publish("sure", "confirmed", story=first.story, kind="promote")
    page = read(client)
    assert 'Confirmed <span class="num">1</span>' in page
    assert 'Emerging <span class="num">0</span>' in page


def test_a_label_has_a_page_of_its_own(client: Client) -> None:
    publish("sure", "confirmed", headline="Quite sure")
    assert "Quite sure" in read(client, "/labels/confirmed/")
    assert "No story stands at Disputed today." in read(client, "/labels/disputed/")


@pytest.mark.parametrize(
    "address",
    ["/labels/unverified/", "/labels/rumour/", "/?label=rumour", "/sections/none/", "/?page=2", "/?page=x"],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    publish()
    assert client.get(address).status_code == 404


def test_a_section_shows_its_angle_and_its_stories_only(client: Client) -> None:
    publish("here", headline="In devices")
    publish("there", headline="In science", where=section("science", "Science"))
    page = read(client, "/sections/devices/")
    assert "How it feels to use, how long it lasts" in page
    assert "In devices" in page
    assert "In science" not in page


def test_an_empty_section_says_so(client: Client) -> None:
    section("science", "Science")
    assert "Nothing is published in this section yet." in read(client, "/sections/science/")


def test_what_moved_tells_from_which_label_to_which(client: Client) -> None:
    first = publish()
    publish(label="confirmed", story=first.story, kind="promote", change_note="The order is published.")
    rail = read(client).split('class="moves"')[1]
    assert rail.index("Emerging") < rail.index("Confirmed")
    assert "The order is published." in rail


def test_older_stories_are_a_page_away(client: Client) -> None:
    for number in range(14):
        publish(f"story-{number}", headline=f"Story number {number}")
    assert 'rel="next" href="?page=2"' in read(client)
    page = read(client, "/?page=2")
    assert "Story number 0" in page
    assert "Story number 13" not in page


def test_turning_the_page_keeps_the_label(client: Client) -> None:
    for number in range(13):
        publish(f"story-{number}")
    assert 'rel="next" href="?label=emerging&amp;page=2"' in read(client, "/?label=emerging")


@pytest.mark.parametrize(("sections", "named"), [(8, True), (9, False)])
def test_of_many_sections_the_last_link_leads_to_all_of_them(
    client: Client, sections: int, named: bool
) -> None:
    Section.objects.all().delete()
    for number in range(sections):
        section(f"section-{number}", f"Section {number}")
    head, foot = read(client).split('<main class="page"')
    assert ("Section 7" in head) is named
    assert ('<a href="#sections">All sections</a>' not in head) is named
    assert ('id="sections"' not in foot) is named
    assert ("Section 8" in foot) is not named


@pytest.mark.parametrize(
    "address", ["/sections/devices/", "/tags/laptops/", "/authors/ines-varga/", "/labels/emerging/"]
)
def test_a_list_says_how_to_follow_it(client: Client, address: str) -> None:
    publish()
    side = read(client, address).split('class="top__side"')[1].split("</aside>")[0]
    assert f'href="{address}feed.atom"' in side


def test_a_tag_is_followed_by_e_mail_too(client: Client) -> None:
    publish()
    assert 'href="/follow/tag/laptops/">Follow by e-mail</a>' in read(client, "/tags/laptops/")


def test_an_author_is_introduced_in_the_newsrooms_words(client: Client) -> None:
    publish()
    Author.objects.create(name="Ines Varga", slug="ines-varga", about="She repaired radios of ships.")
    assert "She repaired radios of ships." in read(client, "/authors/ines-varga/")
