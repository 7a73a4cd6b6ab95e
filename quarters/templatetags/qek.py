"""Built into every template: words for dates, numbers to call, icons and marks."""

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from .. import words
from ..models import Quarter

register = template.Library()


def or_nothing(function):
    """A template filter that leaves empty values empty."""

    def filtered(value):
        return function(value) if value not in (None, "") else ""

    filtered.__name__ = function.__name__
    return filtered


for name in [
    "long_date",
    "day_date",
    "weekday",
    "short_date",
    "bare_date",
    "full_date",
    "month_year",
    "clock",
    "hour",
    "hours_minutes",
    "week_span",
    "number_word",
]:
    register.filter(name, or_nothing(getattr(words, name)))


@register.filter
def clock_span(start, end=None):
    """`{{ date.starts_at|clock_span:date.ends_at }}`"""
    return words.clock_span(start, end or None) if start else ""


@register.filter
def tel(number):
    """A number as people write it -> the address that a phone dials."""
    digits = "".join(sign for sign in str(number) if sign.isdigit())
    if not digits:
        return ""
    if str(number).strip().startswith("+"):
        return f"tel:+{digits}"
    if digits.startswith("00"):
        return f"tel:+{digits[2:]}"
    return f"tel:+49{digits.removeprefix('0')}"


@register.filter
def phone(number):
    """A number that does not break at the end of a line."""
    return str(number or "").replace(" ", "\u00a0")


@register.filter
def wrappable(name):
    """Lets „Besprechungs-/Büroraum“ break after the stroke."""
    return str(name).replace("/", "/\u200b")


@register.simple_tag
def icon(name):
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def mark(quarter):
    """The small sign of a quarter, or of a motif by its name."""
    motif = getattr(quarter, "motif", quarter)
    if motif not in Quarter.Motif.values:
        motif = Quarter.Motif.NONE
    return render_to_string(f"components/mark/{motif}.html")


@register.filter
def for_quarter(notices, quarter):
    """The notices of the whole site and those of the page's quarter."""
    quarter_id = getattr(quarter, "pk", None)
    return [
        notice for notice in notices or [] if notice.quarter_id in (None, quarter_id)
    ]
