"""The curves as the API describes them."""

from pydantic import Field

from ..http.answer import Answer


class CurveAnswer(Answer):
    """The curve of an activation function around 0."""

    activation: str
    name: str = Field(description="As it is called in a sentence.")
    points: list[tuple[float, float, float]] = Field(
        description="net, g(net), g′(net); empty for softmax, which is no function of one net"
    )
    saturated: list[tuple[float, float]] = Field(
        description="From net to net: where |g′| is below 2 % of its largest value."
    )
