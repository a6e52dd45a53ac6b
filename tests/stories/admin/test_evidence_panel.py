"""The evidence beside the words: stances, claims, layers and why, judging who rests on whom."""

from django.contrib.auth.models import User
from django.test import Client

from sources.models import Derivation
from stories.actions.claim import add_claim
from stories.actions.judge import state_rests_on
from stories.actions.take_stance import take_stance
from stories.actions.withdraw_reference import withdraw
from stories.models import Claim, Stance, Story
from tests.stories.admin.page import address, opened, press, send
from tests.stories.making import a_story, cited, headline_claim, supported


def suggested(story: Story, writer: User) -> Derivation:
    first, second = cited(story, writer, "Engadget"), cited(story, writer, "TechRadar")
    return Derivation.objects.create(
        derived=second.reference, origin=first.reference, kind="credit", passage="Engadget reports it."
    )


def kinds(story: Story) -> list[str]:
    return list(Stance.objects.filter(claim__story=story).values_list("kind", flat=True))


def test_a_stance_is_taken_by_saving(desk: Client, story: Story, writer: User) -> None:
    citation = cited(story, writer)
    press(desk, story, "_save", **{f"stance-{headline_claim(story).pk}-{citation.pk}": "supports"})
    assert kinds(story) == ["supports"]


def test_a_stance_is_taken_away_by_unsetting_it(desk: Client, story: Story, writer: User) -> None:
    citation = supported(story, writer)
    press(desk, story, "_save", **{f"stance-{headline_claim(story).pk}-{citation.pk}": ""})
    assert kinds(story) == []


def test_an_old_page_leaves_a_colleagues_stance_alone(
    desk: Client, story: Story, writer: User, second_writer: User
) -> None:
    citation, claim = supported(story, writer), headline_claim(story)
    old = opened(desk, story)
    take_stance(claim, citation, "contradicts", by=second_writer)
    send(desk, story, old, "_save")
    assert kinds(story) == ["contradicts"]


def test_changing_a_stance_a_colleague_moved_is_told(
    desk: Client, story: Story, writer: User, second_writer: User
) -> None:
    citation, claim = supported(story, writer), headline_claim(story)
    old = opened(desk, story)
    take_stance(claim, citation, "contradicts", by=second_writer)
    send(desk, story, old, "_save", **{f"stance-{claim.pk}-{citation.pk}": "background"})
    assert kinds(story) == ["contradicts"]
    assert "A colleague set this stance to contradicts" in desk.get(address(story)).content.decode()


def test_the_panel_says_what_is_earned(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    page = desk.get(address(story))
    looks = {step.label.slug: step.says for step in page.context["steps"]}
    assert looks == {"emerging": "earned now", "corroborated": "next", "confirmed": ""}
    assert "Missing: a second independent layer for claim 1." in page.content.decode()


def test_references_of_one_publisher_say_why_they_count_once(
    desk: Client, story: Story, writer: User
) -> None:
    supported(story, writer, "Engadget")
    supported(story, writer, "Engadget")
    assert "one layer, because they are both from Engadget." in desk.get(address(story)).content.decode()


def test_a_claim_is_added(desk: Client, story: Story) -> None:
    press(desk, story, "_claim", newclaim__text="Batteries swell.", newclaim__key_claim="on")
    assert story.claims.get(is_headline=False).is_key


def test_a_claim_made_twice_is_refused_and_stays_typed(desk: Client, story: Story) -> None:
    page = press(desk, story, "_claim", newclaim__text=story.headline).content.decode()
    assert "already makes this claim" in page
    assert story.headline in page


def test_a_claim_is_reworded_in_its_own_field(desk: Client, story: Story) -> None:
    claim = headline_claim(story)
    press(desk, story, "_save", **{f"claim-{claim.pk}": "Orrery sales have stopped"})
    claim.refresh_from_db()
    assert claim.text == "Orrery sales have stopped"


def test_the_headline_claim_follows_the_headline(desk: Client, story: Story) -> None:
    press(desk, story, "_save", headline="Orrery sales stop")
    assert headline_claim(story).text == "Orrery sales stop"


def test_an_old_page_does_not_undo_a_colleagues_wording(
    desk: Client, story: Story, second_writer: User
) -> None:
    claim = headline_claim(story)
    old = opened(desk, story)
    Claim.objects.filter(pk=claim.pk).update(text="Theirs")
    send(desk, story, old, "_save", **{f"claim-{claim.pk}": "Mine"})
    assert headline_claim(story).text == "Theirs"
    assert "“Mine”" in desk.get(address(story)).content.decode()


def test_a_claim_is_taken_off(desk: Client, story: Story, writer: User) -> None:
    claim = add_claim(story, "Batteries swell.", by=writer)
    press(desk, story, "_unclaim", claim.pk)
    assert story.claims.count() == 1


def test_a_source_note_is_written(desk: Client, story: Story, writer: User) -> None:
    citation = cited(story, writer)
    press(desk, story, "_save", **{f"note-{citation.pk}": "Named the shops."})
    citation.refresh_from_db()
    assert citation.note == "Named the shops."


def test_a_reference_is_taken_off_the_story(desk: Client, story: Story, writer: User) -> None:
    citation = cited(story, writer)
    press(desk, story, "_uncite", citation.pk)
    assert not story.citations.exists()


def test_taking_off_twice_says_it_is_gone(desk: Client, story: Story, writer: User) -> None:
    citation = cited(story, writer)
    old = opened(desk, story)
    send(desk, story, old, "_uncite", citation.pk)
    assert "no longer part of the story" in send(desk, story, old, "_uncite", citation.pk).content.decode()


def test_a_suggestion_is_shown_with_its_passage(desk: Client, story: Story, writer: User) -> None:
    suggested(story, writer)
    page = desk.get(address(story)).content.decode()
    assert "TechRadar credits Engadget for it (suggested, not yet judged; see passage)." in page
    assert "Engadget reports it." in page


def test_a_suggestion_is_confirmed(desk: Client, story: Story, writer: User) -> None:
    row = suggested(story, writer)
    press(desk, story, "_confirm", row.pk)
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_rejecting_needs_a_note(desk: Client, story: Story, writer: User) -> None:
    row = suggested(story, writer)
    assert (
        "Say in a note why the two are independent" in press(desk, story, "_reject", row.pk).content.decode()
    )


def test_a_rejected_suggestion_keeps_its_note(desk: Client, story: Story, writer: User) -> None:
    row = suggested(story, writer)
    press(desk, story, "_reject", row.pk, **{f"judge{row.pk}-note": "They visited the shop."})
    assert "They visited the shop." in desk.get(address(story)).content.decode()
    assert len(desk.get(address(story)).context["panel"].beds) == 2


def test_a_writer_states_that_one_rests_on_another(desk: Client, story: Story, writer: User) -> None:
    first, second = cited(story, writer, "Engadget"), cited(story, writer, "TechRadar")
    both = {"rests__derived": second.pk, "rests__origin": first.pk}
    press(desk, story, "_rests", **both, rests__kind="rewrite", rests__note="Their words.")
    assert len(desk.get(address(story)).context["panel"].beds) == 1


def test_nothing_rests_on_itself(desk: Client, story: Story, writer: User) -> None:
    first, _ = cited(story, writer, "Engadget"), cited(story, writer, "TechRadar")
    page = press(desk, story, "_rests", rests__derived=first.pk, rests__origin=first.pk, rests__note="Kept.")
    assert "Choose two different references" in page.content.decode()
    assert "Kept." in page.content.decode()


def test_three_references_are_a_column_each(desk: Client, story: Story, writer: User) -> None:
    for _ in range(3):
        cited(story, writer, "Engadget")
    assert not desk.get(address(story)).context["panel"].turned


def test_over_three_references_the_grid_turns(desk: Client, story: Story, writer: User) -> None:
    citations = [cited(story, writer, "Engadget") for _ in range(4)]
    page = desk.get(address(story))
    assert page.context["panel"].turned
    fields = opened(desk, story)
    assert all(f"stance-{headline_claim(story).pk}-{citation.pk}" in fields for citation in citations)


def test_two_of_one_publisher_are_told_apart_by_their_source_notes(
    desk: Client, story: Story, writer: User
) -> None:
    first, second = cited(story, writer, "Engadget"), cited(story, writer, "Engadget")
    state_rests_on(second.reference, first.reference, by=writer)
    (told,) = desk.get(address(story)).context["panel"].beds[0].judgements
    assert told.sentence == "Reference 2 rests on reference 1."


def test_two_of_one_publisher_of_which_one_is_not_cited_are_told_apart_by_their_titles(
    desk: Client, story: Story, writer: User
) -> None:
    first = cited(a_story(writer), writer, "Engadget", title="The first report")
    state_rests_on(cited(story, writer, "Engadget").reference, first.reference, by=writer)
    (told,) = desk.get(address(story)).context["panel"].beds[0].judgements
    assert told.sentence == "Reference 1 rests on “The first report”."


def test_a_stated_derivation_can_be_taken_back_with_a_note(desk: Client, story: Story, writer: User) -> None:
    first, second = cited(story, writer, "Engadget"), cited(story, writer, "TechRadar")
    row = state_rests_on(second.reference, first.reference, by=writer)
    press(desk, story, "_reject", row.pk, **{f"judge{row.pk}-note": "My mistake."})
    row.refresh_from_db()
    assert row.state == "rejected"


def test_a_withdrawn_source_is_marked_in_the_grid_and_makes_no_layer(
    desk: Client, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer)
    withdraw(supported(story, writer, "The Verge").reference, by=editor, why="It took the report back.")
    page = desk.get(address(story)).content.decode()
    assert "1 layer from 2 references" in page
    assert "1 counts for nothing" in page
    assert page.index(">withdrawn</span>") < page.index("1 layer from")
