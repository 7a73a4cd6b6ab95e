from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from quarters.models import SiteText
from tests.factories import make_notice, make_person, make_quarter, make_responsibility
from tests.pages import text_of

pytestmark = pytest.mark.django_db
ABOUT = reverse("quarters:about")


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [(9, False), (10, True), (12, True), (13, False)],
    ids=["day before", "first day", "last day", "day after"],
)
def test_a_notice_is_shown_from_its_first_to_its_last_day(client, day, is_shown):
    make_notice(starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 12))
    with time_machine.travel(f"2026-12-{day}T12:00:00+01:00", tick=False):
        assert ("Das Büro ist heute zu." in text_of(client.get(ABOUT))) == is_shown


def test_a_notice_begins_at_local_midnight(client):
    make_notice(starts_on=date(2026, 7, 2), ends_on=date(2026, 7, 2))
    with time_machine.travel("2026-07-01T22:30:00Z", tick=False):
        assert "Das Büro ist heute zu." in text_of(client.get(ABOUT))


def test_a_notice_of_one_quarter_stays_on_its_pages(client):
    quarter, other = make_quarter(), make_quarter()
    make_notice(text="Nur hier.", quarter=quarter)
    pages = [quarter.get_absolute_url(), other.get_absolute_url(), ABOUT]
    shown = ["Nur hier." in text_of(client.get(page)) for page in pages]
    assert shown == [True, False, False]


def test_the_footer_names_a_number_for_each_quarter(client):
    own = make_quarter(name="Mit Person")
    make_responsibility(quarter=own, person=make_person(phone="0421 000001"))
    make_quarter(name="Ohne Person")
    make_responsibility(quarter=None, person=make_person(phone="0421 000002"))
    html = client.get(ABOUT).text
    footer = html[html.index("<footer") :]
    assert footer.index("Mit Person") < footer.index("tel:+49421000001")
    assert footer.index("Ohne Person") < footer.index("tel:+49421000002")


def test_without_any_person_the_number_of_the_site_is_named(client):
    SiteText.objects.create(phone="0421 000003")
    make_quarter()
    assert "tel:+49421000003" in client.get(ABOUT).text


def test_somebody_without_a_phone_is_no_number_for_the_footer(client):
    quarter = make_quarter()
    silent = make_person(phone="", email="nur@qek.example")
    make_responsibility(quarter=quarter, person=silent, position=1)
    make_responsibility(
        quarter=quarter, person=make_person(phone="0421 000004"), position=2
    )
    assert "tel:+49421000004" in client.get(ABOUT).text


@pytest.mark.parametrize(("number", "word"), [(3, "drei"), (4, "vier")])
def test_the_line_beside_the_name_counts_the_quarters(client, number, word):
    for _number in range(number):
        make_quarter()
    make_quarter(status="handed_over", carrier="Andere")
    make_quarter(status="archived")
    tagline = f"Quartiersentwicklung in {word} Bremer Quartieren"
    assert tagline in text_of(client.get(ABOUT))


def test_braces_in_the_words_of_the_office_do_no_harm(client):
    SiteText.objects.create(tagline="In {unbekannt} {0} {anzahl} Quartieren")
    make_quarter()
    assert "In {unbekannt} {0} ein Quartieren" in text_of(client.get(ABOUT))


def test_the_frame_takes_three_queries(client, django_assert_num_queries):
    # And the words of this page one more.
    for _number in range(3):
        make_notice(ends_on=timezone.localdate() + timedelta(days=1))
        make_responsibility()
    with django_assert_num_queries(4):
        client.get(ABOUT)
