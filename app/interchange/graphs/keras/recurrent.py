"""Recurrent layers of Keras, in operators of ONNX."""

from typing import Any

from ...reading.keras_layers import ONLY_IN_TRAINING
from ..writer import UnfitError
from .builder import Layer, Rule

#: What would make the layer another one, in words.
_UNREAD = {
    "return_state": "it gives its state too (return_state)",
    "stateful": "it keeps its state from one batch to the next (stateful)",
    "time_major": "its time comes first (time_major)",
    "zero_output_for_mask": "it masks its output (zero_output_for_mask)",
}


def _recurrent(kind: str, gates: str, functions: tuple[str, ...]) -> Rule:
    """``gates`` in the order of Keras; ``functions`` as ONNX orders them, by Keras' fields."""

    def rule(layer: Layer) -> str:
        for field, words in _UNREAD.items():
            if layer.config.get(field):
                raise UnfitError(f"{words}, which is not read")
        if layer.config.get("dropout") or layer.config.get("recurrent_dropout"):
            layer.builder.note(ONLY_IN_TRAINING.format(f"The dropout within {layer.kind} layers"))
        backwards = bool(layer.config.get("go_backwards"))
        sequences = bool(layer.config.get("return_sequences"))
        if backwards and sequences:
            raise UnfitError("it gives what it makes from the end backwards, which is not read")
        arrays = [layer.array("kernel"), layer.array("recurrent_kernel")]
        if layer.config.get("use_bias", True):
            arrays.append(layer.array("bias"))
        return layer.op(
            kind,
            layer.x,
            *arrays,
            plain=1,
            layout=1,
            gates=gates,
            activations=[_function(layer, field) for field in functions],
            direction="reverse" if backwards else "forward",
            sequences=int(sequences),
            linear_before_reset=int(bool(layer.config.get("reset_after", True))),
        )

    return rule


def _function(layer: Layer, field: str) -> str:
    told: Any = layer.config.get(field, "sigmoid" if field == "recurrent_activation" else "tanh")
    if told not in ("tanh", "sigmoid", "relu"):
        raise UnfitError(f"its {field} is {str(told)[:40]}; here it is tanh, sigmoid or relu")
    return str(told)


_OUT, _GATE = "activation", "recurrent_activation"
RULES: dict[str, Rule] = {
    "SimpleRNN": _recurrent("RNN", "h", (_OUT,)),
    "LSTM": _recurrent("LSTM", "ifco", (_GATE, _OUT, _OUT)),
    "GRU": _recurrent("GRU", "zrh", (_GATE, _OUT)),
}
