"""The mistakes that people make going backward through a graph."""

from . import rules
from .record import GraphMistake

GRAPH_MISTAKES: dict[str, GraphMistake] = {
    mistake.id: mistake
    for mistake in (
        GraphMistake(
            "path_forgotten",
            "One path alone",
            "The number is used more than once, and only one of its uses was counted: the "
            "gradients that come back from all of them are added.",
            "In how many places is this number used?",
            sums=rules.one_use,
        ),
        GraphMistake(
            "one_round_alone",
            "One time step alone",
            "The array is shared by all rounds of the loop, and only one round was counted: each "
            "round gives a product, and all of them are added.",
            "In how many rounds is this array used?",
            sums=rules.one_round,
        ),
        GraphMistake(
            "local_derivative_left_out",
            "Local derivative left out",
            "What came back was handed on as it is: it must be multiplied by the local derivative "
            "of the function.",
            "How steep is the function at the point where it was taken?",
            rule=rules.left_out,
        ),
        GraphMistake(
            "derivative_at_output",
            "Derivative taken at the output",
            "The local derivative was taken at what came out of the function; it belongs to what "
            "went in.",
            "At which number is the slope of the function to be taken?",
            rule=rules.at_output,
        ),
        GraphMistake(
            "own_factor",
            "Product rule the wrong way round",
            "In a product each factor has the other one for its local derivative, not itself.",
            "If this factor grows by 1, by how much does the product grow?",
            rule=rules.own_factor,
        ),
        GraphMistake(
            "not_transposed",
            "Matrix not transposed",
            "Backward, the matrix is met by its columns: the product is with its transpose.",
            "Which numbers of the output does this one take part in?",
            rule=rules.not_transposed,
        ),
        GraphMistake(
            "transposed_gradient",
            "Gradient transposed",
            "The gradient of a matrix has the same rows and columns as the matrix: this is the "
            "number across the diagonal.",
            "Which number of the output, and which of the input, does this entry join?",
            sums=rules.transposed_sum,
        ),
        GraphMistake(
            "broadcast_not_summed",
            "Sum over the broadcast axis left out",
            "One number was used for several of the output: what comes back from all of them is "
            "added.",
            "For how many numbers of the output was this one used?",
            rule=rules.one_of_broadcast,
        ),
        GraphMistake(
            "one_window_alone",
            "One place of the window alone",
            "The kernel is laid on many places: each gives a product, and all are added.",
            "How many places of the input did this number of the kernel meet?",
            rule=rules.one_window,
        ),
        GraphMistake(
            "mean_without_n",
            "1/n of the mean left out",
            "A mean of n numbers hands each of them 1/n of what comes back.",
            "If one of n numbers grows by 1, by how much does their mean grow?",
            rule=rules.without_n,
        ),
        GraphMistake(
            "cross_terms_left_out",
            "Softmax’s cross terms left out",
            "Every share depends on every number beside it: what comes back to the other shares "
            "counts too.",
            "What happens to the other shares when this number grows?",
            rule=rules.own_share_alone,
        ),
        GraphMistake(
            "maximum_to_all",
            "Maximum handed on to all",
            "A maximum hands what comes back to the largest number alone: the others changed "
            "nothing.",
            "Would the maximum change if this number grew a little?",
            rule=rules.to_all,
        ),
        GraphMistake(
            "subtraction_sign",
            "Sign of a subtraction",
            "What is taken away gets what comes back with its sign turned.",
            "If this number grows, does the difference grow?",
            rule=rules.wrong_sign,
        ),
        GraphMistake(
            "square_of_divisor",
            "Square of the divisor forgotten",
            "The derivative of a/b for b is −a/b²: here it was divided by b once.",
            "What is the derivative of 1/b?",
            rule=rules.without_square,
        ),
        GraphMistake(
            "statistics_as_constants",
            "Mean and variance taken as constants",
            "Each number moves the mean and the variance of all beside it: these parts of the "
            "derivative were left out.",
            "What else changes when this number grows?",
            rule=rules.statistics_fixed,
        ),
    )
}
