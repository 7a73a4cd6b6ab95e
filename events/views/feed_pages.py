"""Where people find the feeds, and the week for the pages of our partners."""

from csp.decorators import csp_replace
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.generic import DetailView, TemplateView

from quarters.former import FollowsFormerAddress
from quarters.models import Audience, Quarter, Topic
from quarters.polling import HTML, ForPrograms, answer_everybody

from ..feeds.week import PartnersWeek


class Feeds(TemplateView):
    template_name = "events/feeds.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            topics=Topic.objects.all(), audiences=Audience.objects.all(), **kwargs
        )


@method_decorator(xframe_options_exempt, name="dispatch")
@method_decorator(csp_replace({"frame-ancestors": ["*"]}), name="dispatch")
class WeekToEmbed(FollowsFormerAddress, ForPrograms, DetailView):
    """The one page that anybody may frame: it has no form and no script."""

    def get_queryset(self):
        return Quarter.objects.active()

    def render_to_response(self, context):
        week = PartnersWeek(self.object)
        return answer_everybody(self.request, week.fingerprint, week.as_page, HTML)
