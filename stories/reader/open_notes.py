"""A source note opened in place, under the paragraph that cites it: short, and leading to the whole of it."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from stories.templatetags.marks import rock, when

from .evidence import Evidence, Layer, Note

# Written into the text by read_body, with the ids of the note and of the place that cites it.
type Opened = Callable[[str, str], SafeString]


def open_notes(evidence: Evidence) -> dict[int, Opened]:
    return {note.n: opened(layer, note) for layer, note in evidence.notes}


def opened(layer: Layer, note: Note) -> Opened:
    def write(own: str, cited: str) -> SafeString:
        return format_html(
            '<div class="note-open" id="{}" role="note" aria-label="Source note {}">'
            '<p><b>{}</b> {}</p><p class="meta">{} {}</p>{}'
            '<p class="meta"><a href="#{}">Back to the text</a> '
            '<span class="dot"><a href="#note-{}">The whole note</a></span></p></div>',
            *(own, note.n, note.n, title(note), rock(layer.position, layer.letter), facts(note)),
            *(reason(note), cited, note.n),
        )

    return write


def title(note: Note) -> SafeString:
    if not note.url:
        return format_html("{}", note.title)
    return format_html('<a href="{}" rel="nofollow noopener external">{}</a>', note.url, note.title)


def facts(note: Note) -> SafeString:
    """Who says it, when, and how near they are to it."""
    how = "".join(
        words
        for words, holds in (
            (", first-hand", note.first_hand),
            (", unnamed", note.unnamed),
            (", no longer counts", note.withdrawn),
        )
        if holds
    )
    dated = format_html(", {}", when(note.published, note.dated)) if note.published else ""
    return format_html("{}{}{}", note.who or note.kind, dated, how)


def reason(note: Note) -> SafeString:
    """How a person can know, and why one is not named."""
    knows = format_html("<p>How they can know: {}</p>", note.can_know) if note.can_know else SafeString("")
    if not note.unnamed:
        return knows
    why = note.why_unnamed or "no reason was given."
    return format_html("{}<p>Why without a name: {}</p>", knows, why)
