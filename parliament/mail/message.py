"""From a letter to the bytes that travel: headers that nobody can add to, text, HTML, calendar."""

from __future__ import annotations

from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from parliament.mail import rendering, rules
from parliament.mail.outbox import Claimed
from parliament.shared import clock

CALENDAR_NAME = "naringslivsparlamentet.ics"


def build(letter: Claimed, *, sender: str, links: Mapping[str, str]) -> bytes:
    """The message of ``letter``, with its links put in.

    Args:
        letter: what is to be sent.
        sender: the address it comes from.
        links: the address of each link that the letter marks.

    Raises:
        ValueError: something in it cannot stand in a message.
    """
    domain = sender.rsplit("@", 1)[1]
    message = EmailMessage(policy=SMTP.clone(max_line_length=78))
    message["From"] = _address(letter.sender_name, sender)
    message["To"] = _address(letter.recipient_name, letter.recipient)
    message["Subject"] = rules.header(letter.subject, max_length=rules.SUBJECT_MAX)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{letter.id}.{letter.round}@{domain}>"  # the same at every try
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies, please
    message.set_content(rendering.fill(letter.text, links))
    message.add_alternative(rendering.fill(letter.html, links, as_html=True), subtype="html")
    if letter.calendar:
        message.add_attachment(
            rendering.fill(letter.calendar, {"sender": sender}).encode(),
            maintype="text",
            subtype="calendar",
            filename=CALENDAR_NAME,
            params={"charset": "utf-8", "method": letter.calendar_method},
        )
    message["Content-Language"] = letter.language  # last: the setting of content takes such headers away
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    return Address(display_name=rules.header(name, max_length=rules.NAME_MAX), addr_spec=address)
