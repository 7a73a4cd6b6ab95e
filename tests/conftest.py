"""What every test may count on."""

import pytest
from django.conf import settings as site_settings


@pytest.fixture(scope="session", autouse=True)
def letters_go_through_the_outbox(django_test_environment):
    """Django's test set-up swaps the mail backend; letters must still be rows."""
    site_settings.EMAIL_BACKEND = "post_office.EmailBackend"


@pytest.fixture
def office(django_user_model):
    """A colleague who may do everything."""
    return django_user_model.objects.create_superuser("buero", password="geheim")


@pytest.fixture
def office_client(client, office):
    client.force_login(office)
    return client
