"""Learning from a table of rows, batch by batch."""

from .batches import batch_rows, batches_in_epoch
from .learner import Learner
from .overflow import Overflow, overflow_in

__all__ = ["Learner", "Overflow", "batch_rows", "batches_in_epoch", "overflow_in"]
