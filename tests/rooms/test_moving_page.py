"""„Termin verschieben“ in the admin: a preview first, then what was seen."""

import pytest
from django.contrib.auth.models import Permission, User
from post_office.models import Email

from tests.factories import at, make_booking, make_open_booking, make_request, make_room

pytestmark = pytest.mark.django_db
T = "2027-01-19"
TUESDAYS = ["2027-01-19", "2027-01-26", "2027-02-02"]


@pytest.fixture
def series(room_g):
    request = make_request(purpose="Nähcafé", number="QEK-7K4M")
    times = [(f"{day} 18:00", f"{day} 20:00") for day in TUESDAYS]
    return [
        make_open_booking(room_g, *span, request=request, status="confirmed")
        for span in times
    ]


def url(booking) -> str:
    return f"/verwaltung/rooms/booking/{booking.pk}/verschieben/"


def values(booking, **overrides) -> dict:
    return {
        "date": "19.1.2027",
        "start": "19 Uhr",
        "end": "21",
        "room": booking.room_id,
        "scope": "one",
        "reason": "Wasserschaden im Raum",
    } | overrides


def preview(client, booking, **overrides):
    return client.post(url(booking), values(booking, preview="ja", **overrides))


def press(client, booking, **overrides):
    """Look at the preview, then press the button below it."""
    seen = preview(client, booking, **overrides).context["seen"]
    data = values(booking, move="ja", seen=seen, **overrides)
    return client.post(url(booking), data, follow=True)


def spans(bookings) -> list[str]:
    for booking in bookings:
        booking.refresh_from_db()
    return [f"{b.starts_at:%d.%m. %H:%M} bis {b.ends_at:%H:%M}" for b in bookings]


def test_d24_the_preview_shows_old_and_new_and_the_letter(office_client, series):
    page = preview(office_client, series[0], scope="following").text
    assert page.count("Bisher: Raum G, Dienstag, ") == 6  # the list and the letter
    assert "Neu: Raum G, Dienstag, 19. Januar 2027, 19:00 bis 21:00" in page
    assert "Betreff:</strong> Wichtig: 3 Ihrer Termine ab" in page
    assert "3 Termine verschieben und E-Mail senden" in page
    assert spans(series)[0] == "19.01. 17:00 bis 19:00"
    assert not Email.objects.exists()


def test_d24_the_button_below_the_preview_moves_and_writes(office_client, series):
    page = press(office_client, series[0])
    assert "1 Termin ist verschoben. Die E-Mail ist unterwegs." in page.text
    assert spans(series)[0] == "19.01. 18:00 bis 20:00"
    assert Email.objects.count() == 1


def test_58_conflicts_are_listed_before_anything_is_saved(office_client, series):
    make_booking(series[0].room, f"{TUESDAYS[1]} 20:30", f"{TUESDAYS[1]} 21:00")
    page = preview(office_client, series[0], scope="following").text
    assert "Zu dieser Zeit ist der Raum belegt (20:30–21:00)." in page
    assert "„eigener Termin“, 20:30 bis 21:00" in page
    assert "2 Termine verschieben und E-Mail senden" in page
    assert spans(series)[1] == "26.01. 17:00 bis 19:00"


def test_d24_a_move_without_a_look_at_the_preview_shows_it(office_client, series):
    page = office_client.post(url(series[0]), values(series[0], move="ja"))
    assert page.status_code == 409
    assert "Bitte sehen Sie noch einmal nach, was frei ist." in page.text
    assert spans(series)[0] == "19.01. 17:00 bis 19:00"


def test_d24_what_was_edited_after_the_preview_is_shown_first(office_client, series):
    seen = preview(office_client, series[0]).context["seen"]
    data = values(series[0], move="ja", seen=seen, end="20:30")
    assert office_client.post(url(series[0]), data).status_code == 409
    assert spans(series)[0] == "19.01. 17:00 bis 19:00"


def test_d24_a_tick_and_the_button_are_enough(office_client, series):
    page = press(office_client, series[0], start="20", end="22")
    assert "Nichts wurde verschoben:" in page.text
    assert "trotz Öffnungszeit" in page.text
    press(office_client, series[0], start="20", end="22", waive="opening")
    assert spans(series)[0] == "19.01. 19:00 bis 21:00"


def test_d24_rivals_are_named_and_stay_open(office_client, series, room_g):
    rival = make_open_booking(room_g, f"{T} 20:30", f"{T} 21:00")
    assert rival.request.number in preview(office_client, series[0]).text
    press(office_client, series[0])
    rival.refresh_from_db()
    assert rival.is_open
    assert spans(series)[0] == "19.01. 18:00 bis 20:00"


def test_d24_pressing_twice_says_so(office_client, series):
    press(office_client, series[0])
    assert "Der Termin liegt schon dort." in press(office_client, series[0]).text
    assert Email.objects.count() == 1


@pytest.mark.parametrize(
    ("nonsense", "sentence"),
    [
        pytest.param({"reason": ""}, "Schreiben Sie, warum", id="no reason"),
        pytest.param({"date": "31.2.2027"}, "Dieses Datum gibt es nicht", id="no day"),
        pytest.param({"start": "25:99"}, "Diese Uhrzeit gibt es nicht", id="no time"),
        pytest.param({"end": "19"}, "nach dem Beginn liegen", id="15 no length"),
        pytest.param({"room": "9999"}, "einen Raum aus der Liste", id="no room"),
        pytest.param({"room": "x"}, "einen Raum aus der Liste", id="not a room"),
        pytest.param(
            {"scope": "all"}, "welche Termine gemeint sind", id="no such scope"
        ),
        pytest.param({"waive": "taken"}, "kann niemand hinweggehen", id="no such tick"),
        pytest.param(
            {"date": "31.12.2199"}, "Anfragen sind bis Samstag", id="38 too late"
        ),
    ],
)
def test_d24_nonsense_is_refused_in_words(office_client, series, nonsense, sentence):
    page = preview(office_client, series[0], **nonsense)
    assert sentence in page.text
    assert spans(series)[0] == "19.01. 17:00 bis 19:00"


@pytest.mark.parametrize("status", ["requested", "declined", "cancelled"])
def test_d24_only_a_confirmed_date_can_be_moved(office_client, room_g, status):
    booking = make_open_booking(room_g, status=status)
    page = office_client.post(url(booking), values(booking, move="ja"), follow=True)
    assert "Es gibt nichts zu verschieben." in page.text
    assert spans([booking]) == ["19.01. 09:00 bis 11:00"]


def test_an_own_date_is_changed_where_it_was_entered(office_client, room_g):
    booking = make_booking(room_g, title="Teamsitzung")
    page = office_client.get(url(booking), follow=True)
    assert "Diesen Termin ändern Sie direkt bei der Belegung." in page.text


def test_an_unknown_date_cannot_be_moved(office_client, db):
    address = "/verwaltung/rooms/booking/99/verschieben/"
    assert office_client.get(address).status_code == 404


def test_moving_needs_the_right_to_change(client, series):
    colleague = User.objects.create_user("ohne", is_staff=True)
    colleague.user_permissions.add(Permission.objects.get(codename="view_booking"))
    client.force_login(colleague)
    assert client.get(url(series[0])).status_code == 403
    assert client.post(url(series[0]), {"move": "ja"}).status_code == 403
    assert spans(series)[0] == "19.01. 17:00 bis 19:00"


def test_reading_the_page_is_written_down(office_client, office, series):
    office_client.get(url(series[0]))
    assert series[0].request.log.get().by == office


def test_d24_without_an_address_we_are_told_to_call(office_client, series):
    request = series[0].request
    request.email = ""
    request.save()
    page = press(office_client, series[0]).text
    assert "Ohne E-Mail, bitte anrufen: Vera Muster, 0421 000000." in page


@pytest.mark.parametrize("scope", ["one", "following"])
def test_the_preview_needs_as_many_queries_for_one_date_as_for_three(
    office_client, series, scope, django_assert_max_num_queries
):
    make_room(name="Saal", place=series[0].room.place)
    preview(office_client, series[0], scope=scope)
    with django_assert_max_num_queries(26):
        preview(office_client, series[0], scope=scope)


def test_d24_the_way_there_stands_at_the_date(office_client, series):
    page = office_client.get(f"/verwaltung/rooms/booking/{series[0].pk}/change/")
    assert url(series[0]) in page.text
    assert at(f"{T} 18:00") == series[0].starts_at
