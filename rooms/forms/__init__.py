from .reply import AddressForm, MessageForm, ReasonForm
from .request import RequestForm
from .search import SearchForm

__all__ = ["AddressForm", "MessageForm", "ReasonForm", "RequestForm", "SearchForm"]
