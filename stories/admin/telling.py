"""An event in one line, as history and log tell it."""

from __future__ import annotations

from stories.models import Event
from stories.people import who_asks

# What follows the verb, by the name of the detail that gives it.
AFTER = {"version": "version", "number": "source note", "edition": "edition"}
# What stands in the record by a short name, said in full; what it is about follows in brackets.
SAID = {
    "derivation suggested": "found that one source may rest on another",
    "derivation confirmed": "confirmed that one source rests on another",
    "derivation rejected": "judged two sources independent",
    "derivation stated": "stated that one source rests on another",
    "withdrew": "withdrew the proposal",
}
TOLD = ("text", "claim", "note", "reason")


def line(event: Event) -> str:
    """Who did what: "Mara Lindqvist cited source note 3", "The newsroom's watch: Engadget's page is gone"."""
    sentence = event.detail.get("sentence")
    if sentence:
        return f"{who_asks(event.by)}: {sentence.rstrip('.')} (source note {event.detail['number']})."
    return f"{who_asks(event.by)} {did(event)}"


def did(event: Event) -> str:
    """Without who: "cited source note 3"."""
    parts = [f"{word} {event.detail[name]}" for name, word in AFTER.items() if event.detail.get(name)]
    asked = f"({event.detail['kind']}: {event.detail['label']})" if event.verb == "proposed" else ""
    if event.verb in SAID:
        return SAID[event.verb] + (f" ({', '.join(parts)})" if parts else "")
    return " ".join((event.verb, *parts, asked)).strip()


def more(event: Event) -> str:
    """The words that go with it, "" for none."""
    words = next((str(event.detail[name]) for name in TOLD if event.detail.get(name)), "")
    stance = f"{event.detail.get('stance') or 'unset'}: " if event.detail.get("claim") else ""
    return f"{stance}{words}"
