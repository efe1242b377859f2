"""Renders emails. Each kind is a folder with context(), SAMPLE, subject.txt, body.txt, body.html.

A kind that people may unsubscribe from sets OPTIONAL = True.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from facilitator.domain.addresses import mail_address, read_sender
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.people.person import Person
from facilitator.domain.recaps.outcomes import Outcome, PastSolution
from facilitator.domain.recaps.view import printable
from facilitator.kit.mail.shortening import clip
from facilitator.translation import Message, translator_for

KINDS = "facilitator.features.*.mails"
MAX_HTML_BYTES = 100_000  # Gmail cuts mails off at 102 kB
MAX_PAST_CHARACTERS = 300  # characters of a quote of an earlier session
OUTCOME_TEXTS = {
    Outcome.WORKED: Message("It worked."),
    Outcome.PARTLY: Message("It worked in part."),
}
FILLER = Markup(
    "&#847;&zwnj;&nbsp;" * 100
)  # invisible: keeps the rest of the mail out of the inbox's preview


_METHOD = re.compile(rb"^METHOD:([A-Za-z]{1,20})\r?$", re.M)
_UNSUBSCRIBE_MARK = "<!-- way out -->"  # marks the place of the unsubscribe link


@dataclass(frozen=True, slots=True)
class MailContent:
    """A rendered mail without addresses.

    ``calendar`` is an attached iCalendar file; ``unsubscribe_url`` is the unsubscribe link.
    """

    subject: str
    text: str
    html: str
    calendar: bytes | None = None
    unsubscribe_url: str = ""


def kinds() -> list[str]:
    """The names of all kinds of mail."""
    return plugins.names(KINDS)


def is_optional(kind: str) -> bool:
    """Whether people may unsubscribe from this kind. Raises KeyError for an unknown kind."""
    return bool(getattr(plugins.load(KINDS, kind), "OPTIONAL", False))


def kind_number(kind: str) -> int:
    """A stable number for a kind, used in links; it does not depend on the other kinds."""
    return zlib.crc32(kind.encode())


def with_unsubscribe_link(
    content: MailContent, url: str, *, group: str, language: str
) -> MailContent:
    """Add a last line with a link to unsubscribe from this kind of mail of this group."""
    translator = translator_for(language)
    why = translator.gettext("You get this mail as a member of {group}.", group=group)
    link = translator.gettext("No more mails of this kind")
    row = _templates().get_template("_way_out.html").render(why=why, link=link, url=url)
    text = f"{content.text}\n{printable(why)} {link}:\n{url}\n"
    return replace(
        content, text=text, html=content.html.replace(_UNSUBSCRIBE_MARK, row), unsubscribe_url=url
    )


def with_past_solutions(
    content: MailContent, past: Sequence[PastSolution], *, language: str
) -> MailContent:
    """Add solutions that peers once gave to a challenge like the reader's, escaped."""
    translator = translator_for(language)
    context = {
        **translator.for_templates(),
        "past": [
            {
                "challenge": clip(one.challenge, MAX_PAST_CHARACTERS),
                "text": clip(one.text, MAX_PAST_CHARACTERS),
                "who": translator.gettext(
                    "{peer} to {member}, {day}.",
                    peer=one.peer,
                    member=one.member,
                    day=translator.day(one.held_at),
                ),
                "went": translator.text(OUTCOME_TEXTS[one.outcome])
                if one.outcome in OUTCOME_TEXTS
                else "",
            }
            for one in past
        ],
    }
    row, text = (
        _templates().get_template(f"_past.{kind}").render(context) for kind in ("html", "txt")
    )
    html = content.html.replace(_UNSUBSCRIBE_MARK, row + _UNSUBSCRIBE_MARK)
    return replace(content, text=f"{content.text}\n{text.strip()}\n", html=html)


def render_mail(kind: str, **values: Any) -> MailContent:
    """Render a mail of this kind; all names and quotes are escaped. Raises NotFound.

    A kind that has ``shortened(context)`` gets its HTML shortened until mail programs show it in
    one piece; the text part is always complete.
    """
    if kind not in kinds():
        raise NotFound(
            f"There is no mail of the kind {kind}.", f"Choose from {', '.join(kinds())}."
        )
    module = plugins.load(KINDS, kind)
    context = module.context(**values)
    context |= translator_for(context["language"]).for_templates()
    subject, text = (
        _templates().get_template(f"{kind}/{name}").render(context)
        for name in ("subject.txt", "body.txt")
    )
    contexts = getattr(module, "shortened", lambda full: [full])(context)
    return MailContent(" ".join(subject.split()), text.strip() + "\n", _html(kind, contexts))


def build_message(
    content: MailContent, *, sender: Address | str, to: Person, message_id: str, date: datetime
) -> EmailMessage:
    """Address a mail to one person, with text and HTML parts (RFC 5322).

    Raises Refused for an invalid address; names cannot inject headers.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender if isinstance(sender, Address) else _sender(sender)
    mail["To"] = _recipient(to)
    mail["Subject"] = " ".join(printable(content.subject).split())
    mail["Date"] = date
    mail["Message-ID"] = "".join(c if c.isascii() else f"{ord(c):x}" for c in message_id)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: prevents out-of-office replies
    mail.set_content(content.text, cte="quoted-printable")
    mail.add_alternative(content.html, subtype="html", cte="quoted-printable")
    if content.calendar is not None:
        _attach_calendar(mail, content.calendar)
    if content.unsubscribe_url:
        mail["List-Unsubscribe"] = f"<{content.unsubscribe_url}>"
    if content.unsubscribe_url.startswith("https:"):
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    return mail


def _attach_calendar(mail: EmailMessage, calendar: bytes) -> None:
    """Attach an iCalendar file; mail programs need its METHOD (RFC 6047, 2.4)."""
    method = _METHOD.search(calendar)
    mail.add_attachment(
        calendar.decode(), subtype="calendar", cte="base64", filename="session.ics",
        params={"method": method[1].decode().upper()} if method else None,
    )  # fmt: skip


def _recipient(to: Person) -> Address:
    name = " ".join(printable(to.name).split())
    try:
        return Address(name, addr_spec=mail_address(to.email))
    except ValueError as error:
        raise Refused(
            f"{name}'s email address cannot be used.", "Correct the member list."
        ) from error


def _sender(line: str) -> Address:
    try:
        name, address = read_sender(line)
        return Address(" ".join(printable(name).split()), addr_spec=address)
    except ValueError as error:
        raise Refused(
            "The sender's email address cannot be used.", "Write it as Name <name@example.org>."
        ) from error


def _html(kind: str, contexts: Iterable[dict[str, Any]]) -> str:
    html = ""
    for context in contexts:
        page = _templates().get_template(f"{kind}/body.html").render(context, filler=FILLER)
        html = _inliner().inline(page)
        if len(html.encode()) < MAX_HTML_BYTES:
            break
    return html


@cache
def _templates() -> Environment:
    def without_control_characters(value: Any) -> Any:
        is_plain = isinstance(value, str) and not isinstance(value, Markup)
        return printable(value) if is_plain else value

    return Environment(
        loader=FileSystemLoader([Path(__file__).parent / "templates", *plugins.folders(KINDS)]),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        undefined=StrictUndefined,
        finalize=without_control_characters,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _inliner() -> css_inline.CSSInliner:
    """Inlines CSS, as mail programs need it; media queries stay in the style sheet."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
