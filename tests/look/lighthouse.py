"""Lighthouse before the readers' pages: a telephone, on loopback, a slow line as it simulates one.

Lighthouse is a program of others and not installed here: `npm install --global lighthouse`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any

from tests.flows.conftest import CHROMIUM

from .demo import demo

# What a page must reach, of 100.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = ("/", "/stories/lk-99/", "/search/?q=update")
FLAGS = "--headless --no-sandbox --disable-gpu"


def main() -> bool:
    """Whether each page has each score; prints them all, and what cost a page points."""
    program = shutil.which("lighthouse")
    if program is None or CHROMIUM is None:
        print("Not measured: it takes chromium and lighthouse (npm install --global lighthouse).")
        return False
    with demo() as newsroom:
        found = {path: measured(program, CHROMIUM, newsroom.url(path)) for path in PAGES}
    told = [kept(path, report) for path, report in found.items()]
    return all(told)


def measured(program: str, browser: str, address: str) -> dict[str, Any]:
    only = f"--only-categories={','.join(LEAST)}"
    command = [program, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}", only]
    ended = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": browser}
    )
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


def kept(path: str, report: dict[str, Any]) -> bool:
    """Whether its scores are; they are printed with what weighs against them."""
    scores = {name: round(100 * report["categories"][name]["score"]) for name in LEAST}
    weight = sum(one["transferSize"] for one in report["audits"]["network-requests"]["details"]["items"])
    told = ", ".join(f"{name} {score}" for name, score in scores.items())
    print(f"{path:<24} {told}; {weight / 1000:.0f} kB over the wire")
    for name in (name for name, score in scores.items() if score < LEAST[name]):
        for fault in faults(report, name):
            print(f"  {name}: {fault}")
    return all(score >= LEAST[name] for name, score in scores.items())


def faults(report: dict[str, Any], category: str) -> list[str]:
    counted = [one["id"] for one in report["categories"][category]["auditRefs"] if one["weight"]]
    audits = [report["audits"][name] for name in counted]
    return [
        f"{one['title']} {one.get('displayValue', '')}".strip()
        for one in audits
        if one["score"] is not None and one["score"] < 1
    ]
