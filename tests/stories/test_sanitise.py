"""What a body keeps of a link."""

import pytest

from stories.sanitise import clean


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_with_an_unsafe_address_is_words_again(address: str) -> None:
    html = f'<p>See <a href="{address}" title="a &gt; b">the <em>notice</em></a>, and more.</p>'
    assert clean(html) == "<p>See the <em>notice</em>, and more.</p>"


def test_a_link_beside_it_stays_one() -> None:
    html = '<p><a href="javascript:x">One</a> <a href="https://example.org/" title="There">two</a></p>'
    safe = clean(html)
    assert safe.startswith('<p>One <a href="https://example.org/" title="There"')
    assert safe.endswith(">two</a></p>")
