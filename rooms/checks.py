from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import connections

from .constraints import NoOverlapConstraint


@register(Tags.database)
def overlap_guard_is_in_force(app_configs=None, databases=None, **kwargs):
    """A restored or hand-edited database may have lost the guard without a word."""
    errors = []
    for alias in databases or []:
        connection = connections[alias]
        tables = connection.introspection.table_names()
        for model in apps.get_app_config("rooms").get_models():
            table = model._meta.db_table
            for constraint in model._meta.constraints:
                if not isinstance(constraint, NoOverlapConstraint):
                    continue
                if table in tables and not constraint.is_in_force(connection, table):
                    errors.append(
                        Error(
                            f"Die Sperre gegen Doppelbelegung „{constraint.name}“ fehlt"
                            f" in der Datenbank „{alias}“.",
                            hint="Tabelle rooms_booking aus der Sicherung mit Sperre"
                            " zurückspielen oder die Migration rooms wiederholen.",
                            id="rooms.E001",
                        )
                    )
    return errors
