"""The story page: start, write, save, propose; nothing typed is lost."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stories.actions.approve import approve
from stories.models import Author, Format, Proposal, Story
from tests.stories.admin.page import ADD, address, opened, press, send
from tests.stories.making import a_story, an_author, proposed, published, supported, words


def new(**changes: object) -> dict[str, object]:
    text = words()
    return {
        "headline": text.headline,
        "section": text.section_id,
        "format": text.format_id,
        "key": str(uuid4()),
        **changes,
    }


def test_a_new_story_opens_with_the_headings_of_its_format(desk: Client) -> None:
    page = desk.get(reverse(ADD)).content.decode()
    assert all(heading in page for heading in Format.objects.get(position=1).heading_list())


@pytest.mark.parametrize("kind", ["Signal report", "Brief", "Explainer", "Live"])
def test_a_newsroom_begins_with_formats_that_start_a_story(desk: Client, kind: str) -> None:
    starts = Format.objects.get(name=kind)
    page = desk.post(reverse(ADD), new(format=starts.pk, body="", _headings="yes")).content.decode()
    assert len(starts.heading_list()) >= 2
    assert all(heading in page for heading in starts.heading_list())


def test_a_new_story_is_signed_by_who_starts_it(desk: Client, writer: User) -> None:
    own = Author.objects.create(name="Mara Lind", slug="mara", user=writer)
    desk_page = desk.get(reverse(ADD))
    assert desk_page.context["form"]["authors"].value() == [own.name]


def test_a_tag_written_twice_in_other_letters_is_one(desk: Client) -> None:
    desk.post(reverse(ADD), new(tags="Batteries, recalls, BATTERIES"))
    assert sorted(Story.objects.get().tags.names()) == ["Batteries", "recalls"]


def test_two_stories_share_a_tag_however_its_letters_are_written(desk: Client) -> None:
    for headline, tag in (("One", "Batteries"), ("Other", "BATTERIES")):
        desk.post(reverse(ADD), new(headline=headline, tags=tag))
    assert [story.tags.get().name for story in Story.objects.all()] == ["Batteries", "Batteries"]


def test_starting_makes_a_story(desk: Client) -> None:
    answer = desk.post(reverse(ADD), new(tags="batteries, electric cars"))
    story = Story.objects.get()
    assert answer.headers["Location"] == address(story)
    assert sorted(story.tags.names()) == ["batteries", "electric cars"]


@pytest.mark.parametrize(
    ("link", "said"), [("", "Paste a link beside"), ("https://example.org/", "your link stands beside")]
)
def test_starting_says_what_comes_next(desk: Client, link: str, said: str) -> None:
    page = desk.post(reverse(ADD), new(**{"link-url": link}), follow=True).content.decode()
    assert said in page
    assert f'name="link-url" value="{link}"' in page


def test_a_headline_keeps_nothing_that_turns_its_direction(desk: Client) -> None:
    desk.post(reverse(ADD), new(headline="Halden \u202estops\u202c sales", lead_credit="\u2066Halden"))
    story = Story.objects.get()
    assert (story.headline, story.lead_credit) == ("Halden stops sales", "Halden")


def test_what_is_written_is_spell_checked(desk: Client) -> None:
    assert "NoSpellCheck" not in desk.get(reverse(ADD)).content.decode()


def test_starting_twice_makes_one_story(desk: Client) -> None:
    form = new()
    desk.post(reverse(ADD), form)
    desk.post(reverse(ADD), form)
    assert Story.objects.count() == 1


def test_without_a_headline_what_was_typed_stays(desk: Client) -> None:
    page = desk.post(reverse(ADD), new(headline="", standfirst="Shops were told.")).content.decode()
    assert "Give the story a headline." in page
    assert "Shops were told." in page


def test_another_format_brings_its_headings_to_an_unwritten_text(desk: Client) -> None:
    explainer = Format.objects.get(slug="explainer")
    page = desk.post(
        reverse(ADD), new(format=explainer.pk, body="<h2>What is happening now</h2><p></p>", _headings="yes")
    )
    assert "How it works" in page.content.decode()
    assert not Story.objects.exists()


def test_another_format_leaves_written_text_alone(desk: Client) -> None:
    explainer = Format.objects.get(slug="explainer")
    page = desk.post(reverse(ADD), new(format=explainer.pk, body="<p>Sales stopped.</p>", _headings="yes"))
    assert "Sales stopped." in page.content.decode()


def test_saving_keeps_the_text(desk: Client, story: Story) -> None:
    press(desk, story, "_save", standfirst="Now in five countries.")
    story.refresh_from_db()
    assert (story.standfirst, story.version) == ("Now in five countries.", 2)


def test_authors_sign_in_the_order_chosen(desk: Client, story: Story) -> None:
    Author.objects.create(name="Jonas Feld", slug="jonas")
    press(desk, story, "_save", authors=["jonas feld", an_author().name, ""])
    assert [byline.author.name for byline in story.bylines.all()] == ["Jonas Feld", "Mara Lind"]


def test_a_name_nobody_signs_by_is_told_at_its_field_and_stays(desk: Client, story: Story) -> None:
    page = press(desk, story, "_save", authors=[an_author().name, "Jonas <b>"]).content.decode()
    assert "Nobody signs stories as “Jonas &lt;b&gt;”" in page
    assert 'value="Jonas &lt;b&gt;"' in page
    assert story.bylines.count() == 1


def test_a_file_that_is_no_picture_is_refused_at_its_field(desk: Client, story: Story) -> None:
    page = press(
        desk, story, "_save", lead_file=SimpleUploadedFile("lead.png", b"no picture"), standfirst="Kept."
    )
    assert "not a picture" in page.content.decode()
    assert "Kept." in page.content.decode()


def test_proposing_asks_for_the_earned_label(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    press(desk, story, "_propose", propose__reason="It is ready.")
    assert Proposal.objects.get().label.slug == "emerging"


def test_a_label_above_the_evidence_is_refused_with_what_is_missing(
    desk: Client, story: Story, writer: User
) -> None:
    supported(story, writer)
    page = press(
        desk, story, "_propose", propose__label="corroborated", propose__reason="Two would do."
    ).content.decode()
    assert "Corroborated is not earned yet. Missing: a second independent layer for claim 1." in page
    assert "Two would do." in page
    assert not Proposal.objects.exists()


def test_proposing_without_a_reason_is_refused_at_the_field(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    page = press(desk, story, "_propose", propose__change_note="First report.").content.decode()
    assert "Give a reason" in page
    assert "First report." in page


def test_what_an_edition_lacks_is_said_at_the_field_of_the_text(desk: Client, writer: User) -> None:
    story = a_story(writer, standfirst="")
    supported(story, writer)
    page = press(desk, story, "_propose", propose__reason="It is ready.").content.decode()
    assert page.count("Write a standfirst") == 2


def test_a_typed_reason_outlives_another_button(desk: Client, story: Story) -> None:
    press(desk, story, "_claim", newclaim__text="Batteries swell.", propose__reason="Half a sentence")
    assert "Half a sentence" in desk.get(address(story)).content.decode()


def test_an_open_proposal_can_be_withdrawn(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    waiting = proposed(story, writer)
    press(desk, story, "_withdraw", waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == Proposal.State.WITHDRAWN


def test_withdrawing_what_was_approved_meanwhile_says_so(
    desk: Client, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer)
    waiting, page = proposed(story, writer), opened(desk, story)
    approve(waiting, by=editor)
    answer = send(desk, story, page, "_withdraw", waiting.pk)
    assert "This proposal is already approved." in answer.content.decode()


def test_a_declined_proposal_shows_the_editors_note(
    desk: Client, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer)
    waiting = proposed(story, writer)
    desk.force_login(editor)
    desk.post(
        reverse("admin:stories_proposal_change", args=[waiting.pk]),
        {"_decline": "yes", "note": "Ask Halden first."},
    )
    desk.force_login(writer)
    assert "Ask Halden first." in desk.get(address(story)).content.decode()


def test_history_lists_editions_and_events(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    page = desk.get(reverse("admin:stories_story_history", args=[story.pk])).content.decode()
    assert "Edition 1" in page
    assert "proposed" in page


def test_an_outsider_is_sent_to_sign_in(client: Client, outsider: User, story: Story) -> None:
    client.force_login(outsider)
    assert "login" in client.get(address(story)).headers["Location"]


def test_a_story_that_is_not_there_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("admin:stories_story_change", args=[999])).status_code == 404


def test_markup_in_a_field_comes_back_as_text(desk: Client, story: Story) -> None:
    press(desk, story, "_save", headline="<script>alert(1)</script>", lead_alt='"><img onerror=x>')
    page = desk.get(address(story)).content.decode()
    assert "<script>alert" not in page
    assert "<img onerror" not in page


@pytest.mark.parametrize("references", [1, 30])
def test_the_page_takes_at_most_29_queries(
    desk: Client,
    story: Story,
    writer: User,
    references: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(references):
        supported(story, writer, publisher=f"Outlet {number}")
    with django_assert_max_num_queries(29):
        assert desk.get(address(story)).status_code == 200


def test_a_link_pasted_before_a_section_is_chosen_stays_in_its_field(desk: Client) -> None:
    sent = {**new(section=""), "link-url": "https://courier.example/bridge", "_read": "yes"}
    page = desk.post(reverse(ADD), sent).content.decode()
    assert 'value="https://courier.example/bridge"' in page
    assert '<a href="#id_section">Section</a>' in page


def test_a_file_that_was_not_taken_in_is_asked_for_again(desk: Client) -> None:
    file = SimpleUploadedFile("notes.pdf", b"%PDF-1.4", "application/pdf")
    page = desk.post(reverse(ADD), {**new(section=""), "link-file": file, "_file": "yes"}).content.decode()
    assert "but not the file: choose it once more" in page
