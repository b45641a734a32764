"""Activations and losses as lines of NumPy, with the names of one layer to be filled in.

The names are ``{net}``, ``{out}``, ``{slope}``, ``{error}``, ``{delta}`` and, for what a function
needs on the way, ``{part}``, to be ended with a layer's suffix.
"""

from dataclasses import dataclass

from ..engine.activations import LEAKY_SLOPE, TANH_HEIGHT


@dataclass(frozen=True, slots=True)
class ActivationCode:
    """The lines for g(net) and for g′(net); the latter are empty for softmax.

    ``overflows_beyond`` is the |net| from which e^|net| or net² is infinite; the result is right
    all the same. ``needs_erfc`` says that the program must have the error function.
    """

    output: tuple[str, ...]
    slope: tuple[str, ...]
    overflows_beyond: float = float("inf")
    needs_erfc: bool = False


@dataclass(frozen=True, slots=True)
class LossCode:
    """The loss terms and ∂L/∂output, each an expression of ``y`` and ``{out}``.

    The guarded ones leave out what a target of 0 multiplies, where an output has rounded to 0 or
    1; ``terms_from_net`` does without the output. They are None where they are not needed.
    """

    terms: str
    error: str
    guarded_terms: str | None = None
    guarded_error: str | None = None
    terms_from_net: str | None = None


_LOGISTIC = "1 / (1 + np.exp(-{net}))"
_LARGEST_EXPONENT = 700.0

ACTIVATION_CODE: dict[str, ActivationCode] = {
    "identity": ActivationCode(("{out} = {net}",), ("{slope} = np.ones_like({net})",)),
    "sigmoid": ActivationCode(
        (f"{{out}} = {_LOGISTIC}",), ("{slope} = {out} * (1 - {out})",), _LARGEST_EXPONENT
    ),
    "tanh": ActivationCode(("{out} = np.tanh({net})",), ("{slope} = 1 - {out}**2",)),
    "bipolar_sigmoid": ActivationCode(
        ("{out} = np.tanh({net} / 2)",), ("{slope} = (1 - {out}**2) / 2",)
    ),
    "scaled_tanh": ActivationCode(
        (f"{{out}} = {TANH_HEIGHT} * np.tanh(2 / 3 * {{net}})",),
        (f"{{slope}} = 2 / 3 * ({TANH_HEIGHT} - {{out}}**2 / {TANH_HEIGHT})",),
    ),
    "relu": ActivationCode(
        ("{out} = np.maximum(0, {net})",), ("{slope} = np.where({net} > 0, 1.0, 0.0)",)
    ),
    "leaky_relu": ActivationCode(
        (f"{{out}} = np.where({{net}} > 0, {{net}}, {LEAKY_SLOPE} * {{net}})",),
        (f"{{slope}} = np.where({{net}} > 0, 1.0, {LEAKY_SLOPE})",),
    ),
    "elu": ActivationCode(
        ("{out} = np.where({net} > 0, {net}, np.expm1(np.minimum({net}, 0)))",),
        ("{slope} = np.where({net} > 0, 1.0, np.exp(np.minimum({net}, 0)))",),
    ),
    "softplus": ActivationCode(
        ("{out} = np.logaddexp(0, {net})",), (f"{{slope}} = {_LOGISTIC}",), _LARGEST_EXPONENT
    ),
    "silu": ActivationCode(
        ("{out} = {net} / (1 + np.exp(-{net}))",),
        (f"sigma{{part}} = {_LOGISTIC}", "{slope} = sigma{part} + {out} * (1 - sigma{part})"),
        _LARGEST_EXPONENT,
    ),
    "gelu": ActivationCode(
        ("Phi{part} = erfc(-{net} / np.sqrt(2)) / 2", "{out} = {net} * Phi{part}"),
        (
            "phi{part} = np.exp(-({net}**2) / 2) / np.sqrt(2 * np.pi)",
            "{slope} = Phi{part} + {net} * phi{part}",
        ),
        overflows_beyond=1e150,
        needs_erfc=True,
    ),
    "softmax": ActivationCode(
        ("powers = np.exp({net} - {net}.max())", "{out} = powers / powers.sum()"), ()
    ),
}

#: δ of a softmax output by its whole Jacobian ∂o_m/∂net_k = o_m (1[m=k] − o_k).
SOFTMAX_DELTA = (
    "jacobian = np.diag({out}) - np.outer({out}, {out})",
    "{delta} = jacobian.T @ {error}",
)

LOSS_CODE: dict[str, LossCode] = {
    "half_squared_error": LossCode("0.5 * (y - {out})**2", "{out} - y"),
    "mean_squared_error": LossCode("(y - {out})**2 / y.size", "2 * ({out} - y) / y.size"),
    "absolute_error": LossCode("np.abs(y - {out})", "np.sign({out} - y)"),
    "binary_cross_entropy": LossCode(
        "-y * np.log({out}) - (1 - y) * np.log(1 - {out})",
        "(1 - y) / (1 - {out}) - y / {out}",
        guarded_terms="-y * np.log(np.where(y > 0, {out}, 1))"
        " - (1 - y) * np.log1p(-np.where(y < 1, {out}, 0))",
        guarded_error="(1 - y) / np.where(y < 1, 1 - {out}, 1) - y / np.where(y > 0, {out}, 1)",
        terms_from_net="y * np.logaddexp(0, -{net}) + (1 - y) * np.logaddexp(0, {net})",
    ),
    "categorical_cross_entropy": LossCode(
        "-y * np.log({out})",
        "-y / {out}",
        guarded_terms="-y * np.log(np.where(y > 0, {out}, 1))",
        guarded_error="-y / np.where(y > 0, {out}, 1)",
        terms_from_net="-y * ({net} - {net}.max() - np.log(powers.sum()))",
    ),
}
