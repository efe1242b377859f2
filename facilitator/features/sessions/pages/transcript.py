"""The pages to upload a transcript, and to follow the progress of its recap."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, WriteConflict
from facilitator.features.access.console import allow_uploads, current_visitor
from facilitator.features.sessions.pages.plan import parse_start, selected_group
from facilitator.features.sessions.upload_status import UploadStatus, load_upload_status
from facilitator.features.transcripts import held_transcripts, upload_transcript
from facilitator.features.transcripts.upload_transcript import LARGEST_BYTES, Upload, WrongDay
from facilitator.kit.web.forms import error_status, form_number
from facilitator.kit.web.request_deps import deps

Page = tuple[str, int]
MB = 1024 * 1024
DECISIONS = {"allow": held_transcripts.allow, "discard": held_transcripts.discard}
LARGEST_REQUEST = LARGEST_BYTES + 16 * MB  # up to here, the form reports files that are too large


def page(session_id: int) -> Page:
    """The upload form, or the status of the transcript."""
    return _page(load_upload_status(session_id, current_visitor(), deps()))


def progress(session_id: int) -> str:
    """The status, as a fragment that refreshes itself."""
    upload = load_upload_status(session_id, current_visitor(), deps())
    return render_template("sessions/_progress.html", handed=upload)


@allow_uploads(LARGEST_REQUEST)
def take(session_id: int) -> Response | Page:
    """Store the uploaded transcript of a session."""
    try:
        upload_transcript.upload_transcript(session_id, _uploaded(), current_visitor(), deps())
    except (Refused, WriteConflict) as error:
        return _page(load_upload_status(session_id, current_visitor(), deps()), error)
    return redirect(url_for(".transcript", session_id=session_id), 303)


def decide(session_id: int) -> Response | Page:
    """Say whether a recap may be made of the transcript that waits."""
    decision = DECISIONS.get(request.form.get("do", ""))
    if decision is None:
        raise BadRequest
    try:
        decision(session_id, current_visitor(), deps())
    except Refused as error:
        return _page(load_upload_status(session_id, current_visitor(), deps()), error)
    return redirect(url_for(".transcript", session_id=session_id), 303)


def new() -> Page:
    """The upload form for a session that was not planned."""
    return _new()


@allow_uploads(LARGEST_REQUEST)
def take_new() -> Response | Page:
    """Store the uploaded transcript of a session identified by day and time."""
    try:
        group_id, began = form_number(request.form, "group"), parse_start(request.form)
        session_id = upload_transcript.upload_for_new_session(
            group_id, began, _uploaded(), current_visitor(), deps()
        )
    except (Refused, WriteConflict) as error:
        return _new(error)
    return redirect(url_for(".transcript", session_id=session_id), 303)


def _uploaded() -> Upload:
    files = [one for one in request.files.getlist("files") if one.filename]
    is_sure = request.form.get("sure") == "yes"
    return Upload([(one.filename or "", one.read()) for one in files], is_sure)


def _page(upload: UploadStatus, error: FacilitatorError | None = None) -> Page:
    html = render_template(
        "sessions/transcript.html", handed=upload, error=error, most=LARGEST_BYTES // MB,
        most_bytes=LARGEST_BYTES, asks=isinstance(error, WrongDay),
    )  # fmt: skip
    return html, error_status(error) if error else 200


def _new(error: FacilitatorError | None = None) -> Page:
    groups, place = selected_group()
    html = render_template(
        "sessions/new_transcript.html", groups=groups, place=place, error=error,
        most=LARGEST_BYTES // MB, most_bytes=LARGEST_BYTES, asks=isinstance(error, WrongDay),
        typed=request.form if error else {},
    )  # fmt: skip
    return html, error_status(error) if error else 200
