"""What a body keeps of a link."""

import pytest

from stories.sanitise import clean


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_with_an_unsafe_address_is_words_again(address: str) -> None:
    html = f'<p>See <a href="{address}" title="a &gt; b">the <em>notice</em></a>, and more.</p>'
    assert clean(html) == "<p>See the <em>notice</em>, and more.</p>"


@pytest.mark.parametrize(
    "address",
    [
        "java&#8206;script:alert(1)",
        "java\u200bscript:alert(1)",
        "\u2060javascript:alert(1)",
        "java&#9;script:alert(1)",
        "java&#8203;script&#58;alert(1)",
        "da\u00adta:text/html,x",
    ],
)
@pytest.mark.parametrize("beside", ["", '<a title="א">א</a>'])
def test_no_character_unseen_hides_what_a_link_does(address: str, beside: str) -> None:
    safe = clean(f'<p><a href="{address}">the notice</a>{beside}</p>')
    assert "href" not in safe
    assert clean(safe) == safe


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c:d", "/stories/a:b/", "#c:d", "mailto:a@example.org"]
)
def test_a_safe_address_stays(address: str) -> None:
    assert f'href="{address}"' in clean(f'<p><a href="{address}">there</a></p>')


def test_a_link_beside_it_stays_one() -> None:
    html = '<p><a href="javascript:x">One</a> <a href="https://example.org/" title="There">two</a></p>'
    safe = clean(html)
    assert safe.startswith('<p>One <a href="https://example.org/" title="There"')
    assert safe.endswith(">two</a></p>")
