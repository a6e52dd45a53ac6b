"""Run as a process: a PDF comes in on standard input, what it tells goes out as JSON.

It bounds itself before it reads a byte, so that a hostile file costs this process and
nothing else. No file is opened, no network is used, nothing in the PDF is run.
"""

import json
import logging
import resource
import sys
import time
from io import BytesIO

from pypdf import PdfReader

MEMORY = 180 * 1024 * 1024
CPU_SECONDS = 4
READING_SECONDS = 2.5
MOST_PAGES = 300
MOST_CHARACTERS = 200_000


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def told(body: bytes) -> dict[str, str]:
    """What a PDF says of itself, and the text of as many pages as the time allows."""
    reader = PdfReader(BytesIO(body))
    about = reader.metadata
    created = about.creation_date if about else None
    return {
        "title": str((about and about.title) or ""),
        "author": str((about and about.author) or ""),
        "created": created.isoformat() if created else "",
        "text": text(reader),
    }


def text(reader: PdfReader) -> str:
    until, found, length = time.monotonic() + READING_SECONDS, list[str](), 0
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES or length >= MOST_CHARACTERS or time.monotonic() > until:
            break
        found.append(page.extract_text())
        length += len(found[-1])
    return "\n\n".join(found)[:MOST_CHARACTERS]


if __name__ == "__main__":
    bounded()
    logging.disable()
    sys.stdout.write(json.dumps(told(sys.stdin.buffer.read())))
