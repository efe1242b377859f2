"""The `facilitator` command."""

from __future__ import annotations

import sys

from facilitator.domain.errors import FacilitatorError


def main() -> None:
    """Run the command; our own errors end it with a message and advice, without a traceback."""
    from facilitator.app.cli import app  # noqa: PLC0415 -- importing this module stays cheap

    try:
        app()
    except FacilitatorError as error:
        print(f"facilitator: {error.message}", file=sys.stderr)
        if error.advice:
            print(f"  {error.advice}", file=sys.stderr)
        sys.exit(2)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        print(f"facilitator: {what}{error.strerror or error}", file=sys.stderr)
        print(
            "  Check that the path exists and is writable, and that the disk has space.",
            file=sys.stderr,
        )
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
