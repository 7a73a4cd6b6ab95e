import re
from io import BytesIO

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from quarters.models import NewsItem, Offer, Page, Quarter, SiteText, SlugHistory
from tests.factories import (
    make_absence,
    make_audience,
    make_news_item,
    make_notice,
    make_offer,
    make_office_hour,
    make_page,
    make_partner,
    make_person,
    make_place,
    make_quarter,
    make_responsibility,
    make_topic,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
MODELS = [
    model for model in admin.site._registry if model._meta.app_label == "quarters"
]
MAKERS = {
    "audience": make_audience,
    "newsitem": make_news_item,
    "notice": make_notice,
    "offer": make_offer,
    "page": make_page,
    "partner": make_partner,
    "person": make_person,
    "place": make_place,
    "quarter": make_quarter,
    "responsibility": make_responsibility,
    "sitetext": lambda: SiteText.objects.create(),
    "slughistory": lambda: SlugHistory.objects.create(kind="x", slug="x", object_id=1),
    "topic": make_topic,
}


def url(model, view: str, *args) -> str:
    return reverse(f"admin:quarters_{model._meta.model_name}_{view}", args=args)


def assert_strict(response) -> None:
    """200, and nothing inline that a nonce does not allow."""
    assert response.status_code == 200
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", response.text)
    for script in re.findall(r"<script[^>]*>", response.text):
        allowed = "src=" in script or "nonce=" in script or "application/json" in script
        assert allowed, script


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_each_admin_page_answers_without_anything_inline(office_client, model):
    thing = MAKERS[model._meta.model_name]()
    assert_strict(office_client.get(url(model, "changelist"), follow=True))
    assert_strict(office_client.get(url(model, "change", thing.pk)))
    if model not in {SiteText, SlugHistory}:
        assert_strict(office_client.get(url(model, "add")))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_each_list_can_be_searched(office_client, model):
    MAKERS[model._meta.model_name]()
    response = office_client.get(url(model, "changelist"), {"q": "Straße"}, follow=True)
    assert response.status_code == 200


def test_lists_take_as_many_queries_for_many_rows_as_for_few(office_client):
    def fill():
        quarter = make_quarter()
        make_offer(quarters=[quarter])
        make_news_item(quarters=[quarter])
        make_partner(quarters=[quarter])
        make_absence(person=make_office_hour().responsibility.person)
        make_notice(quarter=quarter)

    fill()
    before = {model: count(office_client, model) for model in MODELS}
    for _number in range(4):
        fill()
    assert {model: count(office_client, model) for model in MODELS} == before


def count(client, model) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(url(model, "changelist"))
    return len(queries)


def form_of(response) -> dict:
    """What the browser would send back unchanged."""
    form = response.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    for inline in response.context["inline_admin_formsets"]:
        management = inline.formset.management_form
        data |= {management.add_prefix(k): v for k, v in management.initial.items()}
    return {name: value for name, value in data.items() if value not in (None, "")}


def test_a_fourth_quarter_from_the_admin_appears_everywhere(office_client, client):
    for _number in range(3):
        make_quarter()
    data = form_of(office_client.get(url(Quarter, "add"))) | {
        "name": "Viertes Quartier",
        "slug": "viertes-quartier",
        "short_slug": "viertes",
        "palette": "water",
        "motif": "plain",
    }
    assert office_client.post(url(Quarter, "add"), data).status_code == 302
    client.logout()
    for name in ["quarter_list", "offer_list", "news_list", "contacts"]:
        html = client.get(reverse(f"quarters:{name}")).text
        main, footer = html.split("<footer")
        assert "Viertes Quartier" in main, name
        assert "Viertes Quartier" in footer, name
    assert "Viertes Quartier" in client.get("/").text
    assert client.get("/viertes/")["Location"] == "/quartiere/viertes-quartier/"


def test_changing_an_address_keeps_the_old_one_alive(office_client):
    quarter = make_quarter(slug="alt", short_slug="kurz-alt")
    data = form_of(office_client.get(url(Quarter, "change", quarter.pk)))
    data |= {"slug": "neu", "short_slug": "kurz-neu"}
    office_client.post(url(Quarter, "change", quarter.pk), data)
    assert office_client.get("/quartiere/alt/")["Location"] == "/quartiere/neu/"
    assert office_client.get("/kurz-alt/")["Location"] == "/quartiere/neu/"


def test_saving_without_a_new_address_remembers_nothing(office_client):
    offer = make_offer(quarters=[make_quarter()])
    data = form_of(office_client.get(url(Offer, "change", offer.pk)))
    response = office_client.post(
        url(Offer, "change", offer.pk), data | {"title": "Neuer Titel"}
    )
    assert response.status_code == 302
    assert Offer.objects.get().title == "Neuer Titel"
    assert not SlugHistory.objects.exists()


def test_an_offer_can_be_checked_off_from_the_list(office_client):
    offer = make_offer()
    office_client.post(
        url(Offer, "changelist"),
        {"action": "mark_as_checked", "_selected_action": [offer.pk]},
    )
    offer.refresh_from_db()
    assert offer.checked_on == timezone.localdate()


def test_the_list_shows_which_offers_are_due_for_a_check(office_client):
    make_offer(title="frisch", checked_on=timezone.localdate())
    make_offer(title="nie geprüft")
    make_offer(title="lange her", checked_on="2020-01-01")
    text = text_of(office_client.get(url(Offer, "changelist"), {"pruefung": "faellig"}))
    assert "nie geprüft" in text and "lange her" in text
    assert "frisch" not in text


def test_a_picture_without_words_is_refused_with_a_sentence(office_client):
    item = make_news_item()
    data = form_of(office_client.get(url(NewsItem, "change", item.pk)))
    response = office_client.post(
        url(NewsItem, "change", item.pk),
        as_browser(data) | {"image": SimpleUploadedFile("foto.jpg", photo())},
    )
    form = response.context["adminform"].form
    assert list(form.errors) == ["image_alt", "image_credit", "image"]
    assert "Ein Bild braucht eine Beschreibung." in text_of(response)
    assert "wählen Sie das Bild noch einmal aus" in form.errors["image"][0]


def test_an_uploaded_picture_is_stored_under_a_name_of_ours(office_client):
    item = make_news_item()
    data = form_of(office_client.get(url(NewsItem, "change", item.pk)))
    words = {"image_alt": "Zwei Personen", "image_credit": "Foto: QEK"}
    upload = {"image": SimpleUploadedFile("Frau Geheim.jpg", photo())}
    office_client.post(
        url(NewsItem, "change", item.pk), as_browser(data) | words | upload
    )
    item.refresh_from_db()
    assert re.fullmatch(r"bilder/\d{4}/[0-9a-f]{24}\.jpg", item.image.name)
    assert (item.image_width, item.image_height) == (40, 30)


def photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return out.getvalue()


def as_browser(data: dict) -> dict:
    """Points in time travel as two local fields."""
    start = timezone.localtime(data.pop("publish_from"))
    parts = {"publish_from_0": f"{start:%d.%m.%Y}", "publish_from_1": f"{start:%H:%M}"}
    return data | parts


def test_the_texts_of_the_site_lead_straight_to_their_one_row(office_client):
    first = office_client.get(url(SiteText, "changelist"))
    assert first["Location"] == url(SiteText, "add")
    SiteText.objects.create()
    second = office_client.get(url(SiteText, "changelist"))
    assert second["Location"] == url(SiteText, "change", 1)
    assert office_client.get(url(SiteText, "add")).status_code == 403


def test_a_page_keeps_its_address(office_client):
    page = make_page()
    office_client.post(
        url(Page, "change", page.pk),
        {"key": "impressum", "title": "Neu", "lead": "", "text": ""},
    )
    page.refresh_from_db()
    assert (page.key, page.title) == (Page.Key.ABOUT, "Neu")


def test_the_words_of_the_text_editor_are_german(office_client):
    words = office_client.get(reverse("admin:jsi18n")).text
    assert "Link einf\\u00fcgen" in words and "Abbrechen" in words


def test_a_person_of_several_quarters_is_told_apart_by_them(office_client):
    for quarter in [make_quarter(name="Nord"), None]:
        make_responsibility(quarter=quarter, area="Lotsin")
    field = office_client.get(url(Offer, "add")).context["adminform"].form["contact"]
    ends = [str(name).split("Lotsin, ")[-1] for _pk, name in field.field.choices]
    assert ends[1:] == ["Nord", "ganzes Projekt"]
