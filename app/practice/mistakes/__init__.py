"""The mistakes that people make in backpropagation, as data: adding one is adding a record."""

from .delta import DELTA_MISTAKES
from .feedback import FEEDBACK_MISTAKES
from .forward import FORWARD_MISTAKES
from .gradients import GRADIENT_MISTAKES
from .loss import LOSS_MISTAKES
from .record import Mistake
from .slips_in_sums import SLIPS_IN_SUMS
from .slips_of_calculator import SLIPS_OF_CALCULATOR
from .slips_of_place import SLIPS_OF_PLACE
from .update import UPDATE_MISTAKES

#: Every mistake by its id; of two that fit equally well, the one that stands first is told first.
MISTAKES: dict[str, Mistake] = {
    mistake.id: mistake
    for mistake in (
        *DELTA_MISTAKES,
        *LOSS_MISTAKES,
        *FEEDBACK_MISTAKES,
        *GRADIENT_MISTAKES,
        *UPDATE_MISTAKES,
        *FORWARD_MISTAKES,
        *SLIPS_IN_SUMS,
        *SLIPS_OF_PLACE,
        *SLIPS_OF_CALCULATOR,
    )
}
