"""Ids of rows as forms and addresses send them."""

# What a database's whole numbers hold.
LONGEST = 18


def row_key(sent: object) -> int:
    """The id that was sent; 0, which no row has, for what can be none."""
    text = str(sent)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0
