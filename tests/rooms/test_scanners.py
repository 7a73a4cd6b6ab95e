"""Mail scanners open every link in a letter, some of them often: nothing happens."""

import pytest

from rooms import urls
from tests.factories import make_open_booking, make_request

from .holdings import holdings
from .stories import make_story

pytestmark = pytest.mark.django_db
PRIVATE = [
    str(pattern.pattern)
    for pattern in urls.urlpatterns
    if str(pattern.pattern).startswith("anfrage/<str:token>/")
]
PUBLIC = ["", "anfrage/", "anfrage/pruefen/", "anfrage/gesendet/", "belegung.ics"]


@pytest.fixture
def story(room_g):
    return make_story(room_g)


def look(client, address: str, times: int = 10) -> set[int]:
    """HEAD and GET, as often as some scanners do; the answers that came."""
    answers = [client.head(address) for _time in range(times)]
    answers += [client.get(address) for _time in range(times)]
    return {answer.status_code for answer in answers}


@pytest.mark.parametrize("pattern", PRIVATE)
def test_71_looking_ten_times_at_a_private_page_changes_nothing(client, story, pattern):
    request, found = story
    address = "/" + pattern.replace("<str:token>", request.new_link())
    before = holdings()
    assert look(client, address) <= {200, 302}
    for termin in [*(date.pk for date in found.values()), 999999, "x", "\x00"]:
        seen = look(client, f"{address}?termin={termin}", times=1)
        assert seen <= {200, 302, 404}
    assert holdings() == before


@pytest.mark.parametrize("pattern", PRIVATE)
def test_70_looking_at_an_unsent_request_does_not_send_it(client, room_g, pattern):
    request = make_request(sent=False)
    make_open_booking(room_g, request=request, status="unverified")
    address = "/" + pattern.replace("<str:token>", request.new_link())
    before = holdings()
    assert look(client, address) <= {200, 302}
    assert holdings() == before


@pytest.mark.parametrize("page", PUBLIC)
def test_looking_at_the_pages_of_a_room_changes_nothing(client, story, page):
    before = holdings()
    assert look(client, f"/raeume/raum-g/{page}") <= {200, 302}
    assert holdings() == before


def test_the_renewal_of_links_is_only_looked_at(client, story):
    before = holdings()
    assert look(client, "/anfrage/neuer-link/?email=muster@verein.example") == {200}
    assert holdings() == before


def test_71_other_verbs_do_nothing_either(client, story):
    request, _found = story
    link, before = f"/anfrage/{request.new_link()}/", holdings()
    for pattern in PRIVATE:
        address = link + pattern.removeprefix("anfrage/<str:token>/")
        for verb in ["put", "patch", "delete", "trace"]:
            assert getattr(client, verb)(address).status_code == 405
        assert client.options(address).status_code == 200
    assert holdings() == before
