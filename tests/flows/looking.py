"""What a page is held to: axe finds nothing, nothing runs out of the window, no target is too small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE, PHONE, ZOOMED = 1280, 390, 640
# So high that no bar at the window's foot stands before what it hides.
HEIGHT = 4800
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The schemes differ in colours alone: of the dark one, all is asked that hangs on them, but for AAA.
OF_COLOUR = """() => axe.getRules(["cat.color"])
    .filter(({ tags }) => !tags.some((tag) => ["wcag2aaa", "experimental", "deprecated"].includes(tag)))
    .map(({ ruleId }) => ruleId)"""
ASK = """async (runOnly) => {
    const found = await axe.run(document, { runOnly, preload: false, resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(" ")} (${node.failureSummary})`));
}"""
WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
# WCAG 2.5.8: what stands in a line of text may be as small as its letters; boxes to tick are axe's to judge.
SMALL = """() => {
    const pressed = ":is(a[href], button, select, summary, textarea, input:not([type=hidden]))";
    const left = `.skip-to-content-link, .visually-hidden, .select2-hidden-accessible, label *,
        [type=checkbox], [type=radio]`;
    const inLine = (one) => one.matches("a") && getComputedStyle(one).display === "inline";
    const told = (one, width, height) => `${one.outerHTML.slice(0, 90)} is ${width} by ${height}`;
    return [...document.querySelectorAll(`:is(#container, dialog) ${pressed}`)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((one) => !one.matches(left) && !inLine(one))
        .map((one) => [one, one.getBoundingClientRect()])
        .map(([one, box]) => [one, Math.round(box.width), Math.round(box.height)])
        .filter(([, width, height]) => width && (width < 24 || height < 24))
        .map((small) => told(...small));
}"""


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands, in both schemes, before a wide window and on a telephone."""
    return [fault for width in (WIDE, PHONE) for fault in _at(page, width)] + list(_cramped(page))


def _at(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    told = []
    for scheme, rules in (("light", RULES), ("dark", colours(page))):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        told += [f"{width} {scheme} {fault}" for fault in axe(page, rules)]
    return told + [f"{width} too small: {small}" for small in page.evaluate(SMALL)]


def colours(page: Page) -> dict[str, Any]:
    """The rules of axe that hang on colour."""
    _axe_there(page)
    return {"type": "rule", "values": page.evaluate(OF_COLOUR)}


def axe(page: Page, rules: dict[str, Any]) -> list[str]:
    _axe_there(page)
    found: list[str] = page.evaluate(ASK, rules)
    return found


def _axe_there(page: Page) -> None:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)


def _cramped(page: Page) -> Iterable[str]:
    """At 640 a window of 1280 stands zoomed to 200 %."""
    for width in (PHONE, ZOOMED, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        needed, there = page.evaluate(WIDTHS)
        if needed > there:
            yield f"{width} runs out of the window: {needed} of {there}"
