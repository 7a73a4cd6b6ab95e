from .reply import AddressForm, MessageForm, ReasonForm, RenewForm
from .request import RequestForm
from .search import SearchForm

__all__ = [
    "AddressForm",
    "MessageForm",
    "ReasonForm",
    "RenewForm",
    "RequestForm",
    "SearchForm",
]
