"""How true the offline recaps of our own invented sessions are, in each way of moderating."""

from tests import sessions


def run(short: bool = False) -> None:
    for kind in sessions.KINDS:
        shown = ", ".join(
            f"{name} {value:.2f}"
            for name, value in sessions.measured(kind, 2 if short else None).items()
        )
        print(f"{kind:6} {shown}")
