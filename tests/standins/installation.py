"""Two groups in the middle of everything: what each page of the service may have to show."""

import email
import email.policy
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import select

from facilitator.adapters.links import SignedLinks
from facilitator.domain.jobs import Job, JobStage
from facilitator.engines.offline import OfflineEngine
from facilitator.features.access import manage_moderators, sign_in
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.checkins import ask_check_in
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.commitments import follow_up
from facilitator.features.commitments.record_outcome import record_challenge_standing
from facilitator.features.delivery import approval
from facilitator.features.groups import manage_groups
from facilitator.features.guests import manage_guests
from facilitator.features.office_hours import offer_office_hours
from facilitator.features.prompts import edit_prompt
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.prompting.library import PromptLibrary
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord
from tests.people import SCRIPT, zoom_vtt
from tests.standins import member_review, review
from tests.standins.check_ins import Before, before
from tests.standins.clicks import Left
from tests.standins.deps import SECRET
from tests.standins.outbox import attempt
from tests.standins.prompt_studio import Truthful, with_model

GROUP, OTHER = "Harbour Circle", "Makers South"  # no prompt names them in its examples
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
NEXT = datetime(2026, 3, 22, 17, tzinfo=UTC)
WISH = {"attending": "yes", "hot-seat": "yes", "share-wish": "yes"}
NAMES = {"Alice": "Charlie", "Bob": "Finn", "Dana": "Eve", "Lee": "Gus"}
SOUTH = SCRIPT.replace("in the first week", "in the first week here in the south")
for _ours, _theirs in NAMES.items():
    SOUTH = SOUTH.replace(_ours, _theirs)
OTHERS = "name,email,role\n" + "\n".join(
    f"{name},{name.lower()}@example.org,{'moderator' if name == 'Charlie' else 'member'}"
    for name in NAMES.values()
)
LINK = re.compile(r"https://facilitator\.example\.org(/[^\s\"<>)]+)")


class Jobs(Left):
    """Durable work that stands still, but for what clicks leave."""

    def retry(self, key):
        return None


@dataclass
class Town:
    """``story`` is that of the first group; ``south`` what the other group has, by its name."""

    story: Before
    south: dict[str, int]

    def link(self, name):
        """What signs somebody in."""
        return sign_in.create_first_link(self.person(name), self.story.deps).link

    def person(self, name):
        with self.story.deps.db.tx() as tx:
            return tx.scalars(select(PersonRecord.id).where(PersonRecord.name == name)).one()

    def reach_of(self, name):
        """The groups and sessions somebody may see: an owner all, and nobody none."""
        groups, sessions = select(GroupRecord.id), select(SessionRecord.id)
        if name != "Olga":
            own = select(MembershipRecord.group_id).join(PersonRecord)
            own = own.where(PersonRecord.name == name, MembershipRecord.role == "moderator")
            groups = groups.where(GroupRecord.id.in_(own))
            sessions = sessions.where(SessionRecord.group_id.in_(own))
        with self.story.deps.db.tx() as tx:
            return {"group_id": {*tx.scalars(groups)}, "session_id": {*tx.scalars(sessions)}}

    def links_of(self, name):
        """Every link of ours in all mails to somebody, as they arrived."""
        found = {}
        for path in sorted(self.story.deps.outbox.glob("*.eml")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if mail["To"].addresses[0].addr_spec == f"{name.lower()}@example.org":
                told = [str(mail["List-Unsubscribe"] or "")]
                told += [p.get_content() for p in mail.walk() if p.get_content_maintype() == "text"]
                found |= dict.fromkeys(
                    link.replace("&amp;", "&") for text in told for link in LINK.findall(text)
                )
        return list(found)


def town(db, folder, path=""):
    """It is a fortnight after the first session; the next is in two days.

    ``path`` is that of the public address.
    """
    story = before(db, folder)
    links = SignedLinks(f"https://facilitator.example.org{path}", SECRET)
    story.deps = replace(story.deps, links=links)
    work = Jobs(
        [Job(f"recap:{story.held_id}:ab", "make_recap", JobStage.FAILED, NOW, 1, "No answer")]
    )
    story.deps = replace(story.deps, **with_model(Truthful()))
    manage_groups.edit_group("Founders North", {}, story.deps.db, new_name=GROUP)
    story.deps.clock.at = datetime(2026, 3, 5, 9, tzinfo=UTC)
    review.approve(story)
    story.deps.clock.at = NOW
    record_challenge_standing(story.people["Dana"], story.held_id, "open", story.deps)
    story.change(planned_at=datetime(2026, 5, 1, 17, tzinfo=UTC))  # nothing is asked for it yet
    for person_id in follow_up.due(story.deps):
        follow_up.send_note(person_id, story.deps)
    for hot in offer_office_hours.due(story.deps):
        offer_office_hours.send_offer(*hot, story.deps)
    _deliver(story)
    _own_words(story)
    _later_sessions(story)
    _silent_session(story)
    south = _south(story)
    story.change(planned_at=NEXT)
    _next_session(story, story.session_id, ("Lee", "Dana", "Bob"))
    manage_guests.invite("nadia@example.org", "Nadia", GROUP, story.session_id, story.deps)
    manage_moderators.add_moderator("olga@example.org", "Olga", True, story.deps)
    _deliver(story)
    _refuse(story, "Lee", "Gus")
    story.deps = replace(story.deps, work=work)
    return Town(story, south)


def _own_words(story):
    """The moderator words a prompt anew."""
    alice = Visitor(story.people["Alice"], "Alice", "alice@example.org")
    text = (
        PromptLibrary().prompt("base", "session").text.replace("one sentence", "ONE short sentence")
    )
    where = edit_prompt.PromptRef(alice, 1, "session")
    edit_prompt.publish(where, edit_prompt.SubmittedText(text, 0, "Shorter"), story.deps)


def _later_sessions(story):
    """One that members look at before all see it, and a draft that was not looked at."""
    member_review.member_first(story)
    looked = _keep(story, SCRIPT.replace("first week", "third week"), date(2026, 3, 18))
    approval.approve(looked, None, story.people["Alice"], story.deps)
    fresh = _keep(story, SCRIPT.replace("first week", "fifth week"), date(2026, 3, 19))
    approval.mail_draft(fresh, story.deps)


def _silent_session(story):
    """One of which the platform has no transcript."""
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord).where(GroupRecord.name == GROUP)).one()
        unheard = SessionRecord(group_id=group.id, title="Unheard", held_at=NOW)
        tx.add(unheard)
        tx.flush()
        why = "Zoom made no transcript of it."
        tx.add(SittingRecord(session_id=unheard.id, platform="zoom", uuid="u", silence=why))


def _keep(story, script, day, group=GROUP, members=None):
    handed = SessionFiles([zoom_vtt(script).encode()], members, held_on=day, group=group)
    return store_session(handed, make_recap(handed, OfflineEngine()), story.deps.db).session_id


def _next_session(story, session_id, names):
    """The first has said what they bring, the others are asked; the agenda is drafted."""
    people = dict(zip(names, _ids(story, names), strict=True))
    for person_id in people.values():
        ask_check_in.ask_member(session_id, person_id, story.deps)
    wish = {**WISH, "sentence": f"The price of {names[0]}'s work & <b>more</b>"}
    submit_check_in(session_id, people[names[0]], wish, story.deps)
    prepare_agenda.prepare(session_id, story.deps)
    send_agenda.mail_draft(session_id, story.deps)


def _ids(story, names):
    with story.deps.db.tx() as tx:
        known = dict(tx.execute(select(PersonRecord.name, PersonRecord.id)).all())
        return [known[name] for name in names]


def _south(story):
    """The other group has had one session, and has one to come."""
    held = _keep(story, SOUTH, date(2026, 3, 5), OTHER, OTHERS.encode())
    manage_groups.edit_group(OTHER, {"recap_travels": "link"}, story.deps.db)
    approval.approve(held, None, None, story.deps)
    with story.deps.db.tx() as tx:
        group = tx.scalars(select(GroupRecord).where(GroupRecord.name == OTHER)).one()
        planned = SessionRecord(group_id=group.id, title="South II", planned_at=NEXT)
        tx.add(planned)
        tx.flush()
        ids = {"group": group.id, "held": held, "planned": planned.id}
    _next_session(story, ids["planned"], ("Finn", "Eve"))
    return ids


def _deliver(story):
    """Send all mails there are."""
    with story.deps.db.tx() as tx:
        waiting = select(OutboxRecord.id).where(OutboxRecord.state == "waiting")
        numbers = tx.scalars(waiting.order_by(OutboxRecord.id)).all()
    for number in numbers:
        attempt(story.deps, number)


def _refuse(story, *names):
    """Their mail servers did not take the recap."""
    with story.deps.db.tx() as tx:
        wanted = select(OutboxRecord).where(
            OutboxRecord.kind == "recap", OutboxRecord.person_id.in_(_ids(story, names))
        )
        for row in tx.scalars(wanted):
            row.state, row.problem = "refused", "550 no such mailbox"
