"""What pages say to programs: which calendars there are, and schema.org."""

import json
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from ..structured import structured

register = template.Library()


class Data(dict):
    """Inside a script element as Django's `json_script` writes it: nothing in it can
    end the element."""

    ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})

    def __html__(self):
        return json.dumps(self, ensure_ascii=False).translate(self.ESCAPED)


@register.simple_tag
def schema_org(event, date):
    """The Content-Security-Policy lets it be: it is data, and no browser runs it."""
    data = Data(structured(event, date))
    return format_html('<script type="application/ld+json">{}</script>', data)


@register.inclusion_tag("components/subscribe.html")
def subscribe(quarter=None):
    """Two lines on how to have the dates in one's own calendar."""
    if quarter:
        path = reverse("events:quarter_ics", args=[quarter.slug])
    else:
        path = reverse("events:all_ics")
    return {"path": path, "quarter": quarter}


@register.filter
def webcal(path):
    """The address that a calendar program takes for a subscription."""
    return f"webcal://{urlsplit(settings.SITE_URL).netloc}{path}"


@register.filter
def whole(path):
    """To be copied into another program: with the name of our host."""
    return f"{settings.SITE_URL}{path}"
