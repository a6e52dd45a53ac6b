"""Without a mail server a message stands in the terminal as it is meant, and its links can be followed."""

from io import StringIO

from django.core.mail import EmailMessage

from newsroom.terminal_mail import EmailBackend

LINK = f"https://news.example/desk/{'x' * 90}/"


def test_links_stand_whole() -> None:
    told = StringIO()
    message = EmailMessage("“Choose”", f"Here:\n{LINK}\n", "desk@news.example", ["ada@paper.example"])
    EmailBackend(stream=told).send_messages([message])
    assert f"\n{LINK}\n" in told.getvalue()
    assert "To: ada@paper.example\nFrom: desk@news.example\nSubject: “Choose”" in told.getvalue()
