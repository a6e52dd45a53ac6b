"""A day and a time as people set them: in the newsroom's zone, with nothing guessed."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from django import forms
from django.utils import timezone

from stories.rules.set_time import ComesTwice, NoSuchTime, in_words, moment, why_not, zone_name


class SetTimeForm(forms.Form):
    """Valid, it gives `publish_at` (aware, UTC). `both`: the two moments of a time that comes twice."""

    day = forms.DateField(
        label="Day", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    hour = forms.TimeField(
        label="Time", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    which = forms.ChoiceField(
        label="Which of the two", required=False, choices=[("0", "0"), ("1", "1")], widget=forms.HiddenInput
    )

    both: tuple[tuple[str, str], ...] = ()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        told["publish_at"] = self._set(told) if self.is_wanted(told) else None
        return told

    def is_wanted(self, told: dict[str, Any]) -> bool:
        return True

    def _set(self, told: dict[str, Any]) -> datetime | None:
        """The moment set; None with the reason at its field."""
        for name, sentence in (("day", "Set the day."), ("hour", "Set the time of day.")):
            if told.get(name) is None and name not in self.errors:
                self.add_error(name, sentence)
        if told.get("day") is None or told.get("hour") is None:
            return None
        local = datetime.combine(told["day"], told["hour"])
        return self._found(local, told.get("which") or "")

    def _found(self, local: datetime, which: str) -> datetime | None:
        try:
            found = moment(local, zone())
        except ComesTwice as twice:
            self.both = tuple((str(at), _said(one)) for at, one in enumerate(twice.moments))
            if not which:
                self.add_error("which", str(twice))
                return None
            found = twice.moments[int(which)]
        except NoSuchTime as gap:
            self.add_error("hour", str(gap))
            return None
        refused = why_not(found, timezone.now())
        if refused:
            self.add_error("hour", refused)
        return None if refused else found

    @property
    def zone_says(self) -> str:
        """ "Europe/Berlin, now 09:24 CET (08:24 UTC)" """
        utc = timezone.now()
        now = utc.astimezone(zone())
        if zone_name(now) == "UTC":
            return f"UTC, now {now:%H:%M}"
        return f"{zone()}, now {now:%H:%M} {zone_name(now)} ({utc:%H:%M} UTC)"


def zone() -> tzinfo:
    """The newsroom's, whatever a person's browser thinks."""
    return timezone.get_default_timezone()


def _said(moment: datetime) -> str:
    return in_words(moment, zone(), timezone.now())
