"""The formula of each number, of the addresses of the cells that it comes from."""

from collections.abc import Callable

from ...trace.trace import Trace
from .cells import Seen
from .functions import ACTIVATIONS, LOSSES
from .layout import ETA, Group, Layout, Place
from .optimizer import formula_of, places, quantities

#: A sum of products longer than this is a SUMPRODUCT.
_WRITTEN_OUT = 8

Formula = str


class Formulas:
    """The formulas of one sample's sheet, or of the first sheet (sample 0)."""

    def __init__(self, layout: Layout, trace: Trace, sample: int, sheet: str) -> None:
        self.layout = layout
        self.problem = layout.problem
        self.trace = trace
        self.sample = sample
        self.seen = Seen(sheet)
        self.numbers = places(layout.problem, layout.main, ETA)
        self._of: dict[str, Callable[[int, int, int], Formula]] = {
            "net": self._net,
            "power": self._power,
            "output": self._output,
            "loss_term": self._loss_term,
            "error": self._error,
            "slope": self._slope,
            "delta": self._delta,
            "weight_gradient": self._weight_gradient,
            "bias_gradient": lambda layer, j, _: self._cell("delta", layer, j),
            "batch_weight_gradient": self._joined("weight_gradient"),
            "batch_bias_gradient": self._joined("bias_gradient"),
        }
        for kind in ("weight", "bias"):
            for quantity in quantities(self.problem, kind):
                if not quantity.startswith("old_"):
                    self._of[quantity] = self._stepped(quantity, kind)

    def of(self, group: Group, unit: int, source: int) -> Formula | None:
        """The formula of a cell of a group; None where the number is given."""
        if group.quantity not in self._of:
            return None
        return "=" + self._of[group.quantity](group.layer, unit, source)

    def arriving(self, layer: int, source: int) -> Formula:
        """What stands above a table: what the layer below passes on."""
        return "=" + self._cell("output", layer - 1, source)

    def loss(self) -> Formula:
        """The sample's loss: the sum of all outputs' shares."""
        depth = len(self.problem.layers)
        return f"=SUM({self._column('loss_term', depth)})"

    def batch_loss(self) -> Formula:
        """The loss of the batch, on the first sheet."""
        losses = [self.layout.place("loss", 0, sample=n) for n in range(self.layout.samples)]
        return "=" + self._over_samples(losses)

    def _place(self, quantity: str, layer: int, unit: int = 0, source: int = 0) -> Place:
        return self.layout.place(quantity, layer, unit, source, self.sample)

    def _cell(self, quantity: str, layer: int, unit: int, source: int = 0) -> str:
        return self.seen.cell(self._place(quantity, layer, unit, source))

    def _column(self, quantity: str, layer: int) -> str:
        return self.seen.column(self._place(quantity, layer), self.problem.sizes[layer])

    def _net(self, layer: int, j: int, _: int) -> Formula:
        """Σ_i w_ji · out_i + b_j."""
        n_in = self.problem.sizes[layer - 1]
        above = self.layout.arriving(layer, 0, self.sample)
        weights = self._place("weight", layer, j)
        if n_in > _WRITTEN_OUT:
            total = f"SUMPRODUCT({self.seen.row(weights, n_in)},{self.seen.row(above, n_in)})"
        else:
            total = "+".join(
                f"{self._cell('weight', layer, j, i)}*"
                f"{self.seen.cell(self.layout.arriving(layer, i, self.sample))}"
                for i in range(n_in)
            )
        has_bias = self.problem.layers[layer - 1].biases is not None
        return f"{total}+{self._cell('bias', layer, j)}" if has_bias else total

    def _power(self, layer: int, j: int, _: int) -> Formula:
        """e^(net − the largest net), of softmax."""
        return f"EXP({self._cell('net', layer, j)}-MAX({self._column('net', layer)}))"

    def _output(self, layer: int, j: int, _: int) -> Formula:
        activation = self.problem.layers[layer - 1].activation.name
        if activation == "softmax":
            return f"{self._cell('power', layer, j)}/SUM({self._column('power', layer)})"
        return ACTIVATIONS[activation].g.format(n=self._cell("net", layer, j))

    def _slope(self, layer: int, j: int, _: int) -> Formula:
        activation = self.problem.layers[layer - 1].activation.name
        n, o = self._cell("net", layer, j), self._cell("output", layer, j)
        return ACTIVATIONS[activation].slope.format(n=n, o=o)

    def _loss_term(self, layer: int, k: int, _: int) -> Formula:
        cells = LOSSES[self.problem.loss.name]
        needs_net = bool(self.trace.loss_from_net[self.sample, k])
        is_softmax = self.layout.has("power", layer)
        return (cells.from_net if needs_net else cells.term).format(
            y=self._cell("target", layer, k),
            o=self._cell("output", layer, k),
            n=self._cell("net", layer, k),
            C=self.problem.sizes[layer],
            nets=self._column("net", layer),
            powers=self._column("power", layer) if is_softmax else "",
        )

    def _error(self, layer: int, j: int, _: int) -> Formula:
        """∂L/∂o_k at the output; Σ_k δ_k u_kj below it."""
        if layer == len(self.problem.layers):
            formula = LOSSES[self.problem.loss.name].error.format(
                o=self._cell("output", layer, j),
                y=self._cell("target", layer, j),
                C=self.problem.sizes[layer],
            )
            # Not finite where an output has rounded to 0 or 1; δ = o − y does without it.
            return f'IFERROR({formula},"not finite")' if self.problem.fused else formula
        above, n_out = layer + 1, self.problem.sizes[layer + 1]
        if n_out > _WRITTEN_OUT:
            weights = self.seen.column(self._place("weight", above, 0, j), n_out)
            return f"SUMPRODUCT({self._column('delta', above)},{weights})"
        return "+".join(
            f"{self._cell('delta', above, k)}*{self._cell('weight', above, k, j)}"
            for k in range(n_out)
        )

    def _delta(self, layer: int, j: int, _: int) -> Formula:
        """error · slope; o − y where loss and output fuse; by the whole Jacobian of a softmax."""
        o, error = self._cell("output", layer, j), self._cell("error", layer, j)
        if layer == len(self.problem.layers) and self.problem.fused:
            return f"{o}-{self._cell('target', layer, j)}"
        if self.problem.layers[layer - 1].activation.slope is None:
            shared = f"SUMPRODUCT({self._column('error', layer)},{self._column('output', layer)})"
            return f"{o}*({error}-{shared})"
        return f"{error}*{self._cell('slope', layer, j)}"

    def _weight_gradient(self, layer: int, j: int, i: int) -> Formula:
        """δ_j · out_i."""
        arriving = self.seen.cell(self.layout.arriving(layer, i, self.sample))
        return f"{self._cell('delta', layer, j)}*{arriving}"

    def _joined(self, quantity: str) -> Callable[[int, int, int], Formula]:
        """Σ_n or (1/N) Σ_n of the samples' gradients."""

        def formula(layer: int, j: int, i: int) -> Formula:
            samples = range(self.layout.samples)
            places = [self.layout.place(quantity, layer, j, i, sample) for sample in samples]
            return self._over_samples(places)

        return formula

    def _over_samples(self, places: list[Place]) -> Formula:
        # A sum over sheets, 'Sample 1:Sample 9'!B5, is not understood everywhere.
        total = f"SUM({','.join(map(self.seen.cell, places))})"
        return f"{total}/{len(places)}" if self.problem.reduction == "mean" else total

    def norm(self) -> Formula:
        """The norm of the gradients of all trained parameters."""
        areas = []
        for layer, of in enumerate(self.problem.layers, start=1):
            kinds = ["weight", "bias"] if of.biases is not None and of.train_biases else ["weight"]
            for kind in kinds:
                group = self.layout.group(self._gradient(kind), layer)
                first = self._place(group.quantity, layer)
                areas.append(self.seen.area(first, group.rows, group.width))
        return f"=SQRT(SUMSQ({','.join(areas)}))"

    def _gradient(self, kind: str) -> str:
        return f"{'batch_' if self.layout.in_batch else ''}{kind}_gradient"

    def _stepped(self, quantity: str, kind: str) -> Callable[[int, int, int], Formula]:
        """What the optimizer computes, such as w − η ∇w."""

        def formula(layer: int, j: int, i: int) -> Formula:
            def cell(name: str) -> str:
                if name in self.numbers:
                    return self.seen.cell(self.numbers[name])
                return self._cell(name, layer, j, i)

            return formula_of(self.problem, quantity, kind, self._gradient(kind), cell)

        return formula
