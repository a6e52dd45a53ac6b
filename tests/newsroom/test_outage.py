"""With the database down, the readers' pages already made are still served."""

import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.auth.models import User
from django.db import ProgrammingError
from django.http.response import HttpResponseBase
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from newsroom.outage import PAUSE, Pause
from newsroom.pages import ASKING, LEADING
from stories.actions.approve import approve
from stories.actions.retract import retract
from tests.conftest import PASSWORD
from tests.newsroom.away import database_away, kept_files, kept_text
from tests.stories.hiding import SECRET, a_secret_draft, a_secret_update
from tests.stories.making import a_story, proposed, published, supported
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db

STORY = "/stories/laptops-lose-charge/"
LISTS = ["/", "/?label=emerging", "/sections/devices/", "/labels/emerging/", "/tags/laptops/", "/sources/"]
PAGES = [*LISTS, STORY, f"{STORY}editions/1/", "/labels/", "/corrections/", "/about/ethics/", "/offline/"]
MACHINES = [
    "/feed.atom",
    "/feed.json",
    f"{STORY}ninjs.json",
    "/sitemap.xml",
    "/sitemaps/pages.xml",
    "/robots.txt",
]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.READERS_PAGES = tmp_path / "pages"
    return tmp_path / "pages"


@pytest.fixture
def client() -> Client:
    """Gets the page that tells of a failure, as readers do."""
    return Client(raise_request_exception=False)


def lasting(answer: HttpResponseBase) -> dict[str, str]:
    return {name: value for name, value in answer.items() if name not in {"Age", "Warning"}}


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("address", [*PAGES, *MACHINES])
def test_a_page_already_made_is_served_as_it_was(client: Client, address: str, after: int) -> None:
    publish()
    made = client.get(address)
    with database_away(after):
        kept = client.get(address)
    assert (kept.status_code, kept.content, lasting(kept)) == (200, made.content, lasting(made))


def test_it_says_that_it_is_from_before(client: Client) -> None:
    publish()
    assert "Age" not in client.get(STORY)
    with database_away():
        kept = client.get(STORY)
    assert (kept["Age"], kept["Warning"]) == ("0", '111 - "Revalidation Failed"')


def test_what_a_browser_has_already_is_not_sent_again(client: Client) -> None:
    publish()
    made = client.get(STORY)
    with database_away():
        again = client.get(STORY, headers={"If-None-Match": made["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", made["ETag"])
    assert again["Age"]


def test_a_reader_who_was_told_unchanged_leaves_the_page_for_all(client: Client) -> None:
    publish()
    seen = client.get(STORY)["ETag"]
    for path in kept_files():
        path.unlink()
    client.get(STORY, headers={"If-None-Match": seen})
    with database_away():
        assert client.get(STORY).status_code == 200


def test_an_old_address_still_leads_to_the_present_one(client: Client) -> None:
    publish("now", story=publish("once").story)
    client.get("/stories/once/")
    with database_away():
        moved = client.get("/stories/once/")
    assert (moved.status_code, moved["Location"]) == (301, "/stories/now/")


def test_a_page_never_made_says_so_and_when_to_come_back(client: Client) -> None:
    with database_away():
        answer = client.get("/labels/")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert "This page cannot be made just now" in answer.content.decode()


@pytest.mark.parametrize("address", ["/?since=1", "/search/?q=laptops", "/sources/?q=outlet"])
def test_what_is_made_for_who_asks_is_neither_kept_nor_mistaken(client: Client, address: str) -> None:
    publish()
    for one in ("/", "/search/", "/sources/", address):
        assert client.get(one).status_code == 200
    with database_away():
        assert client.get(address).status_code == 503


def test_what_no_page_knows_leads_to_the_page(client: Client) -> None:
    publish()
    client.get(STORY)
    with database_away():
        assert client.get(f"{STORY}?utm_source=mail&fbclid=1").status_code == 200


def test_while_the_database_answers_a_page_is_made_afresh(client: Client) -> None:
    publish("one")
    client.get("/")
    publish("two", headline="Headsets swell")
    answer = client.get("/")
    assert "Headsets swell" in answer.content.decode()
    assert "Age" not in answer


def test_a_story_since_retracted_does_not_come_back(
    client: Client,
    writer: User,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """Not on its page, in no list and in no feed that tell of it as it was."""
    edition = published(writer, editor)
    page = f"/stories/{edition.slug}/"
    tell = ["/", "/feed.rss", page, f"{page}editions/1/", f"{page}ninjs.json"]
    for address in tell:
        client.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        retract(edition.story, by=editor, reason="It was made up.")
    with database_away():
        assert [client.get(address).status_code for address in tell] == [503] * len(tell)


def test_once_made_again_it_is_served_with_its_notice(
    client: Client,
    writer: User,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    edition = published(writer, editor)
    with django_capture_on_commit_callbacks(execute=True):
        retract(edition.story, by=editor, reason="It was made up.")
    client.get(f"/stories/{edition.slug}/")
    with database_away():
        kept = client.get(f"/stories/{edition.slug}/")
    assert kept.status_code == 200
    assert "It was made up." in kept.content.decode()


def test_other_stories_stay(
    client: Client,
    writer: User,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    other = a_story(writer, headline="Chips slow", slug="chips-slow", tags=())
    supported(other, writer, "Harbour News")
    approve(proposed(other, writer), by=editor)
    edition = published(writer, editor)
    client.get("/stories/chips-slow/")
    with django_capture_on_commit_callbacks(execute=True):
        retract(edition.story, by=editor, reason="It was made up.")
    with database_away():
        assert client.get("/stories/chips-slow/").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        *("/?page=1", "/?page=01", "/?label=", "/?x=1", "/?label=emerging&label=emerging"),
        *(f"{STORY}?label=made-up", f"{STORY}editions/01/", f"{STORY}?page=2", "/labels/emerging/?label=x"),
    ],
)
def test_nobody_fills_the_folder_with_names_they_made_up(client: Client, asked: str) -> None:
    publish()
    assert client.get(asked).status_code == 200
    assert kept_files() == []


@pytest.mark.parametrize("address", ["/nowhere/", "/?page=9", "/?label=x", "/sources/?sort=x", "/stories/x/"])
def test_what_is_not_there_is_not_kept(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert kept_files() == []


def test_what_readers_pages_are_asked_is_known() -> None:
    """A word that leads to another page, and is not known here, would bring the wrong one."""
    reader = Path(project.BASE_DIR) / "stories" / "reader"
    code = "\n".join(path.read_text() for path in reader.glob("*.py"))
    read = set(re.findall(r'(?:GET|sent)\.get(?:list)?\("(\w+)"|"(\w+)" in request\.GET', code))
    words = {word for pair in read for word in pair if word}
    assert {"page", "label", "since", "q"} <= words
    assert words <= ASKING | {word for one in LEADING.values() for word in one}


def test_the_host_is_checked_first_and_has_no_part_in_it(client: Client) -> None:
    publish()
    assert client.get(STORY, headers={"Host": "evil.example"}).status_code == 400
    assert kept_files() == []
    client.get(STORY)
    with database_away():
        assert client.get(STORY, headers={"Host": "evil.example"}).status_code == 400
    assert "evil.example" not in kept_text()


def test_an_address_nobody_has_is_lost_still(client: Client) -> None:
    with database_away():
        answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Nothing at this address" in answer.content.decode()


def test_a_fault_of_ours_is_not_hidden_behind_a_kept_page(client: Client) -> None:
    publish()
    client.get("/")
    with database_away(error=ProgrammingError("no such column")):
        assert client.get("/").status_code == 500


def test_the_desk_says_what_to_do(client: Client, writer: User) -> None:
    client.login(username=writer.username, password=PASSWORD)
    with database_away():
        answer = client.get("/desk/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "The desk waits for its database" in page
    assert "kept in this browser" in page


def test_what_was_sent_and_did_not_arrive_is_said_to_be_in_the_page_before(client: Client) -> None:
    publish()
    with database_away():
        answer = client.post(f"{STORY}report/", {"text": "It was on Tuesday."})
    assert answer.status_code == 503
    assert "What you typed is still in the page before this one" in answer.content.decode()


def test_health_tells_the_truth(client: Client) -> None:
    with database_away():
        assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 503)


def test_no_page_of_the_desk_no_preview_and_no_form_is_kept(
    client: Client, writer: User, editor: User
) -> None:
    """Somebody signed in walks the desk and the site; of what only the desk knows nothing is kept."""
    draft, update = a_secret_draft(writer, editor), a_secret_update(writer, editor)
    client.login(username=writer.username, password=PASSWORD)
    live = f"/stories/{update.live_edition.slug}/" if update.live_edition else ""
    desk = ["/desk/", "/desk/inbox/", *(f"/desk/stories/story/{one.key}/preview/" for one in (draft, update))]
    seen = "".join(client.get(address).content.decode() for address in desk)
    forms = [client.get(f"{live}report/").status_code, client.get("/follow/story/x/").status_code]
    assert client.get(live).status_code == client.get("/").status_code == 200
    assert SECRET in seen
    assert forms == [200, 404]
    assert len(kept_files()) == 2
    assert SECRET.lower() not in kept_text().lower()


def test_while_nobody_knows_whether_it_answers_one_asks() -> None:
    pause = Pause()
    assert not pause.holds()
    pause.begin()
    assert pause.holds()
    pause.until -= PAUSE
    assert [pause.holds(), pause.holds()] == [False, True]
    pause.end()
    assert not pause.holds()
