"""Files as people hand them in, made here: a PDF, a saved page, a web archive, e-mails."""

from email.message import EmailMessage
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

PAGE = (
    "<html><head><title>Valve recalled</title><meta property='og:title' content='Valve recalled'>"
    "<meta property='og:site_name' content='Harbour Post'></head>"
    "<body><article><h1>Valve recalled</h1><p>"
    + "The maker recalls the valve. " * 20
    + "</p></article></body></html>"
)


def a_pdf(*lines: str, title: str = "", author: str = "") -> bytes:
    """A PDF of one page with these lines of text."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 14 TL 40 800 Td {shown} ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    about = {"/CreationDate": "D:20261104093000+01'00'"}
    about |= {"/Title": title} if title else {}
    writer.add_metadata(about | ({"/Author": author} if author else {}))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def an_email(
    text: str, subject: str = "Our statement", sender: str = "Jo Vale <jo@valves.example>"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, subject
    message["Date"] = "Wed, 04 Nov 2026 09:30:00 +0100"
    message["To"] = "desk@newsroom.example"
    message.set_content(text)
    return message


def a_web_archive(url: str) -> bytes:
    return (
        "From: <Saved by a browser>\r\nSubject: Valve recalled\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--part"\r\n\r\n'
        f"----part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {url}\r\n\r\n{PAGE}\r\n"
        "----part--\r\n"
    ).encode()
