"""Activations and losses as formulas of a spreadsheet: a row of a table each.

A minus before a power binds tighter than the power in Excel, so that −n² is written −(n^2).
e^n overflows beyond 709 there, and is an error, not infinite.
"""

from dataclasses import dataclass

from ...engine.activations import LEAKY_SLOPE, TANH_HEIGHT


@dataclass(frozen=True, slots=True)
class ActivationCells:
    """g of the cell ``n``, and g′ of the cells ``n`` and ``o``."""

    g: str
    slope: str


_LOGISTIC = "1/(1+EXP(MIN(700,-{n})))"
_DENSITY = "EXP(-({n}^2)/2)/SQRT(2*PI())"

ACTIVATIONS = {
    "identity": ActivationCells("{n}", "1"),
    "sigmoid": ActivationCells(_LOGISTIC, "{o}*(1-{o})"),
    "tanh": ActivationCells("TANH({n})", "1-{o}^2"),
    "bipolar_sigmoid": ActivationCells("TANH({n}/2)", "(1-{o}^2)/2"),
    "scaled_tanh": ActivationCells(
        f"{TANH_HEIGHT}*TANH(2/3*{{n}})", f"2/3*({TANH_HEIGHT}-{{o}}^2/{TANH_HEIGHT})"
    ),
    "relu": ActivationCells("MAX(0,{n})", "IF({n}>0,1,0)"),
    "leaky_relu": ActivationCells(
        f"IF({{n}}>0,{{n}},{LEAKY_SLOPE}*{{n}})", f"IF({{n}}>0,1,{LEAKY_SLOPE})"
    ),
    "elu": ActivationCells("IF({n}>0,{n},EXP(MIN({n},0))-1)", "IF({n}>0,1,EXP(MIN({n},0)))"),
    "softplus": ActivationCells("MAX(0,{n})+LN(1+EXP(-ABS({n})))", _LOGISTIC),
    "silu": ActivationCells(
        "{n}/(1+EXP(MIN(700,-{n})))",
        f"{_LOGISTIC}+{{o}}*(1-{_LOGISTIC})",
    ),
    "gelu": ActivationCells("{n}*NORMSDIST({n})", f"NORMSDIST({{n}})+{{n}}*{_DENSITY}"),
}


@dataclass(frozen=True, slots=True)
class LossCells:
    """An output's share and its derivative, of the target ``y``, the output ``o``, C outputs.

    ``from_net`` is the share of the net ``n`` alone, for outputs that have rounded to 0 or 1; of
    softmax ``powers`` is the range of all e^(net − largest net), and ``p`` the output's own.
    """

    term: str
    error: str
    from_net: str = ""


LOSSES = {
    "half_squared_error": LossCells("0.5*({y}-{o})^2", "{o}-{y}"),
    "mean_squared_error": LossCells("({y}-{o})^2/{C}", "2*({o}-{y})/{C}"),
    "absolute_error": LossCells("ABS({y}-{o})", "IF({o}>{y},1,IF({o}<{y},-1,0))"),
    "binary_cross_entropy": LossCells(
        "-IF({y}=0,0,{y}*LN({o}))-IF({y}=1,0,(1-{y})*LN(1-{o}))",
        "IF({y}=1,0,(1-{y})/(1-{o}))-IF({y}=0,0,{y}/{o})",
        "{y}*(MAX(0,-{n})+LN(1+EXP(-ABS({n}))))+(1-{y})*(MAX(0,{n})+LN(1+EXP(-ABS({n}))))",
    ),
    "categorical_cross_entropy": LossCells(
        "-IF({y}=0,0,{y}*LN({o}))",
        "-IF({y}=0,0,{y}/{o})",
        "{y}*(LN(SUM({powers}))+MAX({nets})-{n})",
    ),
}
