"""What a saved form changed, in words: "owner changed from Yahoo to Apollo", "domain a.example added"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import Model

from sources.models import Domain
from stories.admin.telling import PARTS
from stories.models import LabelRule
from stories.templatetags.desk import counted

# A longer text is read on its page.
LONGEST = 60


def told_changes(form: Any, formsets: Iterable[Any]) -> list[str]:
    """Of a form and its rows that have been saved, in their order."""
    rows = (said for formset in formsets for said in _rows(formset))
    return [*filter(None, (_field(form, name) for name in form.changed_data)), *rows]


def _field(form: Any, name: str) -> str:
    field = form.fields[name]
    before, after = (_value(field, raw) for raw in (form[name].initial, form.cleaned_data.get(name)))
    # What was typed may differ from what is kept of it: a blank more, a line broken.
    return moved(_called(name, field), before, after) if before != after else ""


def moved(what: str, before: str, after: str) -> str:
    """In words, what became of one value; "" is none."""
    if max(len(before), len(after)) > LONGEST:
        return f"{what} {'rewritten' if before and after else 'written' if after else 'taken away'}"
    if not before:
        return f"{what} set to {after}"
    return f"{what} changed from {before} to {after}" if after else f"{what} taken away, it was {before}"


def _called(name: str, field: forms.Field) -> str:
    label = str(field.label or name)
    return PARTS.get(name) or f"{label[:1].lower()}{label[1:]}"


def _value(field: forms.Field, raw: Any) -> str:
    """As the page shows it; words somebody typed are quoted."""
    if raw is None or raw == "":
        return ""
    if isinstance(field, forms.ModelChoiceField):
        return _named(field, raw)
    if isinstance(field, forms.BooleanField):
        return "yes" if raw else "no"
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, raw)
    return str(raw) if isinstance(field, forms.IntegerField) else f"“{raw}”"


def _named(field: Any, raw: Any) -> str:
    return str(raw if isinstance(raw, Model) else field.queryset.filter(pk=raw).first() or "")


def _chosen(field: Any, raw: Any) -> str:
    return next((str(words) for value, words in field.choices if str(value) == str(raw)), str(raw))


def _rows(formset: Any) -> Iterator[str]:
    word, say = ROWS.get(formset.model, (str(formset.model._meta.verbose_name), str))  # noqa: SLF001
    yield from (f"{word} {say(row)} added" for row in formset.new_objects)
    before = {form.instance.pk: form for form in formset.initial_forms}
    for row, _ in formset.changed_objects:
        yield moved(word, say(_as_it_was(before[row.pk])), say(row))
    yield from (f"{word} {say(row)} taken away" for row in formset.deleted_objects)


def _as_it_was(form: Any) -> Model:
    own = {field.name for field in form.instance._meta.concrete_fields if not field.is_relation}  # noqa: SLF001
    kind: type[Model] = type(form.instance)
    return kind(**{name: value for name, value in form.initial.items() if name in own})


def _rule(rule: LabelRule) -> str:
    """ "2 layers, 1 of them first-hand" """
    said = [counted(rule.least_layers, "layer,layers")]
    said += [f"{rule.least_first_hand} of them first-hand"] * bool(rule.least_first_hand)
    said += ["unnamed people alone not counted"] * (not rule.unnamed_count)
    said += ["contradictions allowed"] * rule.contradictions_allowed
    return f"“{', '.join(said)}”"


# What the rows below a form are called, and how one is told.
ROWS: Mapping[type[Model], tuple[str, Callable[[Any], str]]] = {
    Domain: ("domain", str),
    LabelRule: ("rule", _rule),
}
