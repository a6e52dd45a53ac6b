"""Cells of a list that say which column they are of."""

from newsroom.templatetags.columns import named

HEADERS = [{"text": "name"}, {"text": "owner"}]


def test_a_cell_says_its_column_and_keeps_its_role() -> None:
    ((_, cell),) = named(
        [['<th class="field-name">01net</th>', '<td class="field-owner">none</td>']], HEADERS
    )
    assert cell == ('<td role="cell" class="field-owner"><span class="of-column">Owner</span> none</td>')


def test_what_a_row_is_called_by_needs_no_name_of_a_column() -> None:
    ((cell, _),) = named([['<th class="field-name">01net</th>', "<td>none</td>"]], HEADERS)
    assert cell == '<th role="rowheader" class="field-name">01net</th>'


def test_the_name_of_a_column_is_no_markup() -> None:
    ((_, cell),) = named([["<th>01net</th>", "<td>none</td>"]], [{"text": "name"}, {"text": "<b>"}])
    assert "&lt;b&gt;" in cell


def test_what_hides_the_name_in_a_cell_hides_no_heading() -> None:
    """Django gives each heading a class of its own, "column-" and the field: a field may be called "name"."""
    ((_, cell),) = named([["<th>01net</th>", "<td>none</td>"]], HEADERS)
    assert 'class="column-' not in cell
