from .reply import AddressForm, ReasonForm
from .request import RequestForm

__all__ = ["AddressForm", "ReasonForm", "RequestForm"]
