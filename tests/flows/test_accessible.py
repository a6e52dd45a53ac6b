"""Each state of the desk's screens that a click leads to, before axe and a ruler.

How a page looks is no matter of the database: one kind of them is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.looking import HEIGHT, PHONE, WIDE, faults
from tests.flows.steps import cite_by_hand, ready

pytestmark = pytest.mark.once
WAITS = "One plug for small devices"
UNFOLD = "() => { for (const one of document.querySelectorAll('#content details')) one.open = true; }"
# as many as turn the grid of claims: see stories.admin.evidence_panel
MANY = 8


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture(scope="module")
def editor(people: People) -> Page:
    return people("editor")


@pytest.fixture(scope="module")
def address(writer: Page, newsroom: Newsroom) -> str:
    """A story with more references than a column each has room for."""
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.fill("#id_headline", "Halden stops sales of its Orrery headset")
    writer.select_option("#id_section", label="Devices")
    writer.get_by_role("button", name="Start the story").click()
    ready(writer)
    for number in range(MANY):
        kept = writer.locator("#evidence .ref-title").count()
        cite_by_hand(
            writer,
            f"What shop {number} was told about the headset",
            kind="statement",
            publisher=f"Shop {number // 2}",
            first_hand=False,
        )
        expect(writer.locator("#evidence .ref-title")).to_have_count(kept + 1)
    return writer.url.split("#", maxsplit=1)[0]


@pytest.fixture
def story(writer: Page, address: str) -> Page:
    return opened(writer, address)


@pytest.fixture
def review(editor: Page, newsroom: Newsroom) -> Page:
    editor.goto(newsroom.url("/desk/stories/proposal/"))
    follow(editor, editor.get_by_role("link", name=WAITS).first)
    return editor


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def follow(page: Page, link: Locator) -> None:
    """To the page it leads to, of which nothing is looked at before it stands."""
    with page.expect_navigation():
        link.click()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    ready(page)
    return page


def test_the_door(newsroom: Newsroom, stranger: Page) -> None:
    stranger.goto(newsroom.url("/desk/"))
    assert faults(stranger) == []
    stranger.fill("#id_username", "writer")
    stranger.fill("#id_password", "not it")
    stranger.click("[type=submit]")
    expect(stranger.get_by_role("alert")).to_be_visible()
    assert faults(stranger) == []


def test_the_front_page_of_each(newsroom: Newsroom, writer: Page, editor: Page) -> None:
    for page in (writer, editor):
        page.goto(newsroom.url("/desk/"))
        page.locator(".user-menu > summary").click()
        assert faults(page) == []


def test_the_sheet_of_keys(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/stories/story/"))
    writer.keyboard.press("?")
    expect(writer.locator("#keys-dialog")).to_be_visible()
    assert faults(writer) == []


def test_a_story_that_is_refused(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.get_by_role("button", name="Start the story").click()
    expect(writer.locator(".errorlist").first).to_be_visible()
    assert faults(writer) == []


def test_a_story_of_many_references_with_all_unfolded(story: Page) -> None:
    for fold in story.locator(".claims-grid.is-turned [data-fold]").all():
        fold.click()
    assert faults(story) == []
    story.evaluate(UNFOLD)
    story.locator("select.stance.is-layer").first.press("b")
    expect(story.locator(".did")).to_contain_text("both references: set to background.")
    assert faults(story) == []
    story.locator("[data-undo]").click()
    story.locator("#grid-wide").click()
    expect(story.locator("body.is-wide .claims-grid:not(.is-turned)")).to_be_visible()
    assert faults(story) == []


def test_the_evidence_drawer(story: Page) -> None:
    story.set_viewport_size({"width": PHONE, "height": HEIGHT})
    story.locator(".submit-row .only-narrow").click()
    expect(story.locator("#evidence")).to_have_class(re.compile("is-open"))
    assert faults(story) == []


def test_the_sheet_that_proposes(story: Page) -> None:
    story.locator(".to-propose").click()
    story.locator(".rung-choice.is-above").first.click()
    expect(story.locator("button[name=_propose]")).to_contain_text("Ask ")
    assert faults(story) == []
    story.locator("button[name=_propose]").click()
    expect(story.locator("#propose .errorlist").first).to_be_visible()
    assert faults(story) == []


def test_citing_where_the_cursor_stands(story: Page) -> None:
    story.locator("[contenteditable=true] p").first.click()
    story.keyboard.press("Alt+c")
    expect(story.locator("#cite-dialog")).to_be_visible()
    assert faults(story) == []


def test_comments_and_tasks(story: Page, editor: Page, address: str) -> None:
    for text in ("Is that from the notice itself?", "@editor do you know?"):
        story.fill("#id_comment-text", text)
        story.get_by_role("button", name="Comment", exact=True).click()
        expect(story.locator("#comments .said", has_text=text)).to_be_visible()
    story.get_by_text("Give a task").click()
    story.fill("[name=task-what]", "Ask the factory")
    story.get_by_role("combobox", name="Who").fill("writer")
    expect(story.locator("#suggested").get_by_role("option")).to_have_count(1)
    assert faults(story) == []
    story.keyboard.press("Enter")
    story.get_by_role("button", name="Give the task").click()
    expect(story.locator(".task-list")).to_contain_text("Ask the factory")
    opened(story.context.new_page(), address)
    opened(editor, address)
    expect(editor.locator("[data-presence]")).to_contain_text("is here since")
    editor.evaluate(UNFOLD)
    assert faults(editor) == []


def test_signing_in_where_one_stands(story: Page, newsroom: Newsroom) -> None:
    cookies = story.context.cookies()
    story.context.clear_cookies(name="sessionid")
    story.fill("#id_standfirst", "Typed while signed out.")
    expect(story.locator(".submit-row [role=status]")).to_contain_text("You were signed out")
    assert faults(story) == []
    story.locator(".submit-row").get_by_role("button", name="Sign in here").click()
    assert faults(story) == []
    story.context.add_cookies(cookies)  # type: ignore[arg-type]
    story.keyboard.press("Escape")
    story.keyboard.press("Control+s")
    expect(story.locator(".submit-row [role=status]")).to_contain_text("Saved")


def test_two_versions(story: Page, editor: Page, address: str) -> None:
    opened(editor, address).fill("#id_headline", "Halden takes its Orrery headset back")
    expect(editor.locator(".submit-row [role=status]")).to_contain_text(re.compile(r"UTC, version"))
    story.fill("#id_headline", "Halden stops selling the Orrery")
    expect(story.locator(".submit-row [role=status]")).to_contain_text("saved a newer version")
    assert faults(story) == []
    story.locator(".submit-row").get_by_role("button", name="See both").click()
    expect(story.get_by_role("heading", name="Two people changed this story")).to_be_visible()
    assert faults(story) == []
    story.keyboard.press("1")
    story.get_by_role("button", name="Save as version").click()


def test_a_review_unfolded_asked_and_refused(review: Page) -> None:
    review.set_viewport_size({"width": WIDE, "height": HEIGHT})
    review.evaluate(UNFOLD)
    assert faults(review) == []
    review.locator(".decide-form > button[name=_approve]").click()
    expect(review.locator("#ask-approve")).to_be_visible()
    assert faults(review) == []
    review.get_by_role("button", name="Not yet").click()
    review.locator("#decide-form button[name=_decline]").click()
    expect(review.locator("#id_note")).to_be_focused()
    assert faults(review) == []


def test_a_review_part_by_part(review: Page) -> None:
    for part in ("evidence", "text"):
        review.goto(f"{review.url.split('#', maxsplit=1)[0]}#{part}")
        assert faults(review) == []


def test_an_update_side_by_side(newsroom: Newsroom, editor: Page) -> None:
    editor.goto(newsroom.url("/desk/stories/story/?q=xz"))
    follow(editor, editor.get_by_role("link", name="A hidden way in").first)
    number = editor.locator("#content").get_by_text(re.compile("edition 2 is live"))
    expect(number).to_be_visible()
    for key in range(1, 30):
        answer = editor.goto(newsroom.url(f"/desk/stories/proposal/{key}/change/?view=side"))
        if answer and answer.ok and editor.locator(".beside-table").count():
            break
    editor.evaluate(UNFOLD)
    assert faults(editor) == []


def test_the_wire_after_a_press(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/sources/signal/"))
    writer.keyboard.press("j")
    writer.keyboard.press("x")
    expect(writer.locator(".messagelist")).to_be_visible()
    writer.evaluate(UNFOLD)
    assert faults(writer) == []
    told = writer.locator(".messagelist").inner_text()
    writer.keyboard.press("z")
    expect(writer.get_by_text(told)).to_have_count(0)


def test_a_history_of_two_versions(address: str, writer: Page) -> None:
    writer.goto(address.replace("/change/", "/history/"))
    follow(writer, writer.locator(".log a[href*=version]").last)
    writer.evaluate(UNFOLD)
    assert faults(writer) == []


def test_a_fact_that_is_corrected(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/sources/reference/"))
    follow(writer, writer.locator("#result_list tbody a").first)
    for fact in ("title", "published_at"):
        writer.goto(f"{writer.url.split('?', maxsplit=1)[0]}?correct={fact}")
        assert faults(writer) == []


def test_a_person_sealed_opened_and_closed(newsroom: Newsroom, writer: Page, editor: Page) -> None:
    writer.goto(newsroom.url("/desk/sources/humansource/add/"))
    writer.fill("#id_alias", "An engineer at the factory in Utrecht")
    writer.fill("#id_why_unnamed", "Would lose the work.")
    writer.fill("#id_name", "Noor Bakker")
    writer.get_by_role("button", name="Keep this person").click()
    expect(writer.locator("#identity")).to_contain_text("Noor Bakker")
    writer.evaluate(UNFOLD)
    assert faults(writer) == []
    editor.goto(writer.url)
    expect(editor.locator("#identity")).to_contain_text("you are not one of those who know")
    assert faults(editor) == []
    writer.get_by_role("link", name="History").click()
    expect(writer.get_by_text("wrote down who this is")).to_be_visible()
    assert faults(writer) == []
    writer.go_back()
    writer.evaluate(UNFOLD)
    writer.get_by_role("combobox", name="Colleague").fill("Asha Verne")
    writer.get_by_role("button", name="Let them know").click()
    editor.reload()
    expect(editor.locator("#id_why")).to_be_visible()
    assert faults(editor) == []
