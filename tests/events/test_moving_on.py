"""What was called off gets a new date, what was moved comes back, what is deleted
leaves nobody behind."""

import pytest
import time_machine

from events.models import EventDate
from rooms.rules import Refused
from tests.factories import at, make_event_date
from tests.pages import text_of

from .deeds import LIST, fresh, move_url, page_of, plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def date(treff):
    return treff


def changes(date, **values) -> dict:
    entered = {"on": f"{date.first_on:%d.%m.%Y}", "starts": "18:00", "ends": "20:00"}
    entered |= {"place_text": "Am Brunnen", "status": date.status}
    return entered | {"public_note": date.public_note} | values


NEW = {"on": "2027-01-28", "starts": "18:00", "place_text": "Am Brunnen"}


def test_b10_a_postponed_date_gets_its_new_one_with_two_clicks(office_client, date):
    date.postpone("Krank.")
    assert f'href="{move_url(date)}">Neuen Termin eintragen' in (
        office_client.get(LIST).text
    )
    assert f'href="{move_url(date)}">Neuen Termin eintragen' in (
        office_client.get(page_of(date)).text
    )
    assert (
        "Bisher steht dort: Verschoben. Krank."
        in office_client.get(move_url(date)).text
    )
    office_client.post(move_url(date), NEW | {"note": "Wieder gesund."})
    old, new = fresh(date), EventDate.objects.get(starts_at=at("2027-01-28 18:00"))
    assert (old.status, old.public_note, old.moved_to) == (
        "moved",
        "Wieder gesund.",
        new,
    )
    assert (new.series, new.takes_place) == (date.series, True)


def test_b10_what_falls_out_keeps_its_word_and_names_the_new_date(
    office_client, client, date
):
    date.cancel("Krank.")
    office_client.post(move_url(date), NEW | {"note": "Krank."})
    old = fresh(date)
    assert (old.status, old.moved_to.starts_at) == (
        "cancelled",
        at("2027-01-28 18:00"),
    )
    said = plain(text_of(client.get(old.get_absolute_url())))
    assert "Fällt aus Krank. Neuer Termin: Donnerstag, 28. Januar, 18:00 Uhr" in said


def test_b10_the_new_date_may_be_known_when_the_old_day_is_over(client, office, date):
    date.postpone()
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        client.force_login(office)
        button = "Neuen Termin eintragen"
        assert button in client.get(page_of(date)).text
        client.post(move_url(date), NEW | {"on": "2027-02-04"})
    old = fresh(date)
    assert old.moved_to.starts_at == at("2027-02-04 18:00")
    assert (old.starts_at, old.ends_at) == (date.starts_at, date.ends_at)


def test_a_date_has_one_new_date(office_client, date):
    date.postpone()
    fresh(date).move_to(EventDate(event=date.event, starts_at=at("2027-01-28 18:00")))
    page = office_client.post(move_url(date), NEW, follow=True)
    assert "findet schon nicht mehr so statt" in page.text
    assert EventDate.objects.count() == 2


@pytest.mark.parametrize("deed", [EventDate.cancel, EventDate.postpone])
@pytest.mark.parametrize("other", [{"on": "22.01.2027"}, {"starts": "17:00"}])
def test_what_is_off_gets_no_other_beginning_by_correcting_it(
    office_client, date, deed, other
):
    deed(date, "Krank.")
    page = office_client.post(page_of(date), changes(date, **other))
    errors = page.context["adminform"].form.errors
    assert "Neuen Termin eintragen" in errors["on"][0]
    assert fresh(date).starts_at == date.starts_at


def test_what_is_off_may_be_worded_anew(office_client, date):
    date.cancel("Krank.")
    entered = changes(date, public_note="Alle sind krank.")
    assert office_client.post(page_of(date), entered).status_code == 302
    assert fresh(date).public_note == "Alle sind krank."


def test_taking_place_again_it_loses_the_reason(office_client, date):
    date.cancel("Krank.")
    office_client.post(page_of(date), changes(date, status="planned"))
    assert (fresh(date).status, fresh(date).public_note) == ("planned", "")


def test_taking_place_again_it_says_what_somebody_writes_then(office_client, date):
    date.cancel("Krank.")
    entered = changes(date, status="planned", public_note="Findet doch statt.")
    office_client.post(page_of(date), entered)
    assert fresh(date).public_note == "Findet doch statt."


def test_f02_a_new_date_is_news_of_the_one_that_fell_out(date):
    date.cancel("Krank.")
    before = fresh(date).sequence
    fresh(date).move_to(
        EventDate(event=date.event, starts_at=at("2027-01-28 18:00")), "Krank."
    )
    assert fresh(date).sequence == before + 1


def chain(date) -> list[EventDate]:
    days = ["2027-01-26 18:00", "2027-01-28 18:00"]
    second, third = (EventDate(event=date.event, starts_at=at(day)) for day in days)
    date.move_to(second)
    fresh(second).move_to(third)
    return [fresh(row) for row in [date, second, third]]


def test_b08_b10_whoever_was_moved_to_a_deleted_date_goes_on_to_the_next(date):
    first, second, third = chain(date)
    EventDate.objects.filter(pk=second.pk).delete()
    assert (fresh(first).moved_to, fresh(first).status) == (third, "moved")
    assert fresh(first).sequence == first.sequence + 1


def test_b10_moved_to_a_date_that_is_deleted_it_is_open_when(client, date):
    _first, _second, third = chain(date)
    third.delete()
    second = EventDate.objects.get(starts_at=at("2027-01-26 18:00"))
    assert (second.status, second.moved_to) == ("postponed", None)
    said = text_of(client.get(second.get_absolute_url()))
    assert "Verschoben Der neue Termin steht noch nicht fest." in said


@pytest.mark.parametrize("gone", [[1, 2], [2, 1], [0, 1, 2]])
def test_b10_dates_deleted_together_lead_nowhere(date, gone):
    rows = chain(date)
    EventDate.objects.filter(pk__in=[rows[number].pk for number in gone]).delete()
    left = EventDate.objects.all()
    assert [(row.status, row.moved_to) for row in left] == [("postponed", None)] * (
        3 - len(gone)
    )


def test_an_event_is_deleted_with_all_its_moves(date):
    chain(date)
    date.event.delete()
    assert not EventDate.objects.exists()


def test_the_reason_stays_when_the_new_date_is_entered(office_client, date):
    date.cancel("Krank.")
    form = office_client.get(move_url(date)).context["form"]
    assert form["note"].value() == "Krank."
    date = make_event_date(public_note="Bitte klingeln.")
    assert not office_client.get(move_url(date)).context["form"]["note"].value()


def test_a_deed_for_a_date_that_somebody_deleted_is_refused(date):
    EventDate.objects.filter(pk=date.pk).delete()
    deeds = [
        lambda: date.cancel(),
        lambda: date.move_to(EventDate(starts_at=at("2027-01-28 18:00"))),
    ]
    for deed in deeds:
        with pytest.raises(Refused, match="gibt es nicht mehr"):
            deed()
    assert not EventDate.objects.exists()
