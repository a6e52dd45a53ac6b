"""Pages made to be slow or large: every shape that once cost more than a page may.

`python -m tests.sources.intake.slow_pages` reads each in turn and prints its name, CPU seconds and the most
megabytes the process that read it held.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

import django

URL = "https://news.example/a"
_DATED = b"<p class=byline>By Ada Vik <time datetime='2016-05-05'>May 5, 2016</time>"
_TITLE = b"<h1>T</h1>"
_LD = b"<script type='application/ld+json'>"

BODIES: dict[str, Callable[[], bytes]] = {
    "deep": lambda: b"<div>" * 200_000,
    "wide": lambda: b"<p>hello world, a sentence of text</p>" * 60_000,
    "attributes": lambda: (
        b"<html><body><div " + b" ".join(b'a%d="1"' % i for i in range(100_000)) + b">x</div>"
    ),
    "json": lambda: _LD + b"[" * 500_000 + b"</script>",
    "parts": lambda: b"<title>" + b"a | " * 200_000 + b"</title><h1>a</h1>",
    "title": lambda: b"<title>" + b"x" * 10_000_000 + b"</title>",
    "spaces": lambda: b"<h1>" + b" " * 10_000_000 + b"</h1>",
    "body": lambda: b"<p>" + b"twenty megabytes of one text " * 700_000 + b"</p>",
    "authors": lambda: b"<meta name=author content='" + b"A B, " * 300_000 + b"'>",
    "metas": lambda: b"<meta name=author content='Ada Vik'>" * 100_000,
    "bylines": lambda: _TITLE + b"<div class='byline date'>By " * 5_000,
    "times": lambda: _TITLE + b"<time class=date>May 5, 2016</time>" * 60_000,
    "notices": lambda: _TITLE + b"<div class=correction>" + b"<span>Correction: a</span>" * 60_000,
    "links": lambda: _TITLE + b"<p>" + b"<a href='http://e.example/1'>abc</a> text here " * 50_000,
    "cards": lambda: (
        _TITLE + b"<a>" + b"x" * 1_000_000 + b"<div class=byline>By Ada Vik" * 200 + b"</a>" * 20_000
    ),
    "quotes": lambda: b"<title>T</title>" + b'<div class=q a="b=\'c" d=\'">' * 20_000,
    "cells": lambda: b"<title>Bridge opens to cars</title>" + b"<td><td>Bridge opens to cars" * 20_000,
    "dated paragraphs": lambda: _TITLE + _DATED * 14_500,
    "fewer dated paragraphs": lambda: _TITLE + _DATED * 10_000,
    "paragraphs as many as are compared": lambda: (
        _TITLE + b"<p class=byline>By Ada</p>x <time>May 5, 2016</time>" * 2_450
    ),
    "headings": lambda: _TITLE + b"<h2>Ada Vik May 5, 2016</h2><p>x" * 14_500,
    "list items": lambda: _TITLE + b"<ul>" + b"<li>Ada Vik <time>May 5, 2016</time>" * 14_500,
    "table cells": lambda: _TITLE + b"<table>" + b"<tr><td>Ada Vik <time>May 5, 2016</time>" * 9_500,
    "texts that stand deep": lambda: (
        _TITLE + (b"<div>" * 200 + b"<p>hi there</p>" * 50 + b"</div>" * 200) * 110
    ),
    "days that stand deep": lambda: (
        _TITLE + (b"<div class=date>" * 200 + b"May 5, 2016" + b"</div>" * 200) * 145
    ),
    "deep lists": lambda: _TITLE + (b"<ul><li>" * 100 + b"hi there" + b"</ul>" * 100) * 145,
    "one long mark": lambda: _TITLE + b"<div class='" + b"a-" * 1_400_000 + b"'>By Ada Vik</div>",
    "long marks": lambda: _TITLE + (b"<div class='" + b"byline " * 10_000 + b"'>By Ada Vik</div>") * 42,
    "many marks": lambda: _TITLE + (b"<span class='" + b"byline " * 100 + b"'>By Ada Vik</span>") * 4_000,
    "half-long marks": lambda: _TITLE + (b"<span class='" + b"x-by-" * 38 + b"'>May 5, 2016</span>") * 14_000,
    "deep long marks": lambda: (
        _TITLE
        + (b"<div class='" + b"com-ment " * 110 + b"'>") * 60
        + b"<p><a href=x>Ada Vik</a> and so on and on, that we may have said here</p>" * 2_000
    ),
    "one long headline": lambda: (
        _TITLE + _LD + b'{"@type":"NewsArticle","headline":"' + b"By Ada Vik, " * 240_000 + b'"}</script>'
    ),
    "many items": lambda: (
        _TITLE + _LD + b"[" + b'{"@type":"NewsArticle","author":{"@id":"x"}},' * 60_000 + b"{}]</script>"
    ),
    "many scripts": lambda: (_TITLE + _LD + b'{"@type":"Person","name":"Ada Vik"}</script>') * 36_000,
    "one large state": lambda: (
        b"<h1>T long enough title</h1><script>a=[" + b'{"a":1},' * 370_000 + b"{}]</script>"
    ),
    "line breaks": lambda: _TITLE + b"<br>a" * 600_000,
    "empty elements": lambda: _TITLE + b"<br>" * 750_000,
    "twenty megabytes of line breaks": lambda: _TITLE + b"<br>a" * 3_900_000,
    "small attributes": lambda: _TITLE + b"<br a b c d e f g h i j k l m n o>" * 29_000,
    "wide characters": lambda: _TITLE + b"<p>" + b"a" * 19_000_000 + "\U0001f600".encode(),
}


def most_megabytes() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def told(name: str) -> None:
    body = BODIES[name]()
    # from here on the most it held counts anew
    Path("/proc/self/clear_refs").write_text("5")
    started = time.process_time()
    read(body, URL)
    print(name, time.process_time() - started, most_megabytes(), sep="\t", flush=True)


def main() -> None:
    read(_TITLE + _DATED, URL)
    for name in BODIES:
        # each in a copy of its own: what one leaves behind is not counted to the next
        child = os.fork()
        if not child:
            told(name)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from sources.intake.read import read

    main()
