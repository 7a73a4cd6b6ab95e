"""The decision page, written to by hand: nothing changes but what staff may change,
and the page says in German where things stand."""

import pytest
from post_office.models import Email

from tests.factories import make_open_booking

from .holdings import holdings
from .stories import make_offer, make_story

pytestmark = pytest.mark.django_db
HUGE = "9" * 40


@pytest.fixture
def story(room_g):
    return make_story(room_g)


def url(request) -> str:
    return f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"


def decide(client, request, **data):
    return client.post(url(request), {"message": ""} | data)


def seen(client, request) -> dict[str, list]:
    """What there is once the page was opened: opening it is written down."""
    client.get(url(request))
    return holdings()


@pytest.mark.parametrize(
    "sent",
    [
        {"answer": "confirm"},
        {"answer": "confirm", "dates": [HUGE]},
        {"answer": "confirm", "dates": ["x\x00", "-1", ""]},
        {"answer": "erase", "dates": ["{open}"]},
        {"answer": ""},
        {"answer": "confirm", "dates": ["{open}"], "rest": "weil"},
        {"answer": "confirm", "dates": ["{open}"], "message": "x" * 5000},
        {"answer": "confirm", "dates": ["{open}"], "message": "a\x00b"},
        {"answer": "decline", "dates": ["{open}"]},
        {"answer": "decline", "dates": ["{open}"], "reason": "weil"},
        {"answer": "decline", "dates": ["{open}"], "reason": "other"},
        {"answer": "ask", "message": " "},
        {"answer": "propose"},
        {"answer": "propose", "date": "31.2.2027", "start": "25:00", "end": "x"},
        {"answer": "propose", "room": HUGE, "date": "9999-12-31", "start": "\x00"},
        {"deed": "löschen", "dates": ["{open}"]},
    ],
    ids=lambda sent: ", ".join(f"{k} {v!s:.20}" for k, v in sent.items()),
)
def test_what_is_no_answer_is_refused_in_words(office_client, story, sent):
    request, dates = story
    before = seen(office_client, request)
    ticks = [t.format(open=dates["requested"].pk) for t in sent.get("dates", [])]
    page = decide(office_client, request, **sent | {"dates": ticks})
    assert page.status_code == 422
    assert "Bitte" in page.text
    assert holdings() == before


@pytest.mark.parametrize("named", ["", "x", "-1", HUGE, "\x00", "٩٩٩٩", "{stranger}"])
@pytest.mark.parametrize("button", ["reopen", "end_proposal"])
def test_a_button_about_nothing_of_this_request_does_nothing(
    office_client, story, room_g, button, named
):
    stranger = make_open_booking(room_g, status="declined")
    offer = make_offer(make_open_booking(room_g))
    pk = stranger.pk if button == "reopen" else offer.pk
    story[0].bookings.filter(status="declined").delete()
    before = seen(office_client, story[0])
    answer = decide(office_client, story[0], **{button: named.format(stranger=pk)})
    assert answer.status_code == 302
    assert holdings() == before


def test_dates_and_rivals_of_others_are_not_decided_here(office_client, story, room_g):
    request, dates = story
    strangers = [make_open_booking(room_g), make_open_booking(room_g)]
    ticks = [str(one.pk) for one in [dates["requested"], strangers[0]]]
    hit = {f"rival-{one.pk}": "decline" for one in strangers}
    decide(office_client, request, answer="confirm", dates=ticks, **hit)
    for one in strangers:
        one.refresh_from_db()
        assert one.status == "requested"
    assert Email.objects.count() <= 1


@pytest.mark.parametrize("state", ["confirmed", "withdrawn", "cancelled", "declined"])
@pytest.mark.parametrize("answer", ["confirm", "decline", "ask", "propose"])
def test_a_decided_request_is_not_decided_again(office_client, room_g, state, answer):
    request = make_open_booking(room_g, status=state).request
    before = seen(office_client, request)
    sent = {"answer": answer, "reason": "taken", "message": "Warum?"}
    page = decide(office_client, request, **sent)
    assert page.status_code == 409
    assert "inzwischen" in page.text
    assert holdings() == before


@pytest.mark.parametrize("button", ["reopen", "answer"])
def test_an_unsent_request_has_no_decision_page(office_client, room_g, button):
    request = make_open_booking(room_g, status="unverified").request
    request.sent_at = None
    request.save()
    answer = decide(office_client, request, **{button: "confirm"})
    assert answer.status_code == 404
