"""What every page's frame needs: quarters, own words, notices."""

from __future__ import annotations

from django.utils.functional import cached_property

from .models import Notice, Quarter, SiteText
from .words import number_word


class Frame:
    """Asked for by the templates only: a page without a frame costs no query."""

    @cached_property
    def quarters(self) -> list[Quarter]:
        return list(Quarter.objects.visible().with_contact())

    @cached_property
    def text(self) -> SiteText:
        return SiteText.load()

    @cached_property
    def notices(self) -> list[Notice]:
        """All that are current; `|for_quarter:page_quarter` picks a page's own."""
        return list(Notice.objects.current())

    @cached_property
    def tagline(self) -> str:
        active = sum(not quarter.is_handed_over for quarter in self.quarters)
        return self.text.tagline.replace("{anzahl}", number_word(active))


def frame_of(request) -> Frame:
    """One for the whole request, so that views can use what the frame has read."""
    if not hasattr(request, "frame"):
        request.frame = Frame()
    return request.frame


def frame(request):
    # Views of a page that belongs to one quarter say which.
    return {"frame": frame_of(request), "page_quarter": None}
