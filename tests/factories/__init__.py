"""Builders of valid, boring rows; never random."""

from .events import *  # noqa: F403
from .quarters import *  # noqa: F403
from .rooms import *  # noqa: F403
