"""Ask the rules in the words of the cases."""

from rooms.rules import verdict
from rooms.schedule import Schedule
from tests.factories import at

T = "2027-01-19"  # a Tuesday


def judge(room, start, end, **options):
    """The verdict on a span given as "10:00" (on day T) or "2027-01-19 10:00"."""
    points = [at(text if "-" in text else f"{T} {text}") for text in (start, end)]
    schedule = Schedule.around(room, *points, ignoring=options.pop("ignoring", None))
    return verdict(schedule, *points, **options)


def refusal(room, start, end, **options) -> str:
    """The code of the refusal, or "" if the span is possible."""
    found = judge(room, start, end, **options).refusal
    return found.code if found else ""
