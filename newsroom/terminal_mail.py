"""Mail where there is no mail server: as text in the terminal, its links whole.

Django prints messages as they travel, which breaks lines in the middle of an address.
"""

from __future__ import annotations

from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import console


class EmailBackend(console.EmailBackend):
    def write_message(self, message: EmailMessage) -> None:
        kept: Any = message.message()
        heads = [f"{name}: {kept[name]}" for name in ("To", "From", "Subject", "Date")]
        self.stream.write("\n".join([*heads, "", str(message.body), "-" * 79, ""]))
