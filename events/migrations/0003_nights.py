from datetime import timedelta

from django.db import migrations
from django.db.models import F

NIGHT = timedelta(hours=14)


def give_nights_to_their_evening(apps, schema_editor):
    """What is stored as going on on the next day; the few that the index knows."""
    dates = apps.get_model("events", "EventDate").objects
    nights = dates.filter(
        last_on__gt=F("first_on"),
        all_day=False,
        ends_at__lte=F("starts_at") + NIGHT,
    )
    nights.update(last_on=F("first_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0002_series_holidays'),
    ]

    operations = [
        migrations.RunPython(give_nights_to_their_evening, migrations.RunPython.noop),
    ]
