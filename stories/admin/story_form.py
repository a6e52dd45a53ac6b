"""The form of a story's text: what a writer writes, checked before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_slug
from django.http import QueryDict
from django.utils.safestring import SafeString
from django_prose_editor.fields import ProseEditorFormField

from newsroom.fields import Row
from newsroom.one_line import OneLine
from stories.actions.add_picture import add_picture
from stories.actions.save_story import StoryText, stored
from stories.admin.byline import BylineField
from stories.admin.crops import Crop, crops
from stories.admin.lead import MIDDLE, LeadField, PointField, carried
from stories.admin.noting_editor import NotingEditor
from stories.dossier import Dossier
from stories.models import Author, Format, Picture, Section
from stories.people import display_name
from stories.rules.body import skeleton
from stories.rules.merging import began
from stories.tags import as_known

# What the editor offers; what a body may hold at all is stories.sanitise's business.
EDITOR: dict[str, Any] = {
    "NoSpellCheck": False,
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
}

# As long as the column a tag's name stands in.
LONGEST_TAG = 100

SOMEBODY_ELSE = (
    "Nothing was saved: this page was opened by a colleague, and {} is signed in in this browser now. "
    "Sign in again as the one who wrote this, or save once more to save it under your name."
)


def serif(kind: str, rows: int, placeholder: str) -> forms.Textarea:
    return forms.Textarea({"class": kind, "rows": rows, "placeholder": placeholder})


class Fields(forms.Form):
    """`lead` is the picture at hand, kept while other fields are put right; `lead_file` replaces it.

    `version` and `base` are what the writer began from, `key` the form's own, `writer` whom the
    page was made for: another may have signed in in this browser since.
    """

    headline = OneLine(
        max_length=200,
        widget=serif("is-headline", 1, "Headline"),
        error_messages={"required": "Give the story a headline."},
    )
    standfirst = OneLine(
        max_length=400,
        required=False,
        widget=serif("is-standfirst", 1, "Standfirst: the story in a sentence or two"),
    )
    body = ProseEditorFormField(label="Text", required=False, extensions=EDITOR, widget=NotingEditor)
    section = Row(
        Section.objects.all(),
        empty_label="Choose a section",
        error_messages={"required": "Choose the section the story stands in."},
    )
    format = Row(Format.objects.all(), empty_label=None)
    authors = BylineField(label="Byline, in order", required=False)
    tags = OneLine(
        max_length=400,
        required=False,
        help_text="Commas between them.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    slug = forms.CharField(
        label="Address",
        max_length=120,
        required=False,
        validators=[validate_slug],
        help_text="The last part of the story's address. An old one keeps leading here.",
        error_messages={"invalid": "Use letters a to z, numbers and hyphens."},
    )
    lead = LeadField(required=False)
    lead_file = forms.FileField(label="Lead picture", required=False)
    lead_gone = forms.BooleanField(label="Take the picture off", required=False)
    lead_alt = OneLine(label="Alt text", max_length=300, required=False)
    lead_caption = OneLine(label="Caption", max_length=300, required=False)
    lead_credit = OneLine(label="Credit", max_length=200, required=False)
    lead_credit_url = forms.URLField(
        label="Address of the credit",
        max_length=2000,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput({"inputmode": "url"}),
        error_messages={"invalid": "Write a whole address, such as https://example.org/pictures."},
    )
    lead_x = PointField("Crops keep, % from the left")
    lead_y = PointField("and % from the top")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    writer = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StoryForm(Fields):
    """The fields as one person sends them. Valid, it gives the text to save."""

    def __init__(self, data: QueryDict | None = None, *args: Any, by: User, **kwargs: Any) -> None:
        self.sent = QueryDict(mutable=True) if data is None else data.copy()
        super().__init__(None if data is None else self.sent, *args, **kwargs)
        self.by = by
        self.uploaded: Picture | None = None
        # Drawing a select without an empty line looks at its first choice beforehand; a list of them as they
        # are would be counted first, in a query.
        formats: Any = self.fields["format"]
        formats.widget.choices = [(str(key), name) for key, name in formats.choices]

    def clean_writer(self) -> int | None:
        """Raises ValidationError once for a page that was made for somebody else; sent again, it is meant."""
        made_for: int | None = self.cleaned_data["writer"]
        if made_for not in {None, self.by.pk}:
            self.sent["writer"] = str(self.by.pk)
            raise ValidationError(SOMEBODY_ELSE.format(display_name(self.by)))
        return made_for

    def clean_body(self) -> str:
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def clean_tags(self) -> tuple[str, ...]:
        named = (tag.strip() for tag in str(self.cleaned_data["tags"]).split(","))
        tags = [tag for tag in named if tag]
        if long := next((tag for tag in tags if len(tag) > LONGEST_TAG), ""):
            raise ValidationError(f"A tag has at most {LONGEST_TAG} characters: shorten “{long[:40]}…”.")
        return as_known(tags, self.by)

    def clean_lead_file(self) -> UploadedFile[Any] | None:
        """A good picture is kept at once, so that it outlives a mistake in another field."""
        file: UploadedFile[Any] | None = self.cleaned_data["lead_file"]
        if file:
            self.uploaded = add_picture(file, by=self.by)
            self.sent["lead"] = carried(self.uploaded.pk)
        return file

    def picture(self) -> Picture | None:
        """The picture the story has after this form."""
        kept: Picture | None = self.cleaned_data.get("lead")
        return self.uploaded or (None if self.cleaned_data.get("lead_gone") else kept)

    def picture_at_hand(self) -> Picture | None:
        """The picture to show beside the fields, saved or not."""
        try:
            held: Picture | None = self.fields["lead"].clean(self["lead"].value())
        except ValidationError:
            return None
        return held

    def crops(self) -> Sequence[Crop]:
        """What readers will see of the picture at hand, with the point as it stands in the fields."""
        picture = self.picture_at_hand()
        if picture is None or not picture.is_shown:
            return ()
        smallest = picture.renditions[0]
        return crops(smallest["width"], smallest["height"], self._point("lead_x"), self._point("lead_y"))

    def _point(self, name: str) -> int:
        """The middle, where what stands there is none."""
        try:
            held: int = self.fields[name].clean(self[name].value())
        except ValidationError:
            return MIDDLE
        return held

    def editor(self, name: str, html: str) -> SafeString:
        """Another editor, with its own words and a name of its own."""
        drawn: SafeString = self.fields["body"].widget.render(name, html, {"id": name})
        return drawn

    def text(self) -> StoryText:
        told = self.cleaned_data
        plain = (
            "headline",
            "standfirst",
            "body",
            "authors",
            "slug",
            "lead_alt",
            "lead_caption",
            "lead_credit",
            "lead_x",
            "lead_y",
        )
        return StoryText(
            **{name: told[name] for name in plain},
            section_id=told["section"].pk,
            format_id=told["format"].pk,
            tags=told["tags"],
            lead=self.picture(),
            lead_credit_url=told["lead_credit_url"],
        )


def opened(dossier: Dossier, by: User) -> StoryForm:
    """The form as the draft stands."""
    story, tags = dossier.story, [tag["name"] for tag in dossier.content["tags"]]
    now: dict[str, Any] = stored(story, authors=dossier.authors, tags=tags)
    return StoryForm(
        by=by,
        initial={
            **now,
            "section": story.section_id,
            "format": story.format_id,
            "authors": [byline["name"] for byline in dossier.content["bylines"]],
            "tags": ", ".join(now["tags"]),
            "base": began(now),
            "version": story.version,
            "writer": by.pk,
        },
    )


def blank(by: User) -> StoryForm:
    """The form of a new story: the first format's headings, signed by the person who starts it."""
    start = Format.objects.first()
    own = Author.objects.filter(user=by).values_list("name", flat=True)
    return StoryForm(
        by=by,
        initial={
            "format": start and start.pk,
            "body": skeleton(start.heading_list()) if start else "",
            "authors": list(own),
            "key": uuid4(),
            "writer": by.pk,
        },
    )
