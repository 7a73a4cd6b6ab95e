from .news import NewsItem, Notice
from .offer import Audience, Offer, OfferQuerySet, Topic
from .page import Page, SiteText
from .partner import Partner
from .person import Absence, OfficeHour, Person, Responsibility
from .picture import Pictured
from .place import Place
from .quarter import Quarter, QuarterQuerySet, SlugHistory

__all__ = [
    "Absence",
    "Audience",
    "NewsItem",
    "Notice",
    "Offer",
    "OfferQuerySet",
    "OfficeHour",
    "Page",
    "Partner",
    "Person",
    "Pictured",
    "Place",
    "Quarter",
    "QuarterQuerySet",
    "Responsibility",
    "SiteText",
    "SlugHistory",
    "Topic",
]
