"""What is written to the log of a request."""

import logging

import pytest

from newsroom.log import Faults


def told(status: int | None) -> str:
    try:
        raise ValueError("no")
    except ValueError as error:
        record = logging.LogRecord(
            "a", 30, "a.py", 1, "Refused", (), (ValueError, error, error.__traceback__)
        )
    if status:
        record.status_code = status
    assert Faults().filter(record)
    return logging.Formatter().format(record)


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_refusal_is_one_line(status: int) -> None:
    assert told(status) == "Refused"


@pytest.mark.parametrize("status", [500, None])
def test_a_fault_tells_where_it_happened(status: int | None) -> None:
    assert "Traceback" in told(status)
