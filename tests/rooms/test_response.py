"""Honest response time: what the form says is counted from our last answers."""

import pytest

from rooms.response import usual_answer
from tests.factories import at, make_request

pytestmark = pytest.mark.django_db
MONDAY = "2027-01-04 09:00"


def answered(sent: str, said: str, *, by="Ada Amt", new="confirmed", **request):
    """A request that came and was answered then."""
    asked = make_request(sent_at=at(sent), **request)
    asked.log.create(text="Beantwortet", at=at(said), by_name=by, new=new)
    return asked


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("2027-01-04 17:00", "Meist antworten wir am selben Arbeitstag."),
        ("2027-01-05 08:00", "Meist antworten wir am nächsten Arbeitstag."),
        ("2027-01-06 08:00", "Meist antworten wir in 2 Arbeitstagen."),
        ("2027-01-11 08:00", "Meist antworten wir in 5 Arbeitstagen."),
    ],
    ids=["same day", "next day", "two days", "over a weekend"],
)
def test_ahead_10_the_form_says_how_long_we_usually_take(said, words):
    for _number in range(5):
        answered(MONDAY, said)
    assert usual_answer() == words


def test_the_median_leaves_a_forgotten_request_aside():
    for _number in range(4):
        answered(MONDAY, "2027-01-06 12:00")
    answered("2026-11-02 09:00", "2027-01-08 12:00")
    assert usual_answer() == "Meist antworten wir in 2 Arbeitstagen."


def test_only_the_last_twenty_answers_count():
    for _number in range(20):
        answered("2026-06-01 09:00", "2026-06-12 09:00")
    for _number in range(20):
        answered(MONDAY, "2027-01-04 12:00")
    assert usual_answer() == "Meist antworten wir am selben Arbeitstag."


def test_the_first_answer_counts_not_a_later_one():
    for _number in range(5):
        asked = answered(MONDAY, "2027-01-04 12:00", new="declined")
        asked.log.create(
            text="Noch einmal",
            at=at("2027-01-08 12:00"),
            by_name="Ada Amt",
            new="confirmed",
        )
    assert usual_answer() == "Meist antworten wir am selben Arbeitstag."


@pytest.mark.parametrize(
    "other",
    [{"by": ""}, {"new": "withdrawn"}, {"new": "cancelled"}],
    ids=["not by one of us", "withdrawn", "cancelled"],
)
def test_what_is_no_answer_of_ours_does_not_count(other):
    for _number in range(5):
        answered(MONDAY, "2027-01-04 12:00", **other)
    assert usual_answer() == ""


def test_requests_taken_by_phone_do_not_count(django_user_model):
    ada = django_user_model.objects.create_user("ada")
    for _number in range(5):
        answered(MONDAY, "2027-01-04 12:00", taken_by=ada)
    assert usual_answer() == ""


def test_with_fewer_than_five_answers_nothing_is_said():
    for _number in range(4):
        answered(MONDAY, "2027-01-04 12:00")
    assert usual_answer() == ""


def test_it_takes_one_query_however_many_there_are(django_assert_num_queries):
    for _number in range(8):
        answered(MONDAY, "2027-01-04 12:00")
    with django_assert_num_queries(1):
        usual_answer()
