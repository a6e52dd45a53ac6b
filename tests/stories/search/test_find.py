"""Stories and references are found by their words, as they stand now."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.models import Publisher, Reference
from stories.actions.cite import cite, uncite
from stories.actions.save_story import save_story
from stories.models import Story
from stories.search import INDEXES, REFERENCES, STORIES, Index, install, matching, missing, rebuild
from tests.stories.making import a_story, cited, words

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    return [story.headline for story in matching(Story.objects.order_by("headline"), STORIES, text)]


def kept(text: str) -> list[str]:
    return [row.title for row in matching(Reference.objects.order_by("title"), REFERENCES, text)]


def written(index: Index) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {index.name}")  # noqa: S608
        return int(cursor.fetchone()[0])


def test_headline_standfirst_and_body_are_searched(writer: User) -> None:
    a_story(writer, headline="Chips slow", standfirst="A foundry explains.", body="<p>Heat, mostly.</p>")
    for text in ("chips", "foundry", "heat"):
        assert found(text) == ["Chips slow"]


def test_all_words_must_be_there(writer: User) -> None:
    a_story(writer, headline="Chips slow")
    assert found("chips foundry") == []


def test_words_may_come_from_different_places(writer: User) -> None:
    story = a_story(writer, headline="Chips slow")
    cited(story, writer, "Engadget")
    assert found("engadget chips") == ["Chips slow"]


def test_other_forms_of_a_word_and_its_beginning_are_found(writer: User) -> None:
    a_story(writer, headline="Swelling batteries")
    for text in ("battery", "batter", "swell", "swelled"):
        assert found(text) == ["Swelling batteries"]


def test_accents_are_found_without_them(writer: User) -> None:
    a_story(writer, headline="Zürich: the café")
    assert found("zurich cafe") == found("Zürich café") == ["Zürich: the café"]


def test_a_phrase_is_found_in_its_order_only(writer: User) -> None:
    a_story(writer, headline="The travel battery")
    assert found('"travel battery"') == ["The travel battery"]
    assert found('"battery travel"') == []


def test_what_a_sign_joins_is_found_by_its_parts(writer: User) -> None:
    a_story(writer, headline="Wi-Fi on iOS/Android 5.1")
    for text in ("wifi", "banana"):
        assert found(text) == []
    for text in ("android", "wi-fi", "5.1", "ios/android"):
        assert found(text) == ["Wi-Fi on iOS/Android 5.1"]


def test_no_word_is_too_common(writer: User) -> None:
    a_story(writer, headline="The Who", body="<p>Tour</p>")
    assert found("the who") == ["The Who"]


def test_tags_are_no_words(writer: User) -> None:
    a_story(
        writer, headline="Plain", standfirst="", body="<h2>One</h2><p><strong>Two</strong> &amp; three</p>"
    )
    assert found("strong") == found("amp") == []
    assert found("two three") == ["Plain"]


def test_titles_and_publishers_of_sources_are_searched(writer: User) -> None:
    cited(a_story(writer, headline="Swell"), writer, "Verge Weekly", title="Gridline logs")
    assert found("gridline") == found("verge weekly") == ["Swell"]


def test_a_confidential_source_finds_nothing(writer: User) -> None:
    cited(a_story(writer, headline="Swell"), writer, "Leaksite", title="Secret memo", confidential=True)
    assert found("memo") == found("leaksite") == []


def test_a_save_is_searched_at_once(writer: User) -> None:
    story = a_story(writer, headline="Chips slow")
    save_story(story.pk, words(headline="Chips hurry"), by=writer, version=story.version)
    assert found("hurry") == ["Chips hurry"]
    assert found("slow") == []


def test_a_save_that_fails_leaves_the_search_as_it_was(writer: User) -> None:
    a_story(writer, headline="Chips slow")
    with transaction.atomic():
        Story.objects.update(headline="Chips hurry")
        transaction.set_rollback(True)
    assert found("slow") == ["Chips slow"]


def test_what_is_cited_and_taken_off_is_searched_so(writer: User) -> None:
    story, other = a_story(writer, headline="Swell"), a_story(writer, headline="Other")
    citation = cited(other, writer, "Engadget", title="Gridline logs")
    mine = cite(story, citation.reference, by=writer)
    assert found("gridline") == ["Other", "Swell"]
    uncite(mine, by=writer)
    assert found("gridline") == ["Other"]


def test_a_title_put_right_and_a_publisher_renamed_are_searched(writer: User) -> None:
    citation = cited(a_story(writer, headline="Swell"), writer, "Engadget", title="Gridlin")
    Reference.objects.filter(pk=citation.reference_id).update(title="Gridline")
    Publisher.objects.filter(name="Engadget").update(name="Endgame")
    assert found("gridline endgame") == ["Swell"]
    assert found("engadget") == []


def test_a_source_made_confidential_is_forgotten(writer: User) -> None:
    citation = cited(a_story(writer, headline="Swell"), writer, title="Gridline logs")
    Reference.objects.filter(pk=citation.reference_id).update(confidential=True)
    assert found("gridline") == []


def test_references_are_found_by_title_address_author_and_publisher(writer: User) -> None:
    story = a_story(writer)
    cited(story, writer, "Engadget", title="Gridline logs", author="Ana Peña")
    cited(story, writer, "Verge", title="Elsewhere")
    assert kept("grid") == kept("pena") == kept("engadget logs") == ["Gridline logs"]


def test_who_wrote_what_a_person_handed_in_finds_nothing(writer: User) -> None:
    told = {"kind": "document", "person_alias": "an engineer", "why_unnamed": "They would lose their job."}
    citation = cited(a_story(writer), writer, "", title="Gridline memo", author="Ana Peña", **told)
    assert Reference.objects.get().url is None
    assert kept("gridline") == ["Gridline memo"]
    assert kept("pena") == found("pena") == []
    Reference.objects.filter(pk=citation.reference_id).update(person=None)
    assert kept("pena") == ["Gridline memo"]
    assert len(found("pena")) == 1


def test_a_story_saved_again_is_in_the_index_once(writer: User) -> None:
    story = a_story(writer)
    save_story(story.pk, words(headline="Chips hurry"), by=writer, version=story.version)
    assert written(STORIES) == rebuild(connection, STORIES) == 1


def test_the_indexes_are_made_anew_by_a_command(writer: User) -> None:
    a_story(writer, headline="Chips slow")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM stories_story_search")
    assert found("chips") == []
    call_command("rebuild_search", verbosity=0)
    assert found("chips") == ["Chips slow"]


def test_a_trigger_that_is_gone_is_named(writer: User) -> None:
    assert missing(connection) == []
    on = "" if connection.vendor == "sqlite" else f" ON {STORIES.table}"
    name = f"{STORIES.name}_{'come' if connection.vendor == 'sqlite' else '0'}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
    assert missing(connection) == [name]
    install(connection)
    assert missing(connection) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_whatever_is_typed_is_only_ever_searched_for(writer: User, text: str) -> None:
    assert found(text) == []
    assert {index.table for index in INDEXES} >= {"stories_story"}
