"""The pages of one session."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from flask import redirect
from werkzeug.wrappers import Response

from facilitator.services import send_agenda
from facilitator.services.my_groups import own_session
from facilitator.web._console import area, visitor
from facilitator.web._pages import deps
from facilitator.web.sessions import after

blueprint = area("sessions", __name__, "/sessions")
LASTS = timedelta(hours=12)

blueprint.get("/<int:session_id>/after", endpoint="after")(after.page)
blueprint.post("/<int:session_id>/after", endpoint="change")(after.change)
blueprint.get("/<int:session_id>/after/delivery", endpoint="delivery")(after.delivery)
blueprint.post("/<int:session_id>/after/mails", endpoint="change_mail")(after.change_mail)


@blueprint.get("/<int:session_id>/before")
def before(session_id: int) -> Response:
    """The agenda."""
    return _own_link(send_agenda.PURPOSE, session_id)


def _own_link(purpose: str, session_id: int) -> Response:
    with deps().db.tx() as tx:
        own_session(tx, visitor(), session_id)
    ids = (session_id, visitor().person_id)
    return redirect(urlsplit(deps().links.url(purpose, ids, deps().clock.now() + LASTS)).path)
