from django.db import migrations


def link_to_the_request(apps, schema_editor):
    """So far only the rooms of its dates told which request an event announces."""
    Event = apps.get_model("events", "Event")
    EventDate = apps.get_model("events", "EventDate")
    pairs = EventDate.objects.exclude(booking__request=None).order_by("event_id", "pk")
    linked = set()
    for event, request in pairs.values_list("event_id", "booking__request_id"):
        if request not in linked:
            linked.add(request)
            Event.objects.filter(pk=event, announces=None).update(announces=request)


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0006_what_was_announced'),
    ]

    operations = [
        migrations.RunPython(link_to_the_request, migrations.RunPython.noop),
    ]
