"""Where people find the feeds, and the week for the pages of our partners."""

from csp.decorators import csp_replace
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.generic import DetailView, TemplateView

from quarters.former import FollowsFormerAddress
from quarters.models import Audience, Quarter, Topic
from quarters.polling import for_everybody

from ..days import week_of


class Feeds(TemplateView):
    template_name = "events/feeds.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            topics=Topic.objects.all(), audiences=Audience.objects.all(), **kwargs
        )


@method_decorator(xframe_options_exempt, name="dispatch")
@method_decorator(csp_replace({"frame-ancestors": ["*"]}), name="dispatch")
class WeekToEmbed(FollowsFormerAddress, DetailView):
    """The one page that anybody may frame: it has no form and no script."""

    template_name = "events/week_to_embed.html"
    most = 100

    def get_queryset(self):
        return Quarter.objects.active()

    def get_context_data(self, **kwargs):
        days = week_of(self.object, rows=self.most)
        return super().get_context_data(days=days, **kwargs)

    def render_to_response(self, context):
        return for_everybody(super().render_to_response(context))
