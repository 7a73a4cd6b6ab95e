"""What every test may count on, and what keeps thousands of them quick."""

import gc

import pytest
from django.conf import settings as site_settings
from django.template import Template

# The longest begin first, so that no worker waits for one of them at the end.
LONGEST = {"test_main_job.py", "test_reading.py", "test_reading_pages.py"}


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_collection_finish():
    """What was imported stays until the end: no use in looking through it for waste."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def answers_keep_the_context_of_the_page(django_test_environment):
    """Django would copy that of every part as well: hundreds in a page with a form."""
    tell_and_render = Template._render

    def render(template, context):
        if template is context.template:
            return tell_and_render(template, context)
        return template.nodelist.render(context)

    Template._render = render


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
