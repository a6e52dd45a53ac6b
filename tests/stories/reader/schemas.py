"""The formats' own schemas, kept beside the project; where they are not, what needs them is skipped aloud."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT4

KEPT = Path(__file__).resolve().parents[4] / "shared" / "schemas"


def is_address(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme)


def is_moment(value: object) -> bool:
    """A time with its zone."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


FORMATS = FormatChecker(formats=())
FORMATS.checks("uri")(is_address)
FORMATS.checks("date-time", raises=ValueError)(is_moment)


def schema(path: str) -> Path:
    if not (KEPT / path).is_file():
        pytest.skip(f"{KEPT / path} is not there: nothing was held against it.")
    return KEPT / path


def json_feed_faults(feed: Any) -> list[str]:
    first, told = (json.loads(schema(f"jsonfeed/{name}.json").read_text()) for name in ("feed-1", "feed"))
    registry = Registry().with_resource("feed-1", DRAFT4.create_resource(first))
    validator = Draft4Validator(told, registry=registry, format_checker=FORMATS)
    return [error.message for error in validator.iter_errors(feed)]


def ninjs_faults(item: Any) -> list[str]:
    told = json.loads(schema("ninjs/ninjs-schema_3.1.json").read_text())
    return [error.message for error in Draft202012Validator(told, format_checker=FORMATS).iter_errors(item)]


def sitemap_faults(document: bytes, *names: str) -> list[str]:
    """`names` of the schemas it is to be held against: "sitemap", "sitemap-news", "siteindex"."""
    paths = [schema(f"sitemap/{name}.xsd") for name in names]
    spaces = {path: etree.parse(path).getroot().get("targetNamespace") for path in paths}
    imports = [f'<xs:import namespace="{space}" schemaLocation="{path}"/>' for path, space in spaces.items()]
    both = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(imports)}</xs:schema>'
    told = etree.XMLSchema(etree.fromstring(both))
    told.validate(etree.fromstring(document))
    return [str(error) for error in told.error_log]
