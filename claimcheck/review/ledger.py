"""Events folded into the present state of each finding; what conflicts is kept and shown as such."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from claimcheck.review.basis import Figures
from claimcheck.review.events import DISMISSED, Event, State


class Status(Struct, frozen=True):
    """How a finding stands: its state, the decisions that hold, who has it, what was said.

    More than one of `holding` with different outcomes is a conflict, and counts as open.
    `changed` tells that it was decided upon other figures than it shows now.
    """

    state: State = "open"
    holding: tuple[Event, ...] = ()
    assignee: str = ""
    comments: int = 0
    seq: int = 0
    changed: bool = False

    @property
    def conflict(self) -> bool:
        return len({outcome(event) for event in self.holding}) > 1

    @property
    def dismissed(self) -> bool:
        return self.state in DISMISSED

    @property
    def last(self) -> Event | None:
        return self.holding[-1] if self.holding else None


NOTHING = Status()


class Ledger:
    """All events so far by finding, with the state of each finding kept at hand."""

    def __init__(self, known: dict[str, Figures] | None = None) -> None:
        self.seq = 0
        self.events: dict[str, list[Event]] = defaultdict(list)
        self.people: dict[str, int] = {}
        self.kin: dict[str, str] = {}
        self.tally: Counter[str] = Counter({"open": len(known or ())})
        self._known = known
        self._status: dict[str, tuple[int, Status]] = {}

    def absorb(self, events: Iterable[Event]) -> list[Event]:
        """Take in events in the order of their numbers; those taken in before are passed over."""
        fresh = [event for event in events if event.seq > self.seq]
        for event in fresh:
            before = self.status(event.finding)
            self.seq = event.seq
            self.people[event.who] = event.seq
            self.events[event.finding].append(event)
            self._count(event.finding, before)
            if event.body.basis is not None:
                self.kin[event.body.basis.kin] = event.finding
        return fresh

    def _count(self, finding: str, before: Status) -> None:
        """Keep the tally of the report's findings by state."""
        if self._known is None or finding not in self._known:
            return
        for status, step in ((before, -1), (self.status(finding), 1)):
            self.tally[status.state] += step
            self.tally["conflict"] += step * status.conflict

    def status(self, finding: str) -> Status:
        """How a finding stands now."""
        past = self.events.get(finding)
        if past is None:
            return NOTHING
        count, status = self._status.get(finding, (0, NOTHING))
        if count == len(past):
            return status
        seen = list(past)
        figures = self._known.get(finding) if self._known is not None else None
        status = fold(seen, figures)
        # With the count a status that another thread has overtaken is known for old.
        self._status[finding] = (len(seen), status)
        return status

    def all(self) -> list[Event]:
        """All events in their order."""
        found = [event for events in list(self.events.values()) for event in list(events)]
        return sorted(found, key=lambda event: event.seq)

    def history(self, finding: str) -> Sequence[Event]:
        """The events of a finding, the oldest first."""
        return self.events.get(finding, ())

    def counts(self, findings: Iterable[str]) -> Counter[str]:
        """How many of these findings stand in each state; conflicts are counted by themselves too."""
        found: Counter[str] = Counter()
        for finding in findings:
            status = self.status(finding)
            found[status.state] += 1
            found["conflict"] += status.conflict
        return found


def fold(events: Sequence[Event], figures: Figures | None = None) -> Status:
    """The state that a finding's events add up to; with `figures`, decisions on others do not hold."""
    undone = {seq for event in events for seq in event.body.undoes}
    decisions = [event for event in events if event.action == "decide" and event.seq not in undone]
    current = [event for event in decisions if _on(event, figures)]
    holding = _holding(current)
    return Status(
        state=_state(holding),
        holding=holding,
        assignee=_assignee(events, undone),
        comments=sum(event.action == "comment" for event in events),
        seq=events[-1].seq if events else 0,
        changed=bool(decisions) and not current,
    )


def outcome(event: Event) -> tuple[str | None, str | None]:
    """What a decision comes to, by which two of them agree or conflict."""
    return event.body.state, event.body.side


def _on(event: Event, figures: Figures | None) -> bool:
    basis = event.body.basis
    return figures is None or basis is None or basis.figures == figures


def _holding(decisions: Sequence[Event]) -> tuple[Event, ...]:
    """The decisions that none of the later ones knew, and whose editor made none of these."""
    found: list[Event] = []
    known, editors = 0, set[str]()
    for event in reversed(decisions):
        if known < event.seq and event.who not in editors:
            found.append(event)
        known = max(known, event.base)
        editors.add(event.who)
    return tuple(reversed(found))


def _state(holding: Sequence[Event]) -> State:
    if not holding or len({outcome(event) for event in holding}) > 1:
        return "open"
    return holding[-1].body.state or "open"


def _assignee(events: Sequence[Event], undone: set[int]) -> str:
    for event in reversed(events):
        if event.action == "assign" and event.seq not in undone:
            return event.body.assignee
    return ""
