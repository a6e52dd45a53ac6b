"""The rich text editor of the desk, with the source notes a text cites as things of their own in it."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django_prose_editor.widgets import AdminProseEditorWidget

MODULES = ("story_note", "story_picture")


class NotingEditor(AdminProseEditorWidget):  # type: ignore[misc]
    """The editor loads the modules by itself; without the first the next save would lose a text's notes."""

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        return {
            **config,
            "extensions": {**config["extensions"], "SourceNote": True, "LeadPicture": True},
            "js_modules": [*config["js_modules"], *(static(f"desk/{name}.js") for name in MODULES)],
        }
