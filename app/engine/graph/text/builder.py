"""Equations as they are read: shapes and sizes are checked before any number is computed."""

import ast
from collections.abc import Sequence
from math import prod

from .. import limits
from ..ops.op import Op, Params, ShapeError
from ..shapes import told
from .constants import Number
from .draft import Drafted, Target
from .source import Source

#: What an expression is while it is read: an array or a number.
Value = Drafted | Number


class Builder:
    """Collects the equations."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.drafted: list[Drafted] = []
        self.targets: list[Target] = []
        self._computed = 0
        self._terms = 0
        self._equations = 0

    def given(self, name: str, shape: tuple[int, ...]) -> Drafted:
        """An array that is given."""
        array = Drafted(shape, given=name)
        self.drafted.append(array)
        return array

    def target(self, base: str, *, in_loop: bool) -> Target:
        """A name that a line assigns to."""
        target = Target(base, in_loop)
        self.targets.append(target)
        return target

    def apply(
        self, node: ast.AST, op: Op, arguments: Sequence[tuple[Value, ast.AST]], params: Params
    ) -> Drafted:
        """The equation of an op. Raises GraphError where its arguments do not fit together."""
        shapes = [v.shape if isinstance(v, Drafted) else () for v, _ in arguments]
        try:
            shape = op.shape(*shapes, **params)
            width = op.width(*shapes, **params)
        except ShapeError as error:
            written = [self.source.snippet(each) for _, each in arguments]
            words = str(error).format(*written).replace(".T.T", "")
            raise self.source.fault(node, f"`{self.source.snippet(node)}`: {words}") from None
        self._count(node, shape, width)
        drafted = Drafted(
            shape,
            op=op,
            arguments=tuple(v if isinstance(v, Drafted) else float(v) for v, _ in arguments),
            params=dict(params),
            span=self.source.span(node),
            spans=tuple(self.source.span(each) for _, each in arguments),
        )
        self.drafted.append(drafted)
        return drafted

    def _count(self, node: ast.AST, shape: tuple[int, ...], width: int) -> None:
        written = self.source.snippet(node)
        if len(shape) > limits.COMPUTED_RANK:
            raise self.source.fault(
                node,
                f"`{written}` has {len(shape)} axes; at most {limits.COMPUTED_RANK} are allowed.",
            )
        self._computed += prod(shape)
        self._terms += prod(shape) * width
        self._equations += 1
        if self._computed > limits.COMPUTED:
            raise self.source.fault(
                node,
                f"`{written}` is {told(shape)}: with it the graph computes more than "
                f"{limits.COMPUTED:,} numbers.",
            )
        if self._terms > limits.TERMS:
            raise self.source.fault(
                node,
                f"`{written}` is {told(shape)}, each number of {width:,}: with it the graph reads "
                f"more than {limits.TERMS:,} numbers.",
            )
        if self._equations > limits.EQUATIONS:
            raise self.source.fault(
                node,
                f"With all loops unrolled the text has more than {limits.EQUATIONS:,} operations.",
            )
