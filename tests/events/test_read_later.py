"""Words that are read later than they were written: on paper, in messages, at night."""

import pytest
from django.urls import reverse

from events import poster, words
from events.calendar_file import calendar_file
from events.feeds.subscription import Subscription
from events.messenger import of_date
from events.models import EventDate
from quarters.local_time import local_day
from tests.factories import at, make_event, make_event_date, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

MONDAY = local_day(at("2027-01-11 10:00"))
TODAY = "Montag, 11. Januar, 18:00 Uhr"


@pytest.fixture
def event():
    quarter = make_quarter(name="Hünertshagen")
    return make_event(title="Treff", slug="treff", quarters=[quarter])


@pytest.fixture
def moved(event):
    """From tomorrow to this evening."""
    new = make_event_date(event=event, starts_at="2027-01-11 18:00")
    old = make_event_date(event=event, starts_at="2027-01-12 18:00", moved_to=new)
    old.cancel("Zimmer belegt.")
    return old


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_message_names_the_day_of_the_new_date_and_the_note(moved):
    lines = plain(of_date(moved)).splitlines()
    assert lines[1:] == ["Zimmer belegt.", f"Neuer Termin: {TODAY}."]


def test_paper_never_calls_the_day_of_a_new_date_today(client, moved):
    assert f"Neuer Termin: {TODAY}" in plain(poster.note(moved))
    address = reverse("events:notice", args=["treff"])
    sheet = text_of(client.get(address, {"termin": moved.pk}))
    assert f"Neuer Termin: {TODAY}" in plain(sheet)
    assert "Heute, 18:00" not in plain(sheet)


def test_a_new_date_that_falls_out_in_its_turn_is_not_said_to_be_on(client, moved):
    moved.moved_to.cancel()
    assert plain(moved.replacement) == "Neuer Termin: Heute, 18:00 Uhr (fällt aus)."
    assert "Uhr (fällt aus)." in plain(words.lasting_replacement(moved))
    page = text_of(client.get(moved.get_absolute_url()))
    assert "Neuer Termin: Heute, 18:00 Uhr (Fällt aus)" in plain(page)
    notice = reverse("events:notice", args=["treff"])
    sheet = plain(text_of(client.get(notice, {"termin": moved.pk})))
    assert f"Neuer Termin: {TODAY} Fällt aus" in sheet


def test_readers_get_the_file_anew_when_a_new_date_falls_out(moved):
    def fingerprint():
        return Subscription("", EventDate.objects.filter(pk=moved.pk)).fingerprint

    before, new = fingerprint(), moved.moved_to
    EventDate.objects.filter(pk=new.pk).update(status="cancelled")
    assert fingerprint() != before
    moved.refresh_from_db()
    assert "(fällt aus)" in calendar_file([moved]).decode().replace("\r\n ", "")


def test_the_night_after_sunday_is_not_on_the_sheet_of_the_new_week(event):
    make_event_date(
        event=event, starts_at="2027-01-10 20:00", ends_at="2027-01-11 01:00"
    )
    assert poster.week(event.quarters.get(), MONDAY) == []


def test_a_night_is_not_today_on_the_day_after(client, event):
    night = make_event_date(
        event=event, starts_at="2027-01-10 20:00", ends_at="2027-01-11 01:00"
    )
    assert plain(night.begin_words) == "Sonntag, 10. Januar, 20:00 Uhr"
    assert "Heute 20:00" not in plain(text_of(client.get(night.get_absolute_url())))


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("01-08 10:00", "01-15 16:00", "Heute bis Freitag, 15. Januar, 16:00 Uhr"),
        ("01-08 10:00", "01-12 00:00", "Heute bis Montag, 11. Januar, 24:00 Uhr"),
        (
            "01-11 09:00",
            "01-12 16:00",
            "Heute 9:00 Uhr bis Dienstag, 12. Januar, 16:00",
        ),
    ],
    ids=["a later day", "until midnight", "the first day"],
)
def test_what_has_been_running_for_days_does_not_begin_today(
    client, event, starts, ends, said
):
    make_event_date(event=event, starts_at=f"2027-{starts}", ends_at=f"2027-{ends}")
    assert said in plain(text_of(client.get("/veranstaltungen/treff/")))
    times = said.removeprefix("Heute ")
    for page in ["/", "/veranstaltungen/", "/veranstaltungen/monat/2027/01/"]:
        assert times in plain(text_of(client.get(page)))


def test_under_a_later_day_of_a_list_it_does_not_begin_there(client, event):
    make_event_date(
        event=event, starts_at="2027-01-15 10:00", ends_at="2027-01-20 16:00"
    )
    listed = plain(text_of(client.get("/veranstaltungen/?woche=2027-W03")))
    assert "18. Januar bis Mittwoch, 20. Januar, 16:00 Uhr" in listed
