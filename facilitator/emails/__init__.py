"""Emails: one folder per kind, each with context(), SAMPLE, subject.txt, body.txt, body.html."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator import plugins
from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.people import Person
from facilitator.domain.view import printable


@dataclass(frozen=True, slots=True)
class Content:
    """What a mail says, before it is addressed."""

    subject: str
    text: str
    html: str


def kinds() -> list[str]:
    """The names of all kinds of mail."""
    return plugins.names(__name__)


def write(kind: str, **values: Any) -> Content:
    """Write a mail of this kind; every name and quote in it is escaped. Raises Unknown."""
    if kind not in kinds():
        raise Unknown(f"There is no mail of the kind {kind}.", f"Choose from {', '.join(kinds())}.")
    context = plugins.load(__name__, kind).context(**values)
    subject, text, html = (
        _templates().get_template(f"{kind}/{name}").render(context)
        for name in ("subject.txt", "body.txt", "body.html")
    )
    return Content(" ".join(subject.split()), text.strip() + "\n", _inliner().inline(html))


def message(
    content: Content, *, sender: Address, to: Person, message_id: str, date: datetime
) -> EmailMessage:
    """Address a mail to one person: text and HTML, as RFC 5322 wants it.

    Raises Refused where the address is none; a name can never open another header.
    """
    mail = EmailMessage(policy=SMTP)
    try:
        mail["From"] = sender
        mail["To"] = Address(printable(to.name), addr_spec=to.email)
    except (ValueError, IndexError) as error:
        raise Refused(
            f"{printable(to.name)}'s email address cannot be used.", "Correct the member list."
        ) from error
    mail["Subject"] = printable(content.subject)
    mail["Date"] = date
    mail["Message-ID"] = message_id
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies, please
    mail.set_content(content.text, cte="quoted-printable")
    mail.add_alternative(content.html, subtype="html", cte="quoted-printable")
    return mail


@cache
def _templates() -> Environment:
    def bare(value: Any) -> Any:
        plain = isinstance(value, str) and not isinstance(value, Markup)
        return printable(value) if plain else value

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        undefined=StrictUndefined,
        finalize=bare,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _inliner() -> css_inline.CSSInliner:
    """Mail programs want the rules on each tag; the media queries stay where they are."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
