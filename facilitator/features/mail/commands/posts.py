"""Command `facilitator posts`: list Slack posts that were not delivered, send or drop them."""

from __future__ import annotations

from typing import Annotated

import typer

from facilitator.domain.mails import MailState
from facilitator.domain.recaps.view import printable
from facilitator.features.mail import manage_posts
from facilitator.features.mail.manage_mails import UNDELIVERED_STATES
from facilitator.kit import command_deps
from facilitator.kit.deps import Deps

Number = Annotated[int, typer.Argument(help="The post's number in the list")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    family = typer.Typer(help="Look after posts to Slack.")
    family.callback(invoke_without_command=True)(posts)
    family.command("send-again")(send_again)
    family.command()(drop)
    app.add_typer(family, name="posts")


def posts(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those sent and dropped")] = False,
) -> None:
    """List the posts that are not through yet: whose, what, and why."""
    if context.invoked_subcommand:
        return
    lines = manage_posts.post_lines(tuple(MailState) if every else UNDELIVERED_STATES, _deps())
    for line in lines:
        text = f"{line.id:5}  {line.state:8} {line.group}: {line.title or 'its words are gone'}"
        print(printable(f"{text}, {line.since:%d %b %H:%M} UTC. {line.why}".strip()))
    if not lines:
        print("No posts yet." if every else "No post waits, was refused or is in doubt.")


def send_again(post: Number) -> None:
    """Post again. One that is in doubt may then stand there twice."""
    was = manage_posts.send_again(post, _deps())
    twice = " It may stand there twice." if was is MailState.DOUBT else ""
    print(f"Post {post} leaves within half a minute, while the service runs.{twice}")


def drop(post: Number) -> None:
    """Never send a post."""
    manage_posts.drop(post, _deps())
    print(f"Post {post} is dropped.")


def _deps() -> Deps:
    deps = command_deps.deps()
    deps.db.upgrade()
    return deps
