"""Grading answers and making exercises, and what they cost."""

from itertools import pairwise

from ...practice.exercise.exercise import make_exercise
from ...practice.grading.answer_key import AnswerKey
from ...practice.grading.grade import grade, score
from ...practice.graph.exercise import make_graph_exercise
from ...practice.graph.grading import GraphKey, grade_graph
from ..problem.either import problem_in
from ..problem.request import problem_with_sample
from ..problem.work_size import graph_seconds, mistaken_seconds, products_in
from ..work.work import MOST
from .answer import GradeAnswer, exercise_answer, graph_exercise_answer, result_answer
from .request import ExerciseRequest, GradeRequest

#: Seconds of a wrong answer, for which every mistake is tried, in itself and by the products of one
#: pass; and of the pass itself with every mistake. Measured.
_ANSWER, _ANSWER_PRODUCT, _PRODUCT = 1.2e-3, 1.5e-7, 2e-5
#: Seconds of a quantity in one layer that is asked about, by the square of the widest layer: so
#: many numbers may be put in each other's place. Measured.
_PLACE = 1.4e-5
#: Seconds of an answer about a graph. Measured.
_GRAPH_ANSWER = 2e-3
#: Seconds of an exercise by its weights, which may be drawn twelve times. Measured.
_EXERCISE, _WEIGHT = 3e-2, 2e-3


def grade_answer(wanted: GradeRequest) -> bytes:
    """The verdicts.

    Raises ProblemError, NotFiniteError, GraphError, GraphNotFiniteError and Refused.
    """
    if wanted.graph is not None:
        results = grade_graph(GraphKey(wanted.graph.to_graph()), wanted.answers)
    else:
        problem = problem_with_sample(problem_in(wanted), wanted.sample)
        results = grade(AnswerKey(problem, wanted.sample), wanted.answers)
    answer = GradeAnswer(
        results=[result_answer(result, reveal=wanted.reveal) for result in results],
        score=score(results),
    )
    return answer.model_dump_json(exclude_none=True).encode()


def grade_cost(wanted: GradeRequest) -> float:
    """Seconds that it takes, by an estimate."""
    if wanted.graph is not None:
        # On right numbers, and on the student's own.
        passes = graph_seconds(wanted.graph) + 2 * mistaken_seconds(wanted.graph)
        return min(MOST, passes + len(wanted.answers) * _GRAPH_ANSWER)
    problem = problem_in(wanted)
    products = products_in(problem)
    layers = [layer.weights for layer in problem.network.layers]
    widest = max(max(len(weights), *map(len, weights)) for weights in layers)
    places = {tuple(name.split(".")[:2]) for name in wanted.answers}
    each = _ANSWER + _ANSWER_PRODUCT * products
    return products * _PRODUCT + len(places) * _PLACE * widest**2 + len(wanted.answers) * each


def made_exercise(wanted: ExerciseRequest) -> bytes:
    """The exercise."""
    if wanted.kind != "network":
        graph = make_graph_exercise(wanted.seed, wanted.kind, wanted.difficulty)
        return graph_exercise_answer(graph).model_dump_json().encode()
    made = make_exercise(wanted.seed, wanted.sizes, wanted.difficulty, wanted.samples)
    return exercise_answer(made).model_dump_json().encode()


def exercise_cost(wanted: ExerciseRequest) -> float:
    """Seconds that it takes, by an estimate."""
    return _EXERCISE + _WEIGHT * sum(n_in * n_out for n_in, n_out in pairwise(wanted.sizes))
