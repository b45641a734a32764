"""A pickle of tensors, read without running it.

``pickletools`` tells the instructions apart; each that a dictionary of tensors needs is a case
here, and any other, or any name of Python's that is not on the list, ends the reading.
"""

import pickletools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..fault import InterchangeError

_SAFER = (
    "Save the tensors alone, as safetensors: from safetensors.torch import save_file; "
    "save_file(model.state_dict(), 'model.safetensors')"
)
#: Instructions and values of a file, at most.
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Storage:
    """The numbers that tensors are cut from: a file of the archive."""

    type: str
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """What ``torch._utils._rebuild_tensor_v2`` would be called with."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """Something of Python's, by its name: it is never looked up."""

    path: str


class _Mark:
    """Where the values of a tuple, a list or a dictionary begin."""


def _damaged() -> InterchangeError:
    return InterchangeError(f"The pickle in the file is damaged. {_SAFER}")


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > 1 << 40:
        raise _damaged()
    return value


def _wholes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, tuple):
        raise _damaged()
    return tuple(_whole(each) for each in value)


def _tensor(storage: Any, offset: Any, shape: Any, strides: Any, *_: Any) -> Tensor:
    if not isinstance(storage, Storage):
        raise _damaged()
    return Tensor(storage, _whole(offset), _wholes(shape), _wholes(strides))


def _parameter(tensor: Any, *_: Any) -> Any:
    return tensor


#: What may be called: what it makes is made here.
_CALLS: dict[str, Callable[..., Any]] = {
    "torch._utils _rebuild_tensor_v2": _tensor,
    "torch._utils _rebuild_parameter": _parameter,
    "collections OrderedDict": lambda *_: {},
}


def unpickled(program: bytes) -> Any:
    """The value of a pickle. Raises InterchangeError for all that is no tensor."""
    machine = _Machine()
    try:
        machine.run(program)
    except InterchangeError:
        raise
    # What pickletools makes of bytes that are no pickle, and a stack that is empty too soon.
    except (ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
        raise _damaged() from error
    if len(machine.stack) != 1:
        raise _damaged()
    return machine.stack[0]


class _Machine:
    """The stack that a pickle works on, and its memo."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def run(self, program: bytes) -> None:
        for count, (opcode, argument, _) in enumerate(pickletools.genops(program)):
            name = opcode.name
            if count > _MOST:
                raise _damaged()
            if name in _LITERALS:
                self.stack.append(argument if argument is not None else _LITERALS[name]())
            elif name in _DONE_BY:
                _DONE_BY[name](self, argument)
            else:
                raise InterchangeError(
                    f"The file holds more than tensors: its pickle has a {name}, which is not "
                    f"read. {_SAFER}"
                )

    def since_mark(self) -> list[Any]:
        at = max(i for i, each in enumerate(self.stack) if isinstance(each, _Mark))
        values = self.stack[at + 1 :]
        del self.stack[at:]
        return values

    def take_tuple(self, count: int) -> None:
        values = tuple(self.stack[len(self.stack) - count :])
        if len(values) != count:
            raise _damaged()
        del self.stack[len(self.stack) - count :]
        self.stack.append(values)

    def take_set(self, pairs: list[Any]) -> None:
        if not isinstance(self.stack[-1], dict):
            raise _damaged()
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            # Names alone: to hash a nested tuple can take for ever.
            if isinstance(key, str | int):
                self.stack[-1][key] = value

    def take_set_one(self) -> None:
        value, key = self.stack.pop(), self.stack.pop()
        self.take_set([key, value])

    def take_append(self, values: list[Any]) -> None:
        if not isinstance(self.stack[-1], list):
            raise _damaged()
        self.stack[-1].extend(values)

    def take_call(self) -> None:
        arguments, what = self.stack.pop(), self.stack.pop()
        if not isinstance(what, _Name) or not isinstance(arguments, tuple):
            raise _damaged()
        make = _CALLS.get(what.path)
        if make is None:
            raise InterchangeError(
                f"The file holds more than tensors: “{what.path[:60].replace(' ', '.')}”, which "
                f"would run code of its own. {_SAFER}"
            )
        self.stack.append(make(*arguments))

    def take_storage(self) -> None:
        match self.stack.pop():
            case ("storage", _Name(path=path), str(key), _, int(count)) if path.startswith(
                "torch "
            ):
                self.stack.append(Storage(path.removeprefix("torch "), key, _whole(count)))
            case _:
                raise _damaged()

    def take_build(self) -> None:
        """A state_dict carries a note of versions, which is dropped."""
        self.stack.pop()
        if not isinstance(self.stack[-1], dict):
            raise InterchangeError(f"The file holds more than tensors. {_SAFER}")

    def name(self, argument: str) -> None:
        self.stack.append(_Name(argument))

    def name_from_stack(self) -> None:
        name, module = self.stack.pop(), self.stack.pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise _damaged()
        self.stack.append(_Name(f"{module} {name}"))


_LITERALS: dict[str, Callable[[], Any]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_TUPLE": tuple,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
    **{
        name: lambda: None
        for name in (
            *("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"),
            *("BINUNICODE", "SHORT_BINUNICODE"),
        )
    },
}
_DONE_BY: dict[str, Callable[[_Machine, Any], None]] = {
    "PROTO": lambda *_: None,
    "FRAME": lambda *_: None,
    "STOP": lambda *_: None,
    "MARK": lambda at, _: at.stack.append(_Mark()),
    "TUPLE": lambda at, _: at.stack.append(tuple(at.since_mark())),
    "TUPLE1": lambda at, _: at.take_tuple(1),
    "TUPLE2": lambda at, _: at.take_tuple(2),
    "TUPLE3": lambda at, _: at.take_tuple(3),
    "SETITEM": lambda at, _: at.take_set_one(),
    "SETITEMS": lambda at, _: at.take_set(at.since_mark()),
    "APPEND": lambda at, _: at.take_append([at.stack.pop()]),
    "APPENDS": lambda at, _: at.take_append(at.since_mark()),
    "GLOBAL": lambda at, name: at.name(name),
    "STACK_GLOBAL": lambda at, _: at.name_from_stack(),
    "REDUCE": lambda at, _: at.take_call(),
    "BUILD": lambda at, _: at.take_build(),
    "BINPERSID": lambda at, _: at.take_storage(),
    "BINPUT": lambda at, key: at.memo.__setitem__(key, at.stack[-1]),
    "LONG_BINPUT": lambda at, key: at.memo.__setitem__(key, at.stack[-1]),
    "MEMOIZE": lambda at, _: at.memo.__setitem__(len(at.memo), at.stack[-1]),
    "BINGET": lambda at, key: at.stack.append(at.memo[key]),
    "LONG_BINGET": lambda at, key: at.stack.append(at.memo[key]),
}
