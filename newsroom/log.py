"""What is written to the log of a request."""

from __future__ import annotations

import logging


class Faults(logging.Filter):
    """Where in the code something happened is told of faults of ours alone: a refusal is one line."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
