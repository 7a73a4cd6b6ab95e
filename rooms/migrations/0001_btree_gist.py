from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations


class Migration(migrations.Migration):
    """PostgreSQL needs it to compare room numbers inside an exclusion constraint.

    A trusted extension: the owner of the database may create it. Nothing on SQLite.
    """

    initial = True
    dependencies = []
    operations = [BtreeGistExtension()]
