"""Another time that we offer: it holds nothing until it is accepted."""

from datetime import date

import pytest
from post_office.models import Email

from rooms import decision, proposing
from rooms.models import Proposal
from rooms.rules import Refused
from tests.factories import at, make_booking, make_open_booking

from .deciding import decide_url, make_open_series

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def date_asked(room_g):
    return make_open_booking(room_g)


@pytest.fixture
def propose(date_asked, office):
    def offer(start="14:00", end="16:00", day=T, **options) -> Proposal:
        room = options.pop("room", date_asked.room)
        span = at(f"{day} {start}"), at(f"{day} {end}")
        return proposing.propose(date_asked, room, *span, by=office, **options)

    return offer


def test_a_proposal_is_mailed_and_the_date_stays_open(propose, date_asked):
    propose(message="Dann ist auch die Küche frei.")
    date_asked.refresh_from_db()
    assert date_asked.is_open
    [letter] = Email.objects.all()
    number = date_asked.request.number
    assert letter.subject == f"Vorschlag zu Ihrer Raumanfrage ({number})"
    for words in [
        "Möglich wäre: Dienstag, 19. Januar 2027, 14:00 bis 16:00 Uhr, Raum G.",
        "drücken Sie auf dieser Seite auf „Vorschlag annehmen“:\nhttp://testserver/",
        "Der Vorschlag gilt bis Montag, 18. Januar 2027.",
        "Dann ist auch die Küche frei.",
    ]:
        assert words in letter.message


@pytest.mark.parametrize(
    ("day", "until"),
    [("2027-01-26", date(2027, 1, 18)), ("2027-01-14", date(2027, 1, 13))],
    ids=["a week", "the day before at most"],
)
def test_until_when_a_proposal_is_valid(propose, day, until):
    assert propose(day=day).valid_until == until


def test_the_same_proposal_twice_is_one(propose):
    assert propose() == propose()
    assert Proposal.objects.count() == Email.objects.count() == 1


def test_a_new_proposal_ends_the_earlier_one(propose):
    propose()
    second = propose("17:00", "18:00")
    assert list(Proposal.objects.open()) == [second]


def test_accepting_confirms_at_the_new_time(propose, date_asked):
    accepted = proposing.accept(propose())
    date_asked.refresh_from_db()
    assert accepted == date_asked
    assert (date_asked.status, date_asked.starts_at) == (
        "confirmed",
        at(f"{T} 14:00"),
    )
    assert date_asked.wished.startswith("statt Raum G, Dienstag, 19.")
    assert date_asked.wished.endswith("10:00 bis 12:00\xa0Uhr")
    _offer, letter, to_staff = Email.objects.order_by("pk")
    assert letter.subject == "Bestätigt: Raum G am Di, 19. Jan., 14:00 Uhr"
    assert to_staff.subject.startswith("Vorschlag angenommen: Raum G am Di, 19. Jan.")


def test_accepting_twice_is_accepting_once(propose):
    offered = propose()
    proposing.accept(offered)
    with pytest.raises(Refused, match="schon angenommen"):
        proposing.accept(offered)
    assert Email.objects.count() == 3


def test_a_time_taken_meanwhile_ends_the_proposal_and_both_see_it(
    propose, date_asked, room_g
):
    offered = propose()
    make_booking(room_g, f"{T} 15:00", f"{T} 17:00")
    with pytest.raises(Refused, match="belegt"):
        proposing.accept(offered)
    date_asked.refresh_from_db()
    assert date_asked.is_at(room_g, at(f"{T} 10:00"), at(f"{T} 12:00"))
    assert date_asked.is_open
    assert not Proposal.objects.open().exists()
    last = date_asked.request.log.first()
    assert (last.text, last.is_public) == (
        "Die vorgeschlagene Zeit ist nicht mehr frei.",
        True,
    )


def test_a_proposal_is_over_after_its_last_day(propose, monday_morning):
    offered = propose()
    monday_morning.move_to("2027-01-19T08:00:00+01:00")
    with pytest.raises(Refused, match="gilt nicht mehr"):
        proposing.accept(offered)


@pytest.mark.parametrize("deed", ["confirm", "decline"])
def test_deciding_on_the_date_ends_its_proposal(propose, date_asked, office, deed):
    offered = propose()
    options = {"reason": "rules"} if deed == "decline" else {}
    getattr(decision, deed)(date_asked.request, by=office, **options)
    decision.reopen(date_asked.request, by=office)
    with pytest.raises(Refused):
        proposing.accept(offered)


@pytest.mark.parametrize(
    ("day", "start", "end", "words"),
    [
        (T, "10:00", "12:00", "Das ist die angefragte Zeit"),
        (T, "16:00", "18:00", "ist der Raum belegt"),
        ("2027-01-17", "10:00", "12:00", "sonntags geschlossen"),
        ("2027-01-04", "10:00", "12:00", "liegt in der Vergangenheit"),
        ("2027-01-11", "14:00", "16:00", "zu spät für einen Vorschlag"),
    ],
    ids=["the same", "taken", "closed", "past", "today"],
)
def test_what_cannot_be_proposed(propose, room_g, day, start, end, words):
    make_booking(room_g, f"{T} 17:00", f"{T} 19:00")
    with pytest.raises(Refused, match=words):
        propose(start, end, day)
    assert Proposal.objects.count() == Email.objects.count() == 0


def test_the_page_offers_three_times_and_one_press_proposes(office_client, date_asked):
    page = office_client.get(decide_url(date_asked.request))
    options = page.context["proposal"].options()
    assert len(options) == 3
    values = {"answer": "propose", "option": options[0][0], "message": ""}
    office_client.post(decide_url(date_asked.request), values)
    offered = Proposal.objects.get()
    assert offered.booking == date_asked
    page = office_client.get(decide_url(date_asked.request)).text
    assert "Vorschlag offen bis Mo, 18.\xa0Jan.:" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"date": "31.2.2027"}, "Dieses Datum gibt es nicht."),
        ({"start": "halb acht"}, "Diese Uhrzeit gibt es nicht."),
        ({"end": ""}, "Geben Sie Tag, Beginn und Ende an."),
        ({"end": "9:00"}, "Das Ende muss nach dem Beginn liegen."),
        ({"date": "17.1.2027"}, "Der Raum ist sonntags geschlossen."),
        ({"option": "77 unsinn"}, "Wählen Sie eine Zeit aus der Liste."),
    ],
    ids=["no date", "no time", "no end", "backwards", "closed", "no option"],
)
def test_a_time_of_our_own_is_checked_at_its_field(
    office_client, date_asked, typed, words
):
    values = {"answer": "propose", "option": "own", "date": "2027-01-20"}
    values |= {"start": "14:00", "end": "16:00", "room": date_asked.room_id}
    page = office_client.post(decide_url(date_asked.request), values | typed)
    assert page.status_code == 422
    assert page.text.count(words) == 2  # above and at the field
    assert Proposal.objects.count() == 0


def test_of_many_dates_one_is_chosen_for_the_proposal(office_client, room_g):
    series = make_open_series(room_g, 3)
    last = series.bookings.last()
    values = {"answer": "propose", "option": "own", "target": last.pk, "message": ""}
    values |= {"date": "2027-02-03", "start": "18", "end": "20", "room": room_g.pk}
    office_client.post(decide_url(series), values)
    assert Proposal.objects.get().booking == last


def test_a_proposal_can_be_taken_back_on_the_page(office_client, propose, date_asked):
    offered = propose()
    address = decide_url(date_asked.request)
    office_client.post(address, {"end_proposal": offered.pk})
    assert not Proposal.objects.open().exists()
    assert "Vorschlag offen" not in office_client.get(address).text
