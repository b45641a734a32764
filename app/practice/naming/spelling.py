"""Ways of writing one and the same name, and the one that is read: ∂L/∂w11(1), δo1, w5new.

Layers stand above in brackets, before or after the indices: z^{[1]}_1, a_1^{(2)}, W^{(1)}_{11}. As
in a program, dW[1][0][1] has its units counted from 0. Derivatives of the loss are written dW, dZ
and db as in deep-learning courses, or as fractions in LaTeX. In a batch a number may be named with
its sample, L⁽²⁾, ∂L⁽²⁾/∂w11 or net_h1 of sample 2, which is read as an @2 behind the name.
"""

import re
from unicodedata import normalize

#: No name of a number is longer, in LaTeX either.
_LONGEST = 300
_FRACTION = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:\\partial|d|∂)\s*[A-Za-z_\\{}]*?(\^?\{?[(\[]\d+[)\]]\}?)?\s*\}\s*"
    r"\{\s*(?:\\partial|d|∂)\s*((?:[^{}]|\{[^{}]*\})+)\}"
)
_OF_SAMPLE = re.compile(
    r"(?:^|(?<=[\s,;(\[]))(?:(?:of|for|in)\s+)?sample\s*(\d{1,4})\s*[)\]]?\s*$", re.IGNORECASE
)
_LOSS_OF_SAMPLE = re.compile(r"^(∂?l)\((\d{1,4})\)(/.*)?$")
_LEFT_OUT = re.compile(r"[\s_^{}$\\]")
_IN_A_PROGRAM = re.compile(r"^(.*[a-zδ])\[(\d+)\]\[(\d+)\](?:\[(\d+)\])?$", re.ASCII)
_WRITTEN = tuple(
    (re.compile(form, re.ASCII), same)
    for form, same in (
        ("delta", "δ"),
        ("partial", "∂"),
        ("'", "′"),
        (r"(?:hat(?=y)y|yhat|y\u0302|ŷ|\bpred(?:icted)?)", "o"),
        (r"\[(\d+)\]", r"(\1)"),
        (r"^(?:∇|nabla|grad(?:ient)?(?:of)?)(?=[a-z])", "∂l/∂"),
        (r"^[d∂](?:etotal|loss|mse|sse|[celj])(\(\d+\))?/[d∂]", r"∂l\1/∂"),
        (r"^d(?=[wub]\(?\d|a\(?\d)", "∂l/∂"),
        (r"^dz(?=\(?\d)", "∂l/∂z"),
        (r"^(?:etotal|[cej]|error|cost|loss|mse|sse)(\(\d+\))?$", r"l\1"),
        (r"^∂l/∂(.*[\d)])l(\(\d+\))?$", r"∂l\2/∂\1"),
        (r"^out(?=[ho])", ""),
        (r"^(?:new|updated)(.+)", r"\1new"),
        (r"(?:\+|\*|\(new\)|\(t\+1\))$", "new"),
        (r"^([wub].*[\d)])′$", r"\1new"),
        (r"^t(?=\d+$)", "y"),
        (r"^p(?=\d+$)", "o"),
        (r"^yin(?=\d+$)", "neto"),
        (r"^(?:zin|inh|in(?=h))(?=\d+$)", "neth"),
        (r"^ino(?=\d+$)", "neto"),
        (r"^δy(?=\d+$)", "δo"),
        (r"^δz(?=\d+$)", "δh"),
        # A layer before the indices goes behind them.
        (r"^(.*[a-zδ])\((\d+)\)(\d[\d,]*)(new|′)?$", r"\1\3(\2)\4"),
    )
)


def counts_as_a_program(name: str) -> bool:
    """Whether the name has its indices in brackets, where units count from 0."""
    return bool(_IN_A_PROGRAM.match(_LEFT_OUT.sub("", normalize("NFKC", name).lower())))


def plain_name(name: str) -> str:
    """The name as it is read; spaces, underscores, braces and case do not matter.

    What is too long to be a name is read as none.
    """
    if len(name) > _LONGEST:
        return ""
    sample = ""
    if found := _OF_SAMPLE.search(name):
        name, sample = name[: found.start()].rstrip(" ,;(["), f"@{int(found[1])}"
    name = _FRACTION.sub(r"∂L\1/∂\2", name)
    name = re.sub(r"\\(?:mathrm|text|operatorname|mathbf|boldsymbol)\b", "", name)
    plain = _LEFT_OUT.sub("", normalize("NFKC", name).lower())
    if program := _IN_A_PROGRAM.match(plain):
        letters, layer, unit, source = program.groups()
        counts = [str(int(each) + 1) for each in (unit, source) if each is not None]
        plain = f"{letters}{','.join(counts)}({layer})"
    for written, same in _WRITTEN:
        plain = written.sub(same, plain)
    if (of_loss := _LOSS_OF_SAMPLE.match(plain)) and not sample:
        plain, sample = f"{of_loss[1]}{of_loss[3] or ''}", f"@{int(of_loss[2])}"
    return plain + sample
