"""How numbers are written, in Python and in the page."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.explain.numbers import format_number

ROOT = Path(__file__).parents[2]
DENO = Path(sys.executable).parent / "deno"

#: Written on the page by a script of one line.
_WRITE = """
import { formatNumber } from "./static/src/lib/numbers/format.ts";
const numbers = JSON.parse(await new Response(Deno.stdin.readable).text());
console.log(JSON.stringify(numbers.map(formatNumber)));
"""


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.5932699921, "0.5933"),
        (-1.25, "−1.25"),
        (0.000438568, "4.386e−4"),
        (12345.0, "1.235e4"),
        (9999.4, "9999"),
        (0.001, "0.001"),
        (1e-300, "1e−300"),
        (1.0625, "1.063"),  # halves go up, as on paper
        (-1.0625, "−1.063"),
    ],
)
def test_a_number_has_four_significant_digits(value: float, written: str) -> None:
    assert format_number(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_is_within_half_a_unit_of_the_fourth_digit(value: float) -> None:
    written = Decimal(format_number(value).replace("−", "-"))
    exact = Decimal(value)
    unit = Decimal(1).scaleb(exact.adjusted() - 3) if exact else Decimal(1)
    assert abs(written - exact) <= unit / 2 * (1 + Decimal("1e-12"))


def test_the_page_writes_every_number_as_python_does() -> None:
    rng = np.random.default_rng(10)
    magnitudes = 10.0 ** rng.uniform(-12, 12, 10_000)
    drawn = (rng.choice([-1.0, 1.0], 10_000) * magnitudes).tolist()
    near_ties = [round(value, 5) + 5e-5 for value in rng.uniform(0, 2, 5_000).tolist()]
    edges = [0.0, 9999.5, 9999.49, 0.00099995, 0.001, 1e4, 5e-324, 1.7e308, 0.00012345, 1.00005]
    numbers = drawn + near_ties + edges
    done = subprocess.run(
        [DENO, "eval", "--quiet", _WRITE],
        input=json.dumps(numbers),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    page = json.loads(done.stdout)
    assert page == [format_number(value) for value in numbers]
