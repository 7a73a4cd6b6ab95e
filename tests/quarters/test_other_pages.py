import pytest
from django.urls import reverse

from quarters.models import Page
from tests.factories import (
    make_office_hour,
    make_page,
    make_partner,
    make_person,
    make_quarter,
    make_responsibility,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
CONTACTS = reverse("quarters:contacts")
PARTNERS = reverse("quarters:partners")
PAGES = [
    reverse(f"quarters:{name}") for name in ["about", "imprint", "privacy", "easy"]
]
PAGES += [reverse("quarters:accessibility")]


def test_contacts_stand_under_their_quarter_then_those_of_the_project(client):
    second = make_quarter(name="Zweites", position=2)
    first = make_quarter(name="Erstes", position=1)
    make_responsibility(quarter=None, person=make_person(name="Leitung Name"))
    make_responsibility(quarter=second, person=make_person(name="Person Zwei"))
    make_responsibility(quarter=first, person=make_person(name="Person Eins"))
    text = text_of(client.get(CONTACTS))
    main = text[text.index("Wir helfen gern.") :]
    names = ["Person Eins", "Person Zwei", "Leitung Name", "Notfall"]
    assert sorted(names, key=main.index) == names


def test_a_number_can_be_called_and_an_address_written_to(client):
    person = make_person(phone="0421 000007", email="hilfe@qek.example")
    make_responsibility(person=person)
    html = client.get(CONTACTS).text
    assert 'href="tel:+49421000007"' in html
    assert 'href="mailto:hilfe@qek.example"' in html


def test_the_contacts_of_one_quarter_can_be_chosen(client):
    make_responsibility(
        quarter=make_quarter(slug="hier"), person=make_person(name="Hier")
    )
    make_responsibility(person=make_person(name="Zzyzx"))
    assert "Zzyzx" not in text_of(client.get(f"{CONTACTS}?quartier=hier"))


def test_the_people_of_an_archived_quarter_are_not_shown(client):
    quarter = make_quarter(status="archived")
    make_responsibility(quarter=quarter, person=make_person(name="Zzyzx"))
    assert "Zzyzx" not in text_of(client.get(CONTACTS))


def test_the_emergency_numbers_are_links(client):
    html = client.get(CONTACTS).text
    assert 'href="tel:112"' in html and 'href="tel:110"' in html


def test_contacts_take_as_many_queries_for_many_as_for_one(
    client, django_assert_num_queries
):
    # The frame 3, people with their hours and absences 3.
    make_responsibility(quarter=None)
    make_office_hour()
    with django_assert_num_queries(6):
        client.get(CONTACTS)
    for _number in range(4):
        make_office_hour()
        make_quarter()
    with django_assert_num_queries(6):
        client.get(CONTACTS)


def test_partners_are_shown_with_a_sentence_and_a_link(client):
    make_partner(name="Beispielverein", description="Hilft.", url="https://b.example/")
    response = client.get(PARTNERS)
    text = text_of(response)
    assert "Beispielverein" in text and "Hilft." in text
    assert 'href="https://b.example/"' in response.text


def test_an_unpublished_partner_is_not_shown(client):
    make_partner(name="Zzyzx", is_published=False)
    assert "Zzyzx" not in text_of(client.get(PARTNERS))


def test_without_partners_the_page_says_so(client):
    assert "Hier stehen bald unsere Partner." in text_of(client.get(PARTNERS))


def test_partners_take_as_many_queries_for_many_as_for_one(
    client, django_assert_num_queries
):
    # The frame 3, the words of the page 1, partners with their quarters 2.
    make_partner(quarters=[make_quarter()])
    with django_assert_num_queries(6):
        client.get(PARTNERS)
    for _number in range(4):
        make_partner(quarters=[make_quarter()])
    with django_assert_num_queries(6):
        client.get(PARTNERS)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_that_nobody_has_written_says_so_honestly(client, url):
    text = text_of(client.get(url))
    assert "Diesen Text schreiben wir gerade." in text
    assert "0421\u00a0000000" in text


@pytest.mark.parametrize("url", PAGES)
def test_a_page_shows_the_words_of_the_office(client, url, django_assert_num_queries):
    make_page(
        key=url.strip("/"),
        title="Eigene Überschrift",
        lead="Eigene Einleitung.",
        text="<h2>Abschnitt</h2><p>Eigener Text.</p>",
    )
    with django_assert_num_queries(4):
        response = client.get(url)
    text = text_of(response)
    for words in [
        "Eigene Überschrift",
        "Eigene Einleitung.",
        "Eigener Text.",
        "Stand:",
    ]:
        assert words in text


def test_every_kind_of_page_has_an_address(client):
    assert {page.get_absolute_url() for page in map(Page.load, Page.Key.values)} == {
        *PAGES,
        PARTNERS,
    }


READING = [
    reverse(f"quarters:{name}")
    for name in ["quarter_list", "offer_list", "news_list", "contacts", "partners"]
]


@pytest.mark.parametrize("url", READING + PAGES)
def test_reading_sets_no_cookie(client, url):
    assert not client.get(url).cookies


@pytest.mark.parametrize("query", ["?quartier=%00", "?ordnung=%00", "?x=%00&seite=1"])
@pytest.mark.parametrize("url", READING)
def test_nul_bytes_do_no_harm(client, url, query):
    assert client.get(url + query).status_code == 200
