"""The prompt studio's pages."""

from __future__ import annotations

from flask import Response as Answer
from flask import render_template, request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from facilitator.domain.errors import BadPrompt, FacilitatorError, Refused, WriteConflict
from facilitator.domain.language.text_changes import diff_lines
from facilitator.features.access.console import NavigationEntry, console_blueprint, current_visitor
from facilitator.features.prompts import (
    edit_prompt,
    prompt_files,
    prompt_studio,
    prompt_trials,
    trial_preview,
)
from facilitator.features.prompts.edit_prompt import PromptRef, SubmittedText
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.texts import console_text, gettext_noop

blueprint = console_blueprint(
    "prompts", __name__, "/prompts", entry=NavigationEntry(4, "prompts.shelves", "Prompts")
)
Page = Response | str | tuple[str, int]
MESSAGES = {
    "saved": gettext_noop(
        "Your draft is kept. Recaps do not change with it before you publish it."
    ),
    "published": gettext_noop(
        "Published. Every recap that is begun from now on is made with these words."
    ),
    "back": gettext_noop(
        "These words are in force again, for every recap that is begun from now on."
    ),
    "dropped": gettext_noop("The draft is gone."),
}


@blueprint.get("/")
def shelves() -> str:
    """The prompts of each group."""
    return _shelves()


@blueprint.get("/<int:group_id>/files")
def files(group_id: int) -> Answer:
    """Download a group's own prompts as a zip."""
    return _download(
        prompt_files.export_prompts(current_visitor(), group_id, deps()), "prompts.zip"
    )


@blueprint.post("/<int:group_id>/files")
def take(group_id: int) -> Page:
    """Import drafts from a file or a zip."""
    file = request.files.get("file")
    try:
        if file is None or not file.filename:
            raise Refused("No file was chosen.", "Choose a prompt's .md file, or a zip of several.")
        taken = prompt_files.import_files(
            current_visitor(), group_id, (file.filename, file.read()), deps()
        )
    except Refused as error:
        return _shelves(group_id, error=error), 400
    return _shelves(group_id, taken=taken)


@blueprint.get("/<int:group_id>/<prompt>")
def words(group_id: int, prompt: str) -> str:
    """The editor."""
    of = request.args.get("of", 0, int)
    shown = prompt_studio.open_editor(_place(group_id, prompt), deps(), of=of)
    message = MESSAGES.get(request.args.get("told", ""))
    return _editor(shown, message=console_text(message) if message else "")


@blueprint.post("/<int:group_id>/<prompt>/look")
def look(group_id: int, prompt: str) -> str:
    """Check the text that is being typed; saves nothing."""
    shown = prompt_studio.open_editor(
        _place(group_id, prompt), deps(), request.form.get("text", "")
    )
    if request.headers.get("HX-Request"):
        return render_template("prompts/_checked.html", shown=shown)
    return _editor(shown)


@blueprint.post("/<int:group_id>/<prompt>/save")
def save(group_id: int, prompt: str) -> Page:
    """Save a draft, then go back to the editor or on to a trial."""
    place = _place(group_id, prompt)
    try:
        edit_prompt.save(place, _given(), deps())
    except (Refused, WriteConflict) as error:
        return _editor_again(place, error)
    if request.form.get("then") == "try":
        return redirect(url_for("prompts.trial", group_id=group_id, prompt=prompt), 303)
    return _redirect_to_editor(place, "saved")


@blueprint.post("/<int:group_id>/<prompt>/publish")
def publish(group_id: int, prompt: str) -> Page:
    """Publish the text."""
    place = _place(group_id, prompt)
    try:
        edit_prompt.publish(place, _given(), deps())
    except (Refused, WriteConflict) as error:
        return _editor_again(place, error)
    return _redirect_to_editor(place, "published")


@blueprint.post("/<int:group_id>/<prompt>/drop")
def drop(group_id: int, prompt: str) -> Page:
    """Delete the draft."""
    place = _place(group_id, prompt)
    try:
        edit_prompt.drop_draft(place, _given(), deps())
    except (Refused, WriteConflict) as error:
        return _editor_again(place, error)
    return _redirect_to_editor(place, "dropped")


@blueprint.get("/<int:group_id>/<prompt>/history")
def history(group_id: int, prompt: str) -> str:
    """The version history."""
    return _history(_place(group_id, prompt))


@blueprint.post("/<int:group_id>/<prompt>/back")
def back(group_id: int, prompt: str) -> Page:
    """Publish an earlier version again."""
    place = _place(group_id, prompt)
    try:
        edit_prompt.restore_version(place, request.form.get("number", 0, int), _given(), deps())
    except (Refused, WriteConflict) as error:
        return _history(place, error), 409 if isinstance(error, WriteConflict) else 400
    return _redirect_to_editor(place, "back")


@blueprint.get("/<int:group_id>/<prompt>/file")
def file(group_id: int, prompt: str) -> Answer:
    """Download the prompt in force as a theme's file."""
    text = prompt_files.export_prompt(_place(group_id, prompt), deps())
    return _download(text.encode(), f"{prompt}.md")


@blueprint.get("/<int:group_id>/<prompt>/try")
def trial(group_id: int, prompt: str) -> Page:
    """Try the draft on a past session: preview, or progress and result of a trial."""
    place = _place(group_id, prompt)
    number = request.args.get("trial", 0, int)
    if number and request.headers.get("HX-Request"):
        current = prompt_trials.get_trial(place, number, deps())
        return render_template(
            "prompts/_trial.html", trial=current, group_id=group_id, head=_head(place)
        )
    return _trial(place, number)


@blueprint.post("/<int:group_id>/<prompt>/try")
def begin(group_id: int, prompt: str) -> Page:
    """Start a trial."""
    place = _place(group_id, prompt)
    text = prompt_studio.open_editor(place, deps()).text
    try:
        number = prompt_trials.start_trial(place, request.form.get("session", 0, int), text, deps())
    except Refused as error:
        return _trial(place, error=error), 400
    where = url_for("prompts.trial", group_id=group_id, prompt=prompt, trial=number)
    return redirect(where, 303)


def _place(group_id: int, prompt: str) -> PromptRef:
    return PromptRef(current_visitor(), group_id, prompt)


def _given() -> SubmittedText:
    form = request.form
    return SubmittedText(form.get("text", ""), form.get("seen", -1, int), form.get("why", ""))


def _redirect_to_editor(place: PromptRef, message: str) -> Response:
    where = url_for("prompts.words", group_id=place.group_id, prompt=place.prompt, told=message)
    return redirect(where, 303)


def _shelves(
    group_id: int = 0, error: Refused | None = None, taken: prompt_files.ImportResult | None = None
) -> str:
    return render_template(
        "prompts/list.html", shelves=prompt_studio.prompts_by_group(current_visitor(), deps()),
        of=group_id, error=error, taken=taken,
    )  # fmt: skip


def _editor(
    shown: prompt_studio.Editor,
    message: str = "",
    error: FacilitatorError | None = None,
    theirs: prompt_studio.SavedText | None = None,
) -> str:
    other = theirs.text if theirs and theirs.text is not None else shown.inherited
    return render_template(
        "prompts/editor.html", shown=shown, message=message, error=error, theirs=theirs,
        other=other, apart=diff_lines(other, shown.text) if theirs else [],
        why=request.form.get("why", ""), is_bad=isinstance(error, BadPrompt),
    )  # fmt: skip


def _editor_again(place: PromptRef, error: FacilitatorError) -> tuple[str, int]:
    """The editor with the typed text; after a conflict also with the other person's text."""
    typed = request.form.get("text", "")
    shown = prompt_studio.open_editor(place, deps(), typed)
    theirs = shown.head.draft or shown.head.now
    if isinstance(error, WriteConflict):
        return _editor(shown, error=error, theirs=theirs), 409
    return _editor(shown, error=error), 400


def _history(place: PromptRef, error: FacilitatorError | None = None) -> str:
    shown = prompt_studio.version_history(place, deps(), request.args.get("until", 0, int))
    return render_template("prompts/history.html", shown=shown, error=error)


def _trial(place: PromptRef, number: int = 0, error: FacilitatorError | None = None) -> str:
    shown = prompt_studio.open_editor(place, deps())
    trial = prompt_trials.get_trial(place, number, deps()) if number else None
    past = trial_preview.past_sessions(place, deps())
    asked_for = request.values.get("session", 0, int) or (trial.session_id if trial else 0)
    chosen = asked_for or (past[0].id if past else 0)
    is_tried = place.prompt in trial_preview.TRIED
    rehearsal = None
    if is_tried and not (shown.judged.mistakes or trial) and chosen in [one.id for one in past]:
        rehearsal = trial_preview.preview_trial(place, chosen, shown.text, deps())
    return render_template(
        "prompts/try.html", shown=shown, past=past, chosen=chosen, rehearsal=rehearsal,
        trial=trial, error=error, has_model=deps().model is not None, head=shown.head,
        is_tried=is_tried, group_id=place.group_id,
    )  # fmt: skip


def _head(place: PromptRef) -> prompt_studio.PromptState:
    return prompt_studio.open_editor(place, deps()).head


def _download(content: bytes, name: str) -> Answer:
    sent = Answer(content, mimetype="application/octet-stream")
    sent.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    sent.headers["Cache-Control"] = "no-store"
    sent.headers["X-Content-Type-Options"] = "nosniff"
    return sent
