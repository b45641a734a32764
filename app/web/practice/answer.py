"""What requests for practice are answered."""

from pydantic import Field

from ...practice.exercise.exercise import Exercise
from ...practice.grading.grade import Result, Verdict
from ...practice.graph.exercise import GraphExercise
from ..answers.mistake import MistakeAnswer, mistake_answer
from ..http.answer import Answer
from ..problem.body import ProblemBody
from ..problem.graph_body import GraphBody


class ResultAnswer(Answer):
    """What is said of one answer."""

    ref: str
    given: str
    verdict: Verdict
    message: str
    mistakes: list[MistakeAnswer] = Field(description="Those that give exactly this number.")
    together: bool = Field(description="Whether only all of them at once give it.")
    value: float | None = Field(default=None, description="The true number, if asked for.")


class GradeAnswer(Answer):
    """Every answer judged, and how many got each verdict."""

    results: list[ResultAnswer]
    score: dict[Verdict, int]


class GraphExerciseAnswer(Answer):
    """A graph, and the numbers to find, in the order of the work."""

    seed: int
    kind: str
    difficulty: str
    graph: GraphBody
    refs: list[str]


class ExerciseAnswer(Answer):
    """A problem, and the numbers to find, in the order of the work."""

    seed: int
    difficulty: str
    problem: ProblemBody
    refs: list[str]


def result_answer(result: Result, *, reveal: bool) -> ResultAnswer:
    """The result, with the true number only where it is to be revealed."""
    return ResultAnswer(
        ref=result.ref,
        given=result.given,
        verdict=result.verdict,
        message=result.message,
        mistakes=[mistake_answer(mistake) for mistake in result.mistakes],
        together=result.together,
        value=result.value if reveal else None,
    )


def exercise_answer(exercise: Exercise) -> ExerciseAnswer:
    """The exercise, its problem as POST /api/trace takes one."""
    return ExerciseAnswer(
        seed=exercise.seed,
        difficulty=exercise.difficulty,
        problem=ProblemBody.of(exercise.problem),
        refs=[str(ref) for ref in exercise.refs],
    )


def graph_exercise_answer(exercise: GraphExercise) -> GraphExerciseAnswer:
    """The exercise, its graph as POST /api/graph/trace takes one."""
    return GraphExerciseAnswer(
        seed=exercise.seed,
        kind=exercise.kind,
        difficulty=exercise.difficulty,
        graph=GraphBody.of(exercise.graph),
        refs=[str(ref) for ref in exercise.refs],
    )
