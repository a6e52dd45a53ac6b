"""The attributes of a control: as Django's own template has them."""

from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from newsroom.templatetags.fields import attributes

DJANGOS = (
    "{% for name, value in named.items %}{% if value is not False %} {{ name }}"
    "{% if value is not True %}=\"{{ value|stringformat:'s' }}\"{% endif %}{% endif %}{% endfor %}"
)
values = st.one_of(st.booleans(), st.integers(), st.text(), st.none())


@given(named=st.dictionaries(st.text(min_size=1), values, max_size=4))
def test_they_are_told_as_django_tells_them(named: dict[str, object]) -> None:
    told = engines["django"].from_string(DJANGOS).render({"named": named})
    assert attributes(named) == told


def test_what_stands_in_a_value_does_not_end_it() -> None:
    assert attributes({"title": '"><script>', "required": True}) == (
        ' title="&quot;&gt;&lt;script&gt;" required'
    )
