"""The workbook, written sheet by sheet."""

import json
import math
from importlib import import_module
from io import BytesIO
from typing import Any

from ...engine.optimizers import OptimizerState
from ...engine.problem import Problem
from ...explain.functions import function_name
from ...explain.losses import LOSSES
from ...explain.notation import Notation, plain
from ...trace.refs import Ref
from ...trace.trace import Trace
from ..fault import InterchangeError
from ..wire import KEY, beside_the_weights
from .cells import address, quoted
from .formulas import Formulas
from .given import given_ranges
from .heads import SYMBOLS, head_of, is_old
from .layout import LOSS, Group, Layout, Place, sample_sheets
from .optimizer import clip_formula, numbers_of, quantities
from .styles import Styles

#: The most cells with numbers, and the most that have names of their own, which spreadsheets list.
MOST_CELLS, MOST_NAMES = 30_000, 2_000
#: What one cell can hold.
_LONGEST_TEXT = 30_000
#: The last column that a sheet can have.
_WIDEST = 16_383
_ADVICE = "Change a number in a framed cell, and all that follows from it changes with it."


def write(problem: Problem) -> bytes:
    """The workbook. Raises InterchangeError where it would be too large to work with."""
    layout = Layout(problem, (*quantities(problem, "weight"), *quantities(problem, "bias")))
    if layout.cells() > MOST_CELLS:
        raise InterchangeError(
            f"The spreadsheet would have {layout.cells():,} numbers; at most {MOST_CELLS:,} are "
            "written. Take fewer samples, or a smaller network."
        )
    file = BytesIO()
    book = import_module("xlsxwriter").Workbook(file, {"in_memory": True})
    _Writer(book, layout, Trace(problem)).write()
    book.close()
    return file.getvalue()


class _Writer:
    """Writes one workbook."""

    def __init__(self, book: Any, layout: Layout, trace: Trace) -> None:
        self.book = book
        self.layout = layout
        self.trace = trace
        self.problem = layout.problem
        self.notation = Notation(layout.problem)
        self.styles = Styles(book)
        self.names_cells = layout.cells() <= MOST_NAMES

    def write(self) -> None:
        layout = self.layout
        main = self._sheet(layout.main, "One iteration of backpropagation")
        formulas = Formulas(layout, self.trace, 0, layout.main)
        self._numbers(main, formulas)
        self._loss(main, layout.main, formulas)
        self._tables(main, layout.groups, formulas)
        if not layout.in_batch:
            self._arriving(main, formulas)
        for sample in sample_sheets(layout):
            sheet = self._sheet(layout.sheet_of(sample), f"Sample {sample + 1}")
            formulas = Formulas(layout, self.trace, sample, layout.sheet_of(sample))
            self._loss(sheet, layout.sheet_of(sample), formulas)
            self._tables(sheet, layout.sample_groups, formulas)
            self._arriving(sheet, formulas)
        self._ranges()
        self._kept()

    def _sheet(self, name: str, title: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, _WIDEST, 13)
        sheet.freeze_panes(0, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, title, self.styles.title)
        loss = LOSSES[self.problem.loss.name].name
        sheet.write_string(2, 0, f"{_ADVICE} The loss is the {loss}.", self.styles.words)
        return sheet

    def _loss(self, sheet: Any, name: str, formulas: Formulas) -> None:
        of_batch = self.layout.in_batch and name == self.layout.main
        sheet.write_string(LOSS[0], LOSS[1] - 1, "L", self.styles.head)
        formula = formulas.batch_loss() if of_batch else formulas.loss()
        value = self.trace.iteration.loss if of_batch else self._value("loss", formulas)
        style = self.styles.cell("loss", given=False)
        sheet.write_formula(*LOSS, formula, style, value)
        self._name("batch_loss" if of_batch else self._named("loss", formulas), Place(name, *LOSS))

    def _numbers(self, sheet: Any, formulas: Formulas) -> None:
        """The optimizer's own numbers, and the norm that its clipping goes by."""
        given = numbers_of(self.problem)
        norm = self.trace.iteration.stepped.gradient_norm
        for name, place in formulas.numbers.items():
            label = SYMBOLS.get(name, name)
            sheet.write_string(place.row, place.column - 1, label, self.styles.head)
            at, style = (place.row, place.column), self.styles.cell("eta", given=name in given)
            if name in given:
                sheet.write_number(*at, given[name], style)
            elif name == "norm":
                sheet.write_formula(*at, formulas.norm(), style, norm)
            else:
                cells = (formulas.seen.cell(formulas.numbers[n]) for n in ("norm", "most"))
                factor = self.problem.optimizer.clip_factor(norm or 0.0)
                sheet.write_formula(*at, clip_formula(*cells), style, factor)
        self._name("learning_rate", formulas.numbers["eta"])

    def _tables(self, sheet: Any, groups: list[Group], formulas: Formulas) -> None:
        layers = {group.layer: group for group in groups}
        for layer, group in layers.items():
            title = self.notation.layer_name(layer).capitalize()
            g = function_name(self.problem.layers[layer - 1].activation.name)
            top = group.row - 3
            sheet.write_string(top, 0, f"{title}: {g}", self.styles.table)
            for unit in range(group.rows):
                label = plain(self.notation.unit(layer, unit))
                sheet.write_string(group.row + unit, 0, label, self.styles.label)
        for group in groups:
            self._group(sheet, group, formulas)

    def _group(self, sheet: Any, group: Group, formulas: Formulas) -> None:
        for source in range(group.width):
            head = head_of(
                group.quantity,
                plain(self.notation.unit(group.layer - 1, source)),
                self.notation.unit(group.layer, 0)["base"],
            )
            sheet.write_string(group.row - 2, group.column + source, head, self.styles.head)
        given = group.quantity in ("weight", "bias", "target") or is_old(group.quantity)
        style = self.styles.cell(group.quantity, given=given)
        for unit in range(group.rows):
            for source in range(group.width):
                self._number(sheet, group, unit, source, formulas, style)
        self._conditions(sheet, group)

    def _number(
        self, sheet: Any, group: Group, unit: int, source: int, formulas: Formulas, style: Any
    ) -> None:
        row, column = group.row + unit, group.column + source
        value = self._value(group.quantity, formulas, group.layer, unit, source)
        formula = formulas.of(group, unit, source)
        if formula is None:
            sheet.write_number(row, column, value, style)
        else:
            sheet.write_formula(row, column, formula, style, value)
        if is_old(group.quantity):
            return  # what the iteration before has left has no ref
        ref = _ref(group.quantity, group.layer, unit, source)
        place = Place(formulas.seen.sheet, row, column)
        self._name(self._named(str(ref), formulas, group.quantity), place)

    def _arriving(self, sheet: Any, formulas: Formulas) -> None:
        for layer in range(1, self.notation.depth + 1):
            for source in range(self.problem.sizes[layer - 1]):
                place = self.layout.arriving(layer, source, formulas.sample)
                at = (place.row, place.column)
                if layer == 1:
                    value = float(self.problem.inputs[formulas.sample, source])
                    sheet.write_number(*at, value, self.styles.cell("input", given=True))
                    self._name(self._named(f"input.{source}", formulas), place)
                else:
                    value = self._value("output", formulas, layer - 1, source)
                    style = self.styles.cell("output", given=False)
                    sheet.write_formula(*at, formulas.arriving(layer, source), style, value)
            first = self.layout.arriving(layer, 0, formulas.sample)
            sheet.write_string(first.row, 0, "arrives", self.styles.words)

    def _value(
        self, quantity: str, formulas: Formulas, layer: int = 0, unit: int = 0, source: int = 0
    ) -> Any:
        if quantity == "power":
            nets = self.trace.numbers("net", layer, formulas.sample)
            return math.exp(nets[unit] - nets.max())
        if is_old(quantity):
            return self._kept_number(quantity, layer, unit, source)
        value = self.trace.value(_ref(quantity, layer, unit, source), formulas.sample)
        return value if abs(value) < float("inf") else "not finite"

    def _kept_number(self, quantity: str, layer: int, unit: int, source: int) -> float:
        _, kind, name = quantity.split("_", 2)
        of, state = self.problem.layers[layer - 1], self.problem.optimizer_state
        like = of.weights if kind == "weight" or of.biases is None else of.biases
        array = (state or OptimizerState()).of(name, layer - 1, kind, like)
        return float(array[unit, source] if array.ndim == 2 else array[unit])

    def _conditions(self, sheet: Any, group: Group) -> None:
        """A weight is coloured by its sign, as its edge in the picture; 0 is written 0."""
        area = (group.row, group.column, group.row + group.rows - 1, group.column + group.width - 1)
        styles = [("=", self.styles.zero)]
        if group.quantity in ("weight", "updated_weight"):
            styles += [(">", self.styles.positive), ("<", self.styles.negative)]
        for criteria, style in styles:
            rule = {"type": "cell", "criteria": criteria, "value": 0, "format": style}
            sheet.conditional_format(*area, rule)

    def _named(self, ref: str, formulas: Formulas, quantity: str = "") -> str:
        of_sheet = self.layout.in_batch and formulas.seen.sheet != self.layout.main
        of_batch = quantity in ("weight", "bias") or quantity.startswith(("batch", "updated"))
        return f"sample.{formulas.sample + 1}.{ref}" if of_sheet and not of_batch else ref

    def _name(self, name: str, place: Place) -> None:
        if self.names_cells:
            at = address(place, absolute=True)
            self.book.define_name(name, f"={quoted(place.sheet)}{at}")

    def _ranges(self) -> None:
        """Names for what is given, by which the workbook is read again."""
        for name, first, last in given_ranges(self.layout):
            area = f"{address(first, absolute=True)}:{address(last, absolute=True)}"
            self.book.define_name(name, f"={quoted(first.sheet)}{area}")

    def _kept(self) -> None:
        """A sheet out of sight with what cells cannot say: activations, loss, reduction."""
        sheet = self.book.add_worksheet(KEY)
        sheet.very_hidden()
        kept = {k: v for k, v in beside_the_weights(self.problem).items() if k != "samples"}
        sheet.write_string(0, 0, json.dumps(kept)[:_LONGEST_TEXT])


def _ref(quantity: str, layer: int, unit: int, source: int) -> Ref:
    if quantity == "loss":
        return Ref("loss")
    if quantity in ("target", "loss_term"):
        return Ref(quantity, unit=unit)
    return Ref(quantity, layer, unit, source if "weight" in quantity else None)
