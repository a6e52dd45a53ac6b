"""The story page: one form, every button saves the text first, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from sources.errors import Refusal as SourceRefusal
from sources.knowing import closed_to
from sources.models import Derivation, Reference
from stories.admin import became, comments, propose_form, propose_sheet, sent, tasks, typed, who_sees
from stories.admin.attach import Card, FactsForm, cards, known_pages
from stories.admin.evidence_panel import panel
from stories.admin.ladder import steps
from stories.admin.presence import others
from stories.admin.press import Press
from stories.admin.presses import BUTTONS, Button, errors_of
from stories.admin.radar import what_arrived
from stories.admin.reported import reported
from stories.admin.still_stands import looks
from stories.admin.story_form import StoryForm, opened
from stories.admin.taking import take_text, taken_in
from stories.dossier import Dossier, open_dossier
from stories.dossier.considered import considered
from stories.errors import NotReady, Refusal, StaleVersion
from stories.models import Label, Story
from stories.permissions import may

# In the address: the grid of claims has the window.
WIDE = "wide"
ASKING = (Refusal, SourceRefusal, ValidationError)


@dataclass(frozen=True)
class Trouble:
    """What stopped a button: `group` its fields, `errors` by field of it, `lacks` by field of the story."""

    button: str = ""
    value: str = ""
    group: str = ""
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lacks: Mapping[str, str] = field(default_factory=dict)
    data: QueryDict | None = None


@dataclass(frozen=True)
class Save:
    """One POST: the text that was sent, and the button that was pressed."""

    request: HttpRequest
    by: User
    story: Story
    data: QueryDict

    def pressed(self) -> tuple[str, str]:
        name = next((name for name in BUTTONS if name in self.data), "_save")
        return name, str(self.data.get(name, ""))

    def button(self) -> Button | None:
        return BUTTONS.get(self.pressed()[0])

    def group(self) -> str:
        button = self.button()
        return button.group.format(self.pressed()[1]) if button else ""


@dataclass(frozen=True)
class Answer:
    """What to show after a POST; all empty when it went through."""

    form: StoryForm | None = None
    is_stale: bool = False
    trouble: Trouble = field(default_factory=Trouble)

    @property
    def went_through(self) -> bool:
        return self.form is None and not self.trouble.button


def take(save: Save) -> Answer:
    """Save the text, then what was changed in the panel, then do what the button says."""
    form = StoryForm(save.data, save.request.FILES, by=save.by)
    typed.remember(save.request, save.story.pk, typed.drafts(save.data))
    if not form.is_valid():
        return Answer(form=form)
    try:
        saved = take_text(save.story, form, by=save.by)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return Answer(form=form)
    except StaleVersion:
        return Answer(form=form, is_stale=True)
    if told := taken_in(saved, save.by):
        messages.info(save.request, told)
    trouble = _panel(save) or press(save)
    if trouble is None:
        typed.remember(save.request, save.story.pk, typed.drafts(save.data, done=save.group()))
    return Answer(trouble=trouble or Trouble())


def _panel(save: Save) -> Trouble | None:
    try:
        for told in sent.take(save.story, save.data, by=save.by):
            messages.warning(save.request, told)
    except ASKING as stopped:
        return Trouble("_save", "", "claims", errors_of(stopped), data=save.data)
    return None


def press(save: Save) -> Trouble | None:
    button, (name, value) = save.button(), save.pressed()
    if button is None:
        return None
    try:
        done = button.act(Press(save.story, save.by, save.data, value, _files(save)))
    except NotReady as stopped:
        note = {"": ["Readers need these first; they are marked in the text: " + str(stopped)]}
        return Trouble(name, value, save.group(), note, stopped.lacks, save.data)
    except ASKING as stopped:
        return Trouble(name, value, save.group(), errors_of(stopped), data=save.data)
    if done:
        messages.success(save.request, done)
    return None


def _files(save: Save) -> dict[str, UploadedFile[bytes]]:
    return {name: file for name, file in save.request.FILES.items() if isinstance(file, UploadedFile)}


def onwards(save: Save, address: str) -> HttpResponse:
    """Back to the page, to where the button stood; to the list where the story is theirs no more."""
    if who_sees.took_oneself_off(save.pressed(), save.by):
        return HttpResponseRedirect(reverse("admin:stories_story_changelist"))
    button, way = save.button(), f"{address}?{WIDE}=yes" if WIDE in save.request.GET else address
    return HttpResponseRedirect(f"{way}#{button.anchor}" if button else way)


def told(request: HttpRequest, by: User, story: Story, answer: Answer) -> dict[str, Any]:
    """All the story page shows."""
    dossier, kept = open_dossier(story), typed.recall(request, story.pk)
    known = known_pages(dossier)
    found = looks([*(cited.reference_id for cited in dossier.citations), *known.values()])
    form, asked = answer.form or opened(dossier, by), _proposing(by, dossier, kept, answer.trouble)
    talk = _talk(story, kept, answer.trouble, who_sees.who_sees(story, by, asked["proposal"]))
    return {
        "form": form,
        "picture": form.picture_at_hand(),
        "story": story,
        "dossier": dossier,
        "trouble": answer.trouble,
        "lacks": answer.trouble.lacks,
        "steps": steps(dossier),
        "closed": closed_to(by, _behind(dossier)),
        "panel": panel(dossier, kept, answer.trouble.data, found=found.findings, wide=WIDE in request.GET),
        "cards": [_with_trouble(card, answer.trouble) for card in cards(dossier, kept, known, found)],
        "arrived": what_arrived(dossier),
        "considered": considered(story),
        "reported": reported(story, by),
        "hand": _bound(FactsForm, "hand", answer.trouble)
        or FactsForm(prefix="hand", initial=typed.of_group(kept, "hand")),
        "hand_typed": bool(typed.of_group(kept, "hand").keys() - {"kind"}),
        "seen": sent.seen(dossier),
        "keys": {"link": uuid4(), "hand": uuid4(), "file": uuid4()},
        "others": [one for one in others(story, by) if not one.is_you],
        "typed": {name.replace("-", "_"): value for name, value in kept.items()},
        "derivation_kinds": Derivation.Kind.choices,
        "may_lower": may(by, "lower") and _stands(story),
        **asked,
        **talk,
        "stands": became.stands(asked["proposal"], [*talk["threads"], *talk["resolved"]]),
    }


def _behind(dossier: Dossier) -> Iterator[Reference]:
    """The references whose words the page may show."""
    yield from (citation.reference for citation in dossier.citations)
    yield from (row.derived for row in dossier.derivations)


def _stands(story: Story) -> bool:
    """Whether readers see a label that could still fall."""
    live = story.live_edition
    return live is not None and live.label.place != Label.Place.RETRACTED


def _proposing(by: User, dossier: Dossier, kept: typed.Typed, trouble: Trouble) -> dict[str, Any]:
    form = _bound(propose_form.ProposeForm, propose_form.GROUP, trouble)
    return {**propose_sheet.told(by, dossier), "propose": form or propose_form.start(dossier, kept)}


def _talk(story: Story, kept: typed.Typed, trouble: Trouble, who: who_sees.WhoSees) -> dict[str, Any]:
    data = trouble.data if trouble.group == tasks.GROUP else None
    return {
        **comments.of_story(story, kept, trouble.group, trouble.errors),
        **tasks.told(story, typed.of_group(kept, tasks.GROUP), trouble.errors, data),
        "who": who,
        "who_errors": trouble.errors if trouble.group == who_sees.GROUP else {},
    }


def _with_trouble(card: Card, trouble: Trouble) -> Card:
    bound = _bound(FactsForm, card.group, trouble)
    return card if bound is None else Card(**{**vars(card), "form": bound})


def _bound[F: FactsForm | propose_form.ProposeForm](kind: type[F], group: str, trouble: Trouble) -> F | None:
    """The form that was stopped, as it was sent, each sentence at its field."""
    if trouble.group != group or trouble.data is None:
        return None
    form = kind(trouble.data, prefix=group)
    if form.is_valid():
        for name, sentences in trouble.errors.items():
            form.add_error(name if name in form.fields else None, list(sentences))
    return form
