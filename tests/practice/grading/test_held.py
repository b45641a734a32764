"""What is held in memory while the largest sheet is marked."""

import tracemalloc

from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from app.web.practice.request import GradeRequest
from app.web.problem.either import problem_in
from benchmarks.worst import WORST


def test_the_largest_sheet_with_every_answer_wrong_is_marked_within_64_mebibytes() -> None:
    wanted = GradeRequest.model_validate(WORST["/api/practice/grade"][1])
    key = AnswerKey(problem_in(wanted).to_problem())
    tracemalloc.start()
    try:
        results = grade(key, wanted.answers)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(result.verdict == "wrong" for result in results) >= 190
    assert peak < 64 << 20
