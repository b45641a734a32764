"""Ways to damage a file, and to have a sound one say what no software would."""

import json
import random
import zipfile
from io import BytesIO
from typing import Any

import onnx

from app.interchange.graphs.keras.layers import RULES as KERAS_RULES
from app.interchange.graphs.rules import RULES


def mutated(content: bytes, draw: random.Random) -> bytes:
    """The content with some of its bytes changed, moved, left out or doubled."""
    data = bytearray(content)
    for _ in range(draw.choice((1, 1, 1, 2, 4, 16))):
        at = draw.randrange(len(data)) if data else 0
        match draw.randrange(7):
            case 0:
                data[at : at + 1] = bytes([draw.randrange(256)])
            case 1:
                data[at : at + 1] = bytes([(data[at] if data else 0) ^ 1 << draw.randrange(8)])
            case 2:
                del data[at : at + draw.choice((1, 2, 8, 64))]
            case 3:
                data[at:at] = data[at : at + draw.choice((1, 4, 32))]
            case 4:
                size = draw.choice((1, 2, 4, 8))
                data[at : at + size] = draw.choice((b"\xff", b"\0", b"\x7f", b"\x80")) * size
            case 5:
                del data[at:]
            case _:
                other = draw.randrange(len(data) + 1)
                data[at : at + 16] = data[other : other + 16]
    return bytes(data)


def mutated_within(content: bytes, draw: random.Random) -> bytes:
    """An archive with one of its files mutated, its checksums right."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(written, "w") as other:
        chosen = draw.choice(archive.namelist())
        for entry in archive.namelist():
            inner = archive.read(entry)
            other.writestr(entry, mutated(inner, draw) if entry == chosen else inner)
    return written.getvalue()


def mutated_model(content: bytes, draw: random.Random) -> bytes:
    """An ONNX model, sound as a file, with some of what it says changed."""
    model = onnx.ModelProto.FromString(content)
    for _ in range(draw.choice((1, 1, 2, 4))):
        node = draw.choice(model.graph.node) if model.graph.node else None
        array = draw.choice(model.graph.initializer) if model.graph.initializer else None
        number = draw.choice((-(1 << 63), -3, -2, -1, 0, 1, 2, 7, 64, 1 << 20, (1 << 63) - 1))
        match draw.randrange(6):
            case 0 if node:
                node.op_type = draw.choice([*RULES, "Erf", "Loop", ""])
            case 1 if node and node.input:
                names = [name for each in model.graph.node for name in each.output]
                node.input[draw.randrange(len(node.input))] = draw.choice([*names, "x", "", "w"])
            case 2 if node:
                name = draw.choice(("axis", "axes", "perm", "pads", "strides", "kernel_shape"))
                del node.attribute[:]
                told = draw.choice((number, [number, 2], [], 0.5, "text"))
                node.attribute.append(onnx.helper.make_attribute(name, told, attr_type=_kind(told)))
            case 3 if array and array.dims:
                array.dims[draw.randrange(len(array.dims))] = number
            case 4 if array and array.data_type == onnx.TensorProto.INT64:
                numbers = [number] * max(1, len(array.raw_data) // 8)
                array.raw_data = b"".join(
                    each.to_bytes(8, "little", signed=True) for each in numbers
                )
            case 5 if model.graph.input:
                shape = model.graph.input[0].type.tensor_type.shape
                if shape.dim:
                    draw.choice(shape.dim).dim_value = number
    changed: bytes = model.SerializeToString()
    return changed


def _kind(told: object) -> int:
    kinds = onnx.AttributeProto
    found = {int: kinds.INT, list: kinds.INTS, float: kinds.FLOAT, str: kinds.STRING}
    return int(found[type(told)])


#: What stands nowhere in the configuration of a model.
_STRANGE = (
    *("null", "true", "-1", "0", "0.5", "1e30", "9" * 30, '[[["x", 0, 0]]]', "[-1, 3]"),
    *("9" * 400, "-" + "9" * 400, "NaN", "1e999", '{"a": ["x", 0, 0]}'),
)


def mutated_config(content: bytes, draw: random.Random) -> bytes:
    """A model of Keras, sound as a file, with some of what its configuration says changed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    config = json.loads(entries["config.json"])
    for _ in range(draw.choice((1, 1, 2, 4))):
        places = list(_places(config))
        held, key = draw.choice(places)
        if key == "class_name":
            held[key] = draw.choice([*KERAS_RULES, "Functional", "Sequential"])
        else:
            other, _ = draw.choice(places)
            held[key] = json.loads(draw.choice((*_STRANGE, "[]", "{}", '""', json.dumps(other))))
    entries["config.json"] = json.dumps(config).encode()
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, inner in entries.items():
            archive.writestr(name, inner)
    return written.getvalue()


def _places(told: Any) -> Any:
    """Each object and list in it, with each of its keys."""
    inner = told.items() if isinstance(told, dict) else enumerate(told)
    for key, value in list(inner):
        yield told, key
        if isinstance(value, dict | list):
            yield from _places(value)
