"""Source notes that open under the paragraph that cites them, with no script."""

from typing import Any

import pytest
from django.test import Client

from .editions import publish
from .frozen import evidence, reference

pytestmark = pytest.mark.django_db


def cite(n: int) -> str:
    return f'<sup data-note="{n}">{n}</sup>'


def read(client: Client, body: str, **facts: Any) -> str:
    found = evidence({"A": [1, 2]}, references=[reference(1, **facts), reference(2)])
    publish(content_={"body": body}, evidence_=found)
    return client.get("/stories/laptops-lose-charge/").content.decode()


def test_a_note_opens_below_its_paragraph_and_leads_back(client: Client) -> None:
    page = read(client, f"<p>It is so.{cite(1)}</p><p>Next.</p>")
    cited, below = page.split('</a></sup></p><div class="note-open" id="open-1"')
    assert cited.endswith('<a href="#open-1" id="cite-1" aria-label="Source note 1">1')
    opened = below.split("</div>")[0]
    assert "Report number 1" in opened
    assert '<a href="#cite-1">Back to the text</a>' in opened
    assert '<a href="#note-1">The whole note</a>' in opened


def test_each_paragraph_has_its_own_and_no_id_stands_twice(client: Client) -> None:
    page = read(client, f"<p>A.{cite(1)} B.{cite(1)}{cite(2)}</p><ul><li>C.{cite(1)}</li></ul>")
    assert page.count('id="open-1"') == page.count('id="open-1-2"') == page.count('id="open-2"') == 1
    assert page.count('href="#open-1"') == 2
    assert "</div></li>" in page


def test_who_is_not_named_is_explained_there(client: Client) -> None:
    person = {"alias": "A repair engineer", "named": False, "why_unnamed": "It would cost the job."}
    page = read(client, f"<p>It is so.{cite(1)}</p>", person=person, publisher=None)
    assert "Why without a name: It would cost the job." in page.split('id="open-1"')[1].split("</div>")[0]


def test_how_a_person_can_know_is_told_there(client: Client) -> None:
    person = {"alias": "Marta Ruiz", "named": True, "why_unnamed": "", "can_know": "ran the repairs"}
    page = read(client, f"<p>It is so.{cite(1)}</p>", person=person, publisher=None)
    assert "How they can know: ran the repairs" in page.split('id="open-1"')[1].split("</div>")[0]


def test_what_a_note_says_is_text(client: Client) -> None:
    page = read(client, f"<p>It is so.{cite(1)}</p>", title="<script>x()</script>", url="javascript:x()")
    assert "&lt;script&gt;x()&lt;/script&gt;" in page.split('id="open-1"')[1].split("</div>")[0]
    assert "javascript:" not in page
