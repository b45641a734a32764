"""What a reader's answer to a question may say."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from ...practice.numbers.answer import LONGEST
from ..http.field_words import Place
from ..http.request_body import RequestBody
from ..problem.request import NUMBER_AS_TEXT


class AnswerBody(RequestBody):
    """A reader's answer to a question of a lesson."""

    PLACES: ClassVar[Mapping[str, Place]] = {
        "question": Place("“question”", "the id of a question of the lesson"),
        "answer": Place("“answer”", NUMBER_AS_TEXT),
    }

    question: str = Field(max_length=100)
    answer: str = Field(max_length=LONGEST, description="A number, or arithmetic that gives one.")
