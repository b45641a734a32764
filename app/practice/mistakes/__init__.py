"""The mistakes that people make in backpropagation, as data: adding one is adding a record."""

from app.practice.mistakes.delta import DELTA_MISTAKES
from app.practice.mistakes.feedback import FEEDBACK_MISTAKES
from app.practice.mistakes.forward import FORWARD_MISTAKES
from app.practice.mistakes.gradients import GRADIENT_MISTAKES
from app.practice.mistakes.loss import LOSS_MISTAKES
from app.practice.mistakes.record import Mistake
from app.practice.mistakes.slips_in_sums import SLIPS_IN_SUMS
from app.practice.mistakes.slips_of_calculator import SLIPS_OF_CALCULATOR
from app.practice.mistakes.slips_of_place import SLIPS_OF_PLACE
from app.practice.mistakes.update import UPDATE_MISTAKES

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
