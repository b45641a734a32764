"""YAML as JSON has it: mappings by name, lists, text, numbers, true, false and null.

A name is text, and so is a date. What is read is a tree, and all of it can go out as JSON; so there
are no aliases, with which a value could hold itself, and no types given by hand.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.reader import ReaderError

from .faults import LessonError

#: How deep lists and mappings may be nested; a weight of a problem written out is 8 deep.
DEEPEST = 20
#: The whole numbers that JSON can carry: those of 64 bits.
_WHOLE = range(-(2**63), 2**63)
#: What "\ud800" writes: UTF-8, and so JSON, has no place for it.
_HALF = re.compile("[\ud800-\udfff]")
_REMEDY = (
    "Write each field as “name: value”, and quote a value that holds “: ” or begins with a sign."
)


def read_fields(text: str, line: int) -> tuple[dict[str, Any], dict[str, int]]:
    """The mapping that ``text`` writes, and by name the line on which each of its fields begins.

    The first line of the text is line ``line`` of the file. Raises LessonError.
    """
    try:
        _check_plain(text, line)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except ReaderError as error:
        raise LessonError(
            f"Here is a character that no text has, U+{error.character:04X}.",
            "Take it out.",
            line + text.count("\n", 0, error.position),
        ) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = line + (mark.line if mark else 0)
        raise LessonError(f"This is not YAML: {error.problem}.", _REMEDY, at) from error
    except ValueError as error:  # PyYAML's, for "\U00110000" and for %YAML with a long number
        raise LessonError("This is not YAML.", _REMEDY, line) from error
    if not isinstance(node, yaml.MappingNode):
        raise LessonError("Here must be fields.", "Write each as “name: value”.", line)
    fields = _mapping(node, line)
    return fields, {key.value: line + key.start_mark.line for key, _ in node.value}


def _check_plain(text: str, line: int) -> None:
    """Raise LessonError where there is an alias or a type, or where the nesting is too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        at = line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent):
            raise LessonError(f"There are no aliases, “*{event.anchor}”.", "Write it again.", at)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            raise LessonError(
                f"There are no types, “{event.tag}”.", "Leave it out, and quote what is text.", at
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise LessonError(
                f"This is nested more than {DEEPEST} deep.", "Take away what is too much.", at
            )


def _value(node: yaml.Node, line: int) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, line)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, line, _SCALARS.get(node.tag, _text))
    return [_value(each, line) for each in node.value]


def _mapping(node: yaml.MappingNode, line: int) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        at = line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise LessonError("The name of a field is a list or a mapping.", _REMEDY, at)
        name = _scalar(key, line, _text)
        if name in mapping:
            raise LessonError(f"There are two fields “{name}”.", "Leave one out.", at)
        mapping[name] = _value(value, line)
    return mapping


def _scalar(node: yaml.ScalarNode, line: int, read: Callable[[yaml.ScalarNode], Any]) -> Any:
    try:
        return read(node)
    except ValueError as error:
        raise LessonError(
            f"This is not a value: {error}.",
            "Quote it if it is text.",
            line + node.start_mark.line,
        ) from error


def _text(node: yaml.ScalarNode) -> str:
    text: str = node.value
    if _HALF.search(text):
        raise ValueError("it holds half a character")
    return text


def _whole(node: yaml.ScalarNode) -> int:
    number = _SAFE.construct_yaml_int(node)
    if number not in _WHOLE:
        raise ValueError("the number has more than 64 bits")
    return number


_SAFE = SafeConstructor()
_SCALARS: dict[str, Callable[[yaml.ScalarNode], Any]] = {
    "tag:yaml.org,2002:null": _SAFE.construct_yaml_null,
    "tag:yaml.org,2002:bool": _SAFE.construct_yaml_bool,
    "tag:yaml.org,2002:int": _whole,
    "tag:yaml.org,2002:float": _SAFE.construct_yaml_float,
}
