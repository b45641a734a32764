"""What ``import backstep`` offers: models of other software, shown, traced and checked."""

from .check import Check, check
from .show import Shown, show
from .trace import Steps, TracedStep, trace

__all__ = ["Check", "Shown", "Steps", "TracedStep", "check", "show", "trace"]
