"""No two rows may overlap: one declaration, guaranteed by both databases.

PostgreSQL keeps it with EXCLUDE. SQLite has no such thing, so two triggers do the
work. They ride on `deferred_sql`, the hook that Django itself uses for conditional
indexes: whenever a later migration rebuilds the table, they are made again.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary
from django.core.exceptions import ValidationError
from django.db.backends.ddl_references import Statement, Table
from django.db.models import F, Func, Q

TRIGGER = """
CREATE TRIGGER "{name}_{event}" BEFORE {EVENT} ON %(table)s FOR EACH ROW
WHEN NEW."{flag}" = '{value}' AND EXISTS (
    SELECT 1 FROM %(table)s AS other
    WHERE other."{group}" = NEW."{group}" AND other."{flag}" = '{value}'
    AND other."{start}" < NEW."{end}" AND other."{end}" > NEW."{start}"{itself})
BEGIN SELECT RAISE(ABORT, '{name}'); END
"""


class NoOverlapConstraint(ExclusionConstraint):
    """Rows of one group whose flag has the value never share a moment of [start, end).

    A violation raises IntegrityError whose text contains the constraint's name.
    Renaming one of the fields needs RemoveConstraint, RenameField, AddConstraint in
    this order: SQLite's triggers do not survive the rename.
    """

    def __init__(self, *, name, group, start, end, flag, value, **kwargs):
        self.group, self.start, self.end = group, start, end
        self.flag, self.value = flag, value
        span = Func(
            F(start),
            F(end),
            RangeBoundary(),
            function="TSTZRANGE",
            output_field=DateTimeRangeField(),
        )
        super().__init__(
            name=name,
            expressions=[(F(group), "="), (span, "&&")],
            condition=Q(**{flag: value}),
            violation_error_code="overlap",
            **kwargs,
        )

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        for derived in ("expressions", "condition", "violation_error_code"):
            kwargs.pop(derived, None)
        for own in ("group", "start", "end", "flag", "value"):
            kwargs[own] = getattr(self, own)
        return "rooms.constraints.NoOverlapConstraint", args, kwargs

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            return super().constraint_sql(model, schema_editor)
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            return super().create_sql(model, schema_editor)
        return None

    def remove_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            return super().remove_sql(model, schema_editor)
        return None

    def _triggers(self, model, schema_editor):
        table = Table(model._meta.db_table, schema_editor.quote_name)
        column = {
            part: model._meta.get_field(getattr(self, part)).column
            for part in ("group", "start", "end", "flag")
        }
        key = model._meta.pk.column
        for event, itself in [
            ("insert", ""),
            ("update", f' AND other."{key}" <> NEW."{key}"'),
        ]:
            template = TRIGGER.format(
                name=self.name,
                event=event,
                EVENT=event.upper(),
                value=self.value,
                itself=itself,
                **column,
            )
            yield Statement(template, table=table)

    def validate(self, model, instance, exclude=None, using="default"):
        fields = {self.group, self.start, self.end, self.flag}
        if exclude and fields & set(exclude):
            return
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        if getattr(instance, self.flag) != self.value or not start or not end:
            return
        if start >= end:
            return  # The check constraint has the better message.
        group = model._meta.get_field(self.group).attname
        rivals = model._default_manager.using(using).filter(
            **{
                group: getattr(instance, group),
                self.flag: self.value,
                f"{self.start}__lt": end,
                f"{self.end}__gt": start,
            }
        )
        if rivals.exclude(pk=instance.pk).exists():
            raise ValidationError(
                self.get_violation_error_message(), code=self.violation_error_code
            )

    def is_in_force(self, connection, table) -> bool:
        """Whether the database really guards the table at this moment."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT count(*) FROM pg_constraint WHERE conname = %s"
                    " AND contype = 'x' AND conrelid = to_regclass(%s)",
                    [self.name, f'"{table}"'],
                )
                return cursor.fetchone()[0] == 1
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
                " AND tbl_name = %s AND name IN (%s, %s)",
                [table, f"{self.name}_insert", f"{self.name}_update"],
            )
            return cursor.fetchone()[0] == 2
