"""What search engines are told."""

import pytest

from tests.factories import make_event, make_offer, make_quarter, make_room

pytestmark = pytest.mark.django_db


def test_the_sitemap_names_public_pages_only(client):
    offer, draft = make_offer(is_published=True), make_event(is_published=False)
    hidden = make_room(is_published=False)
    archived = make_quarter(status="archived")
    text = client.get("/sitemap.xml").text
    assert f"<loc>http://testserver{offer.get_absolute_url()}</loc>" in text
    assert "<loc>http://testserver/raeume/</loc>" in text
    for row in (draft, hidden, archived):
        assert row.get_absolute_url() not in text


def test_every_address_of_the_sitemap_answers(client):
    make_offer(is_published=True)
    make_event()
    make_room()
    text = client.get("/sitemap.xml").text
    addresses = [part.split("</loc>")[0] for part in text.split("<loc>")[1:]]
    assert {client.get(address).status_code for address in addresses} == {200}


def test_robots_are_sent_to_the_sitemap_and_kept_from_private_pages(client):
    text = client.get("/robots.txt").text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /anfrage/" in text
