"""The outbox: rows with the change, sent later by a real mail server, never twice."""

import logging
import smtplib
import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from rooms import decision, letters, outbox
from tests.factories import make_open_booking, make_request

from .racing import RACERS, race

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Postbox:
    """Keeps what arrives; refuses recipients whose address says so."""

    def __init__(self):
        self.letters = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unbekannt"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def mail_server(settings):
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the server's, not ours
    postbox = Postbox()
    controller = Controller(postbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.POST_OFFICE = settings.POST_OFFICE | {"BACKENDS": {"default": SMTP}}
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield postbox
    controller.stop()


@pytest.fixture
def request_of_vera(room_g):
    return make_open_booking(
        room_g, request=make_request(email="v@verein.example")
    ).request


def queue(request, email=""):
    request.email = email or request.email
    letters.received(request).queue()


def test_a_letter_leaves_with_our_name_and_the_office_to_answer_to(
    request_of_vera, mail_server
):
    queue(request_of_vera)
    call_command("send_letters")
    [letter] = mail_server.letters
    quarter = request_of_vera.bookings.get().room.quarter
    assert letter["From"] == f"QEK {quarter} <qek@qek.example>"
    assert letter["To"] == "v@verein.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Reply-To"] == "name@qek.example"
    assert "Wir antworten bis Donnerstag, 14. Januar 2027." in letter.get_content()


def test_the_links_lead_to_the_configured_site(request_of_vera, mail_server, settings):
    settings.SITE_URL = "https://qek.example"
    queue(request_of_vera)
    call_command("send_letters")
    assert "https://qek.example/anfrage/" in mail_server.letters[0].get_content()


def test_73_h04_a_mail_server_that_is_away_loses_nothing(
    request_of_vera, mail_server, settings
):
    queue(request_of_vera)
    settings.EMAIL_PORT = free_port()  # nobody listens there
    assert outbox.send_due() == (0, 1)
    letter = Email.objects.get()
    assert letter.status == STATUS.requeued
    assert letter.scheduled_time > timezone.now()
    assert outbox.send_due() == (0, 0)  # not due yet
    assert Log.objects.get().exception_type == "ConnectionRefusedError"


def test_73_h03_the_letter_is_sent_once_when_the_server_is_back(
    request_of_vera, mail_server, settings, monday_morning
):
    queue(request_of_vera)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    outbox.send_due()
    settings.EMAIL_PORT = port
    monday_morning.shift(timedelta(minutes=3))
    assert outbox.send_due() == (1, 0)
    monday_morning.shift(timedelta(minutes=30))
    assert outbox.send_due() == (0, 0)
    assert len(mail_server.letters) == 1


def test_a_refused_letter_stops_no_other(request_of_vera, mail_server):
    queue(request_of_vera, "unbekannt@verein.example")
    queue(request_of_vera, "v@verein.example")
    assert outbox.send_due() == (1, 1)
    assert [letter["To"] for letter in mail_server.letters] == ["v@verein.example"]


def test_a_letter_that_cannot_be_built_stops_no_other(request_of_vera, mail_server):
    queue(request_of_vera)
    Email.objects.update(subject="zwei\nZeilen")
    queue(request_of_vera)
    assert outbox.send_due() == (1, 1)


def test_after_more_than_three_days_a_letter_counts_as_failed(
    request_of_vera, mail_server, settings, monday_morning
):
    queue(request_of_vera)
    settings.EMAIL_PORT = 1
    started = timezone.now()
    while Email.objects.get().status != STATUS.failed:
        monday_morning.shift(timedelta(hours=4))
        outbox.send_due()
    assert timezone.now() - started > timedelta(days=3)


def test_74_h03_a_change_that_is_rolled_back_leaves_no_letter(request_of_vera):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue(request_of_vera)
        1 / 0  # noqa: B018
    assert not Email.objects.exists()


def test_on_a_laptop_letters_leave_right_after_the_commit(
    request_of_vera, mail_server, settings, django_capture_on_commit_callbacks
):
    settings.LETTERS_AT_ONCE = True
    with django_capture_on_commit_callbacks(execute=True):
        queue(request_of_vera)
    assert len(mail_server.letters) == 1


def test_76_a_name_makes_no_headers(request_of_vera, mail_server):
    request_of_vera.organisation = "Verein\r\nBcc: fremd@verein.example"
    letters.to_staff(request_of_vera, {}).queue()
    call_command("send_letters")
    [letter] = mail_server.letters
    assert letter["Bcc"] is None
    assert "Verein Bcc: fremd@verein.example" in letter["Subject"]


def test_words_of_people_are_not_read_as_a_template(request_of_vera, mail_server):
    request_of_vera.purpose = "{% include 'x' %} {{ link }} <b>&"
    queue(request_of_vera)
    call_command("send_letters")
    assert "{% include 'x' %} {{ link }} <b>&" in mail_server.letters[0].get_content()


def test_the_confirmation_brings_a_calendar_file(request_of_vera, mail_server, office):
    booking = request_of_vera.bookings.get()
    decision.confirm(request_of_vera, by=office)
    call_command("send_letters")
    [attachment] = mail_server.letters[0].iter_attachments()
    assert attachment.get_filename() == "termin.ics"
    calendar = attachment.get_content()
    calendar = calendar if isinstance(calendar, str) else calendar.decode()
    assert "DTSTART:20270119T090000Z" in calendar
    assert f"UID:{booking.uid}@qek" in calendar


def test_a_request_taken_by_phone_gets_no_letter(request_of_vera):
    letters.received(request_of_vera)
    request_of_vera.email = ""
    letters.received(request_of_vera).queue()
    assert not Email.objects.exists()


def test_the_log_names_nobody(request_of_vera, mail_server, caplog):
    queue(request_of_vera, "unbekannt@verein.example")
    outbox.send_due()
    assert "verein.example" not in caplog.text
    assert "verein.example" not in Log.objects.get().message


def send(barrier, _argument):
    barrier.wait()
    return outbox.send_due()[0]


@pytest.mark.django_db(transaction=True)
def test_r21_four_senders_at_once_send_each_letter_once(request_of_vera, mail_server):
    for _number in range(12):
        queue(request_of_vera)
    sent = race(send, [None] * RACERS)
    assert sum(int(count) for count in sent) == 12
    assert len(mail_server.letters) == 12


def test_an_smtp_error_about_one_letter_is_told_from_a_server_that_is_away():
    refused = smtplib.SMTPRecipientsRefused({})
    assert not outbox._server_is_away(refused)
    assert outbox._server_is_away(ConnectionRefusedError())
    assert outbox._server_is_away(TimeoutError())
