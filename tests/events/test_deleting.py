"""What everybody could read and is over stays; deleting says what else would do."""

import pytest
from django.urls import reverse

from events.models import Event, EventDate
from tests.factories import make_event, make_event_date
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
CONFIRMED = {"post": "yes"}


def url(thing) -> str:
    return reverse(f"admin:events_{thing._meta.model_name}_delete", args=[thing.pk])


def chosen(client, *things):
    """The action of the list, once looked at and once confirmed."""
    page = f"admin:events_{things[0]._meta.model_name}_changelist"
    keys = [thing.pk for thing in things]
    entered = {"action": "delete_selected", "_selected_action": keys}
    address = (
        f"{reverse(page)}?zeit=alle"
        if isinstance(things[0], EventDate)
        else reverse(page)
    )
    looked_at = client.post(address, entered)
    client.post(address, entered | CONFIRMED)
    return looked_at


@pytest.fixture
def past():
    return make_event_date(starts_at="2027-01-04 18:00")


def test_a_published_date_that_is_over_is_never_deleted(office_client, past):
    for thing in [past, past.event]:
        page = office_client.get(url(thing))
        assert "wird nicht gelöscht." in page.text
        assert "Montag, 4. Januar 2027, 18:00 bis 20:00 Uhr, Am Brunnen (vorbei)" in (
            page.text.replace("\u00a0", " ")
        )
        office_client.post(url(thing), CONFIRMED)
        chosen(office_client, thing)
    assert EventDate.objects.get() == past


def test_what_nobody_could_read_goes(office_client, past):
    Event.objects.update(is_published=False)
    office_client.post(url(past.event), CONFIRMED)
    assert not Event.objects.exists()


@pytest.mark.parametrize("way", ["alone", "in a list"])
def test_what_is_to_come_goes_and_the_page_says_what_else_would_do(office_client, way):
    date = make_event_date(starts_at="2027-01-19 18:00")
    if way == "alone":
        page = office_client.get(url(date.event))
        office_client.post(url(date.event), CONFIRMED)
        assert "Dann nehmen Sie „Fällt aus“." in page.text
    else:
        page = chosen(office_client, date.event)
    said = text_of(page).replace("\u00a0", " ")
    assert "Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr, Am Brunnen" in said
    assert "event" not in said.lower().replace("veranstaltung", "")
    assert not EventDate.objects.exists()


def test_many_dates_are_named_in_as_many_queries(
    office_client, django_assert_num_queries
):
    event = make_event()
    for day in range(10, 13):
        make_event_date(event=event, starts_at=f"2027-02-{day} 18:00")
    office_client.get(url(event))
    with django_assert_num_queries(12):
        office_client.get(url(event))
    for day in range(13, 28):
        make_event_date(event=event, starts_at=f"2027-02-{day} 18:00")
    with django_assert_num_queries(12):
        office_client.get(url(event))
