from .facts import Facts
from .news import NewsItem, Notice
from .offer import Offer, OfferQuerySet
from .page import Page, SiteText
from .partner import Partner
from .person import Absence, OfficeHour, Person, Responsibility
from .picture import Pictured
from .place import Place
from .quarter import Quarter, QuarterQuerySet, SlugHistory
from .topic import Audience, Topic

__all__ = [
    "Absence",
    "Audience",
    "Facts",
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
