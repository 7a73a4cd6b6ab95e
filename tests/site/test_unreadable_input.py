"""What nobody can read gets an answer in plain words, never an error of ours."""

import pytest

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-7"])
@pytest.mark.parametrize("address", ["/", "/raeume/", "/verwaltung/login/"])
def test_other_charsets_are_refused_kindly(client, charset, address):
    answer = client.post(address, b"name=x", content_type=f"{FORM}; charset={charset}")
    assert answer.status_code == 400
    assert "Das konnten wir nicht lesen" in answer.text


@pytest.mark.parametrize("spelling", ["utf-8", "UTF-8", "UTF8", "utf8"])
def test_every_spelling_of_utf_8_is_read(client, spelling):
    content_type = f"{FORM}; charset={spelling}"
    answer = client.post("/verwaltung/login/", b"username=x", content_type=content_type)
    assert answer.status_code == 200


@pytest.mark.parametrize("body", [b"name=A%ff%feB", b"name=A\xff\xfeB"])
def test_bytes_that_are_no_text_are_refused(client, body):
    answer = client.post("/verwaltung/login/", body, content_type=FORM)
    assert answer.status_code == 400


def test_a_broken_upload_is_refused(client):
    kind = "multipart/form-data; boundary=x"
    answer = client.post("/verwaltung/login/", b"--y\r\n", content_type=kind)
    assert answer.status_code in (200, 400)


def test_too_many_fields_are_refused(client):
    body = "&".join(f"a{n}=1" for n in range(1000)).encode()
    assert client.post("/raeume/", body, content_type=FORM).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/verwaltung/rooms/booking/?status__exact=%00",
        "/verwaltung/autocomplete/?term=%00&app_label=rooms&model_name=room",
        "/verwaltung/a%00b/",
    ],
)
def test_nul_never_reaches_the_admins_database(office_client, address):
    assert office_client.get(address).status_code == 400
