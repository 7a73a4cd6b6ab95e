"""Others who ask for the same time: seen oldest first, never refused by themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from rooms import decision
from rooms.models import Booking
from tests.factories import make_open_booking, make_request

from .deciding import decide_url, ids_of, make_open_series, statuses

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def asked(room_g):
    return make_open_booking(room_g).request


@pytest.fixture
def rival(room_g):
    request = make_request(organisation="Beispielgruppe (erfunden)")
    return make_open_booking(room_g, f"{T} 11:00", f"{T} 13:00", request=request)


def answer(client, asked, **values):
    values = {"answer": "confirm", "message": ""} | values
    return client.post(decide_url(asked), values, follow=True)


def test_d14_rivals_stand_on_the_page_oldest_first(office_client, asked, rival, room_g):
    older = make_open_booking(room_g, f"{T} 11:30", f"{T} 12:30")
    yesterday = timezone.now() - timedelta(days=1)
    Booking.objects.filter(pk=older.pk).update(created_at=yesterday)
    page = office_client.get(decide_url(asked)).text
    numbers = [older.request.number, rival.request.number]
    assert page.count("Weitere Anfrage zur gleichen Zeit:") == 2
    assert sorted(numbers, key=page.index) == numbers


def test_d14_requests_for_other_times_are_no_rivals(office_client, asked, room_g):
    make_open_booking(room_g, f"{T} 15:00", f"{T} 16:00")
    page = office_client.get(decide_url(asked)).text
    assert "Weitere Anfrage zur gleichen Zeit" not in page


def test_d15_a_rival_stays_open_unless_staff_say_otherwise(office_client, asked, rival):
    answer(office_client, asked)
    answer_of_rival = office_client.get(decide_url(rival.request)).text
    rival.refresh_from_db()
    assert rival.is_open
    assert "Überschneidung:" in answer_of_rival
    assert [letter.to for letter in Email.objects.all()] == [[asked.email]]


def test_d15_a_rival_can_be_declined_in_the_same_step_with_free_times(
    office_client, asked, rival
):
    page = answer(office_client, asked, **{f"rival-{rival.pk}": "decline"})
    rival.refresh_from_db()
    assert (rival.status, rival.reason) == ("declined", "taken")
    letter = Email.objects.get(to=rival.request.email)
    assert letter.subject == "Leider nicht möglich: Raum G am Di, 19. Jan."
    assert "Grund: Raum belegt." in letter.message
    assert letter.message.count("http://testserver/raeume/") == 3
    told = f"Auch abgesagt: {rival.request.number} (Beispielgruppe (erfunden))."
    assert told in page.text


def test_d15_the_letter_to_the_rival_is_shown_before(office_client, asked, rival):
    values = {"answer": "confirm", f"rival-{rival.pk}": "decline", "preview": "ja"}
    page = office_client.post(decide_url(asked), values)
    [shown] = page.context["rival_letters"]
    assert f"Zusagen, {rival.request.number} absagen und" in " ".join(page.text.split())
    answer(office_client, asked, **{f"rival-{rival.pk}": "decline"})
    sent = Email.objects.get(to=rival.request.email)
    assert (sent.subject, shown.to) == (shown.subject, rival.request.email)
    link = sent.message.split("ändern oder zurückziehen: ")[1].split()[0]
    assert sent.message.replace(link, "(persönlicher Link)") == shown.text


def test_one_rival_with_many_dates_gets_one_letter(room_g, office):
    series, other = make_open_series(room_g, 4), make_open_series(room_g, 3)
    decision.confirm(series, by=office, rivals=ids_of(other))
    assert statuses(other) == ["declined"] * 3
    assert Email.objects.filter(to=other.email).count() == 1


def test_dates_of_a_rival_that_do_not_meet_ours_stay_as_they_are(room_g, office):
    series, other = make_open_series(room_g, 2), make_open_series(room_g, 3)
    decision.confirm(series, by=office, rivals=ids_of(other))
    assert statuses(other) == ["declined"] * 2 + ["requested"]
    letter = Email.objects.get(to=other.email)
    assert "Noch nicht entschieden" in letter.message


def test_a_hand_edited_rival_of_another_time_is_not_declined(
    office_client, asked, room_g
):
    stranger = make_open_booking(room_g, f"{T} 15:00", f"{T} 16:00")
    answer(office_client, asked, **{f"rival-{stranger.pk}": "decline"})
    stranger.refresh_from_db()
    assert stranger.is_open
    assert Email.objects.count() == 1


def test_a_refused_confirmation_declines_no_rival(room_g, office, asked, rival):
    room_g.capacity_seated = 3
    room_g.save()
    with pytest.raises(decision.Refused):
        decision.confirm(asked, by=office, rivals=[rival.pk])
    rival.refresh_from_db()
    assert rival.is_open
    assert Email.objects.count() == 0


def test_a_rival_without_an_address_has_to_be_called(office_client, asked, room_g):
    caller = make_request(email="", name="Kim Beispiel", phone="0421 111111")
    rival = make_open_booking(room_g, request=caller)
    page = answer(office_client, asked, **{f"rival-{rival.pk}": "decline"})
    assert "bitte anrufen: Kim Beispiel, 0421 111111." in page.text
    assert Email.objects.count() == 1
