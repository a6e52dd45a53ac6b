"""The rich text editor of the desk, with the source notes a text cites as things of their own in it."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django_prose_editor.widgets import AdminProseEditorWidget


class NotingEditor(AdminProseEditorWidget):  # type: ignore[misc]
    """The editor loads the module by itself; without it a text would lose its notes on the next save."""

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        return {
            **config,
            "extensions": {**config["extensions"], "SourceNote": True},
            "js_modules": [*config["js_modules"], static("desk/story_note.js")],
        }
