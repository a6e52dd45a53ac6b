"""What each button of the wire does: one named submit, one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from newsroom.desk import desk
from newsroom.pressed import pressed
from newsroom.row_key import row_key
from sources.models import Signal
from stories.actions.dismiss_signal import dismiss_signals, keep_for_later, restore_signal
from stories.actions.keep_signal import keep_signal
from stories.actions.start_from_signal import start_from_signal
from stories.admin.press import form_key
from stories.admin.wire_groups import MOST_ROWS
from stories.admin.wire_list import undecided
from stories.errors import Refusal
from stories.models import Citation, Section, Story
from stories.templatetags.desk import counted


class Gone(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "That is no longer on the wire: a colleague decided on it, or its age was up. "
            "Nothing was changed."
        )


class NoStory(Refusal):
    def __init__(self) -> None:
        super().__init__("Choose the story to keep it for. Nothing was changed.")


@dataclass(frozen=True)
class Done:
    """`says` what was done; `onwards` where that leads; `undo` a signal by which it is taken back."""

    says: str = ""
    onwards: str = ""
    undo: int | None = None


@dataclass(frozen=True)
class Press:
    data: QueryDict
    by: User
    value: str

    def signal(self, value: str | None = None) -> Signal:
        """Raises Gone."""
        return self._row(Signal.objects.filter(pk=row_key(self.value if value is None else value)))

    def story(self, value: str) -> Story:
        """Raises Gone."""
        return self._row(Story.objects.open_to(self.by).filter(pk=row_key(value)))

    def both(self) -> tuple[Signal, Story]:
        """A button's value names a signal and a story: "12-3". Raises Gone."""
        signal, _, story = self.value.partition("-")
        return self.signal(signal), self.story(story)

    def waiting(self, those: str) -> list[Signal]:
        """Of the signals named, "12.14.17", those nobody has decided on. Raises Gone where there is none."""
        named = [row_key(one) for one in those.split(".")[:MOST_ROWS]]
        found = {signal.pk: signal for signal in undecided().filter(pk__in=named)}
        if not found or not all(named):
            raise Gone
        return [found[pk] for pk in named if pk in found]

    def key(self, signal: Signal, story: Story | None = None) -> UUID:
        """One page, one signal, one story, one key: a second click does nothing new."""
        page = form_key(str(self.data.get("key", "")))
        return uuid5(page, f"{signal.pk}-{story.pk if story else ''}")

    @staticmethod
    def _row[M: Signal | Story](rows: QuerySet[M]) -> M:
        found = rows.first()
        if found is None:
            raise Gone
        return found


def keep(press: Press) -> Done:
    signal, story = press.both()
    got = keep_signal(signal, story, by=press.by, key=press.key(signal, story))
    return Done(_kept(got, signal, story))


def keep_for(press: Press) -> Done:
    """Keep for a story that was chosen by hand."""
    signal = press.signal()
    chosen = str(press.data.get(f"story-{signal.pk}", ""))
    if not chosen:
        raise NoStory
    story = press.story(chosen)
    got = keep_signal(signal, story, by=press.by, key=press.key(signal, story))
    return Done(_kept(got, signal, story))


def keep_all(press: Press) -> Done:
    """Keep all of a group's signals that fit a story: "3-12.14.17", the story first."""
    chosen, _, those = press.value.partition("-")
    story, signals = press.story(chosen), press.waiting(those)
    for signal in signals:
        keep_signal(signal, story, by=press.by, key=press.key(signal, story))
    many = counted(len(signals), "signal is,signals are")
    return Done(
        format_html("{} attached to “{}”. Check each card there, then keep and cite.", many, _leading(story))
    )


def _kept(got: object, signal: Signal, story: Story) -> str:
    at = _leading(story)
    if isinstance(got, Citation):
        return format_html("The newsroom knew this page: it is source note {} of “{}” now.", got.number, at)
    told = "“{}” is attached to “{}”. Check its card there, then keep and cite."
    return format_html(told, signal.title, at)


def _leading(story: Story) -> str:
    """The story's headline, which leads to its evidence: where the card is."""
    at = reverse("admin:stories_story_change", args=[story.pk], current_app=desk.name)
    return format_html('<a href="{}#evidence">{}</a>', at, story.headline)


def start(press: Press) -> Done:
    signal = press.signal()
    section = Section.objects.filter(slug=str(press.data.get("section", ""))).first()
    story = start_from_signal(signal, by=press.by, key=press.key(signal), section=section)
    at = reverse("admin:stories_story_change", args=[story.pk], current_app=desk.name)
    return Done("Started with the signal's headline as its working title; its link is being read.", at)


def dismiss(press: Press) -> Done:
    signal = press.signal()
    if not dismiss_signals([signal.pk], by=press.by):
        raise Gone
    return Done(undo=signal.pk)


def dismiss_group(press: Press) -> Done:
    """Dismiss the signals that were shown; what came since is still to be seen."""
    found = [signal.pk for signal in press.waiting(press.value)]
    dismiss_signals(found, by=press.by)
    return Done(undo=found[0])


def later(press: Press) -> Done:
    """Put aside the signals that were shown."""
    found = [signal.pk for signal in press.waiting(press.value)]
    keep_for_later(found, by=press.by)
    return Done(undo=found[0])


def restore(press: Press) -> Done:
    back = restore_signal(press.signal(), by=press.by)
    if not back:
        raise Gone
    return Done(f"Back on the wire: {counted(back, 'signal,signals')}.")


BUTTONS: Mapping[str, Callable[[Press], Done]] = {
    "_keep": keep,
    "_keepfor": keep_for,
    "_keepall": keep_all,
    "_start": start,
    "_dismiss": dismiss,
    "_dismissgroup": dismiss_group,
    "_later": later,
    "_restore": restore,
}


def press(data: QueryDict, by: User) -> Done:
    """Do what the pressed button says. Raises what its action raises, Gone and NotPressed."""
    name = pressed(data, BUTTONS)
    return BUTTONS[name](Press(data, by, str(data[name])))
