"""What is typed about a person: what readers are told, and who it is, which no page keeps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from sources.knowing import NoAlias, NoName, NoWhy
from sources.models import HumanSource
from sources.sealing import Who
from stories.admin.known_people import ColleagueField, choose, could_know, offered_at

# Browsers keep what is typed into fields, and send it away to have it spelt: not these.
DISCREET = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off", "data-gramm": "false"}
NAMED = (("", "A description, not the name"), ("yes", "The name, on the record"))


class DescriptionForm(forms.Form):
    alias = forms.CharField(
        label="Called",
        max_length=200,
        error_messages={"required": str(NoAlias())},
        help_text="A name on the record, or a description that fits many.",
    )
    named = forms.ChoiceField(label="Readers are told", choices=NAMED, required=False)
    why_unnamed = forms.CharField(
        label="Why unnamed", max_length=300, required=False, help_text="Readers see this reason."
    )
    can_know = forms.CharField(
        label="How the person can know",
        max_length=300,
        required=False,
        help_text="Readers see it. For example: “was on the bridge of a ship that waited”.",
    )

    def told(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "alias": typed["alias"],
            "named": bool(typed["named"]),
            "why_unnamed": typed["why_unnamed"],
            "can_know": typed["can_know"],
        }

    @staticmethod
    def of(person: HumanSource) -> dict[str, str]:
        named = "yes" if person.named else ""
        told = {"alias": person.alias, "named": named}
        return {**told, "why_unnamed": person.why_unnamed, "can_know": person.can_know}


class WhoForm(forms.Form):
    name = forms.CharField(max_length=200, error_messages={"required": str(NoName())})
    contact = forms.CharField(
        max_length=500, required=False, help_text="How to reach this person, and how not to."
    )
    notes = forms.CharField(
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="How you know who it is, what was promised.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.update(DISCREET)

    def who(self) -> Who:
        return Who(**{name: self.cleaned_data.get(name, "") for name in ("name", "contact", "notes")})


class ReopenForm(WhoForm):
    """A change sent after the five minutes: with a reason, it opens again and is kept in one step."""

    why = forms.CharField(
        label="Why do you read it now?",
        max_length=300,
        required=False,
        help_text="Needed when the five minutes have passed: it is opened again to keep this.",
    )


class PersonForm(DescriptionForm, WhoForm):
    """A new person. On the record, the name may be left to what readers are told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False

    def who(self) -> Who:
        who = super().who()
        if self.cleaned_data["named"] and not who.name and who != Who():
            return Who(self.cleaned_data["alias"], who.contact, who.notes)
        return who


class OpenForm(forms.Form):
    why = forms.CharField(
        label="Why do you read it now?", max_length=300, error_messages={"required": str(NoWhy())}
    )


class LetForm(forms.Form):
    """A colleague who may work with people, and is not on the list yet."""

    user = ColleagueField(
        User.objects.none(),
        label="Let a colleague know",
        error_messages={"required": "Choose a colleague first."},
    )

    def __init__(self, *args: Any, person: HumanSource, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["user"], could_know(person), offered_at("know", person.pk))
