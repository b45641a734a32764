"""An ONNX model whose operators the graph knows."""

from collections.abc import Callable, Mapping
from typing import Any

from ....engine.arrays import Array
from ....engine.graph import limits
from ...fault import InterchangeError, library
from .model import Operator, OperatorModel


class OnnxModel(OperatorModel):
    """A model's graph; ``value`` gives what an attribute holds."""

    def __init__(
        self, graph: Any, tensors: Mapping[str, Array], value: Callable[[Any], Any], opset: int
    ) -> None:
        plain = [each for each in graph.node if each.op_type != "Constant"]
        if len(plain) > limits.EQUATIONS:
            raise InterchangeError(
                f"The model has {len(plain):,} operators, {len(plain) - limits.EQUATIONS:,} more "
                f"than the {limits.EQUATIONS:,} that a graph here may have."
            )
        if not graph.output:
            raise InterchangeError("The model says no output.")
        operators = [_operator(each, value) for each in plain]
        learned = (str(each.name) for each in graph.initializer)
        super().__init__(operators, tensors, learned, str(graph.output[0].name), opset)
        for each in graph.input:
            if each.name not in tensors:
                self.come_in(str(each.name), _sizes(each))


def _operator(node: Any, value: Callable[[Any], Any]) -> Operator:
    attributes = {}
    for each in node.attribute:
        try:
            told = value(each)
            attributes[str(each.name)] = _number_in(told) if hasattr(told, "dims") else told
        except ValueError as error:
            raise InterchangeError("An attribute of the model is damaged.") from error
    inputs, outputs = tuple(map(str, node.input)), tuple(map(str, node.output))
    return Operator(str(node.op_type), str(node.name), inputs, outputs, attributes)


def _number_in(tensor: Any) -> Any:
    """The one number of a tensor; the tensor itself where it has another count, or is elsewhere."""
    if list(tensor.dims) not in ([], [1]) or tensor.external_data or tensor.data_location:
        return tensor
    try:
        return library("onnx", "onnx").numpy_helper.to_array(tensor).reshape(-1)[0]
    except Exception as error:  # whatever a damaged tensor leads to
        raise InterchangeError("An attribute of the model is damaged.") from error


def _sizes(value: Any) -> list[int]:
    """The sizes of an input's axes, 0 for one that is left open."""
    kind = value.type.tensor_type
    if not kind.HasField("shape"):
        name = str(value.name)[:60]
        raise InterchangeError(f"The model does not say which shape its input “{name}” has.")
    return [int(dim.dim_value) if dim.HasField("dim_value") else 0 for dim in kind.shape.dim]
