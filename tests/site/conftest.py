import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """`loaded("load_content")`: rows for all tests of a module, made only once.

    Each test still rolls back its own changes; the module rolls back the rest.
    """
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()

    def load(*commands):
        with django_db_blocker.unblock():
            for command in commands:
                call_command(command, verbosity=0)

    yield load
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
