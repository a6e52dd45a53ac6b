"""The README's pictures, taken from a demo newsroom: the same pages in the same frame each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.flows.conftest import ARGUMENTS, CHROMIUM, Door, Newsroom

from .demo import demo

FOLDER = settings.BASE_DIR / ".readme"
QUALITY = 62
# bytes: who reads the README fetches all of them
MOST = 90_000
type Way = Callable[[Page, Newsroom], None]


@dataclass(frozen=True)
class Shot:
    """A page in a frame of `width` by `height`; `who` is signed in, "" for a reader."""

    name: str
    width: int
    height: int
    who: str
    way: Way


def at(path: str, within: str = "") -> Way:
    """Opens an address, and moves on to the part of the page that `within` selects."""

    def go(page: Page, newsroom: Newsroom) -> None:
        page.goto(newsroom.url(path))
        if within:
            page.locator(within).evaluate("(part) => part.scrollIntoView({ behavior: 'instant' })")

    return go


def named(path: str, name: str) -> Way:
    """Follows, from the list at an address, the link of that name."""

    def go(page: Page, newsroom: Newsroom) -> None:
        page.goto(newsroom.url(path))
        page.get_by_role("link", name=name).first.click()

    return go


SHOTS = (
    Shot("front", 1280, 860, "", at("/")),
    Shot("story", 1280, 860, "", at("/stories/crowdstrike-outage/")),
    Shot("evidence", 1280, 860, "", at("/stories/lk-99/", "section:has(> #lines)")),
    Shot("phone", 390, 860, "", at("/stories/crowdstrike-outage/")),
    Shot("desk", 1440, 900, "writer", named("/desk/stories/story/", "One faulty security update")),
    Shot("review", 1440, 900, "editor", named("/desk/stories/proposal/", "One plug for small devices")),
)


def main() -> bool:
    """Whether all were taken and are small; prints each with its size."""
    if CHROMIUM is None:
        print("Not taken: it takes chromium.")
        return False
    FOLDER.mkdir(exist_ok=True)
    with demo() as newsroom, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        sizes = [taken(shot, browser, newsroom) for shot in SHOTS]
        browser.close()
    return all(size <= MOST for size in sizes)


def taken(shot: Shot, browser: Browser, newsroom: Newsroom) -> int:
    """The bytes of the picture that was taken."""
    frame = {"width": shot.width, "height": shot.height}
    context = browser.new_context(viewport=frame, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]
    page = Door(newsroom).open(context, shot.who) if shot.who else context.new_page()
    shot.way(page, newsroom)
    page.wait_for_load_state("networkidle")
    path = FOLDER / f"{shot.name}.webp"
    Image.open(BytesIO(page.screenshot())).convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)
    context.close()
    size = path.stat().st_size
    print(f"{path.relative_to(settings.BASE_DIR)}: {shot.width} by {shot.height}, {size / 1000:.0f} kB")
    return size
