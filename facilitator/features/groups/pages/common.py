"""Functions shared by the member and guest pages: group, HTTP status and messages."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.errors import FacilitatorError, Refused, WriteConflict
from facilitator.features.access.console import current_visitor
from facilitator.features.access.group_access import GroupRef
from facilitator.features.groups.manage_members import MembersPage
from facilitator.kit.web.texts import console_text

STATUS: dict[type[FacilitatorError], int] = {Refused: 422, WriteConflict: 409}


def group_ref(group_id: int) -> GroupRef:
    """The group, as accessed by the signed-in visitor."""
    return GroupRef(group_id, current_visitor())


def status(error: FacilitatorError | None) -> int:
    """The HTTP status of a page that shows this error."""
    if error is None:
        return 200
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)


def advice(error: FacilitatorError) -> str:
    """The advice of an error; empty if it is about the command line."""
    return "" if "`" in error.advice or "--" in error.advice else error.advice


def member_message(args: Mapping[str, str], shown: MembersPage) -> str:
    """The message on what was just done to the members, from the query string."""
    if "new" in args:
        return console_text(
            "{group} is there, and you moderate it. Now say who else is in it.", group=shown.group
        )
    if args.get("came") in [one.person.name for one in shown.members]:
        return console_text("{name} is in the group now.", name=args["came"])
    if args.get("left") in shown.former:
        return console_text("{name} is not in the group any more.", name=args["left"])
    if "taken" in args:
        return console_text("The list was taken, just as it was shown.")
    kept = next((one for one in shown.members if str(one.id) == args.get("kept")), None)
    if not kept:
        return ""
    return console_text("What is said of {name} was kept.", name=kept.person.name)
