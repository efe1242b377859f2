"""What an owner sees of backups, and of what is held since one was restored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.errors import NotFound
from facilitator.features.access.sign_in import Visitor
from facilitator.features.operations.alerts import Alert, current_alerts
from facilitator.kit import hold
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.backups import last_backup_at
from facilitator.kit.deps import Deps


@dataclass(frozen=True, slots=True)
class OwnersView:
    """Times are in UTC. ``held`` mails and posts wait since ``held_since``, None if all leave."""

    backup_at: datetime | None
    held_since: datetime | None
    held: int
    alerts: tuple[Alert, ...] = ()


def owners_view(visitor: Visitor, deps: Deps) -> OwnersView | None:
    """Return what the owner sees; None for others."""
    if not visitor.is_owner:
        return None
    with deps.db.reading() as tx:
        return OwnersView(
            last_backup_at(tx), hold.held_since(tx), hold.held_number(tx), current_alerts(tx)
        )


def release(visitor: Visitor, deps: Deps, *, drop: bool) -> int:
    """Let mails and posts leave again, as the owner decides. Returns how many waited.

    Raises NotFound for others.
    """
    if not visitor.is_owner:
        raise NotFound("This page is for the owner.", "Ask the owner of this installation.")
    now = deps.clock.now()
    with deps.db.tx() as tx:
        number = hold.release(tx, now, drop=drop)
        done = "dropped what was held" if drop else "sent what was held"
        record_audit_entry(
            tx, AuditEntry(done, "after a backup was restored", None, visitor.person_id), now
        )
    return number
