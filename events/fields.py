from django.db import models


class LocalDayField(models.DateField):
    """A local day that follows from an attribute of the row; nobody types it.

    Stored because the lists ask for days, and so that a list of one week costs the
    same in a table of a hundred thousand dates.
    """

    def __init__(self, *args, follows: str, **kwargs):
        self.follows = follows
        super().__init__(*args, **{**kwargs, "editable": False})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, {**kwargs, "follows": self.follows}

    def pre_save(self, model_instance, add):
        day = getattr(model_instance, self.follows)
        setattr(model_instance, self.attname, day)
        return day
