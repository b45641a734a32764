"""The drawing on a worksheet: everything in it can be read."""

from itertools import combinations, pairwise, product

import pytest

from app.explain.notation import Notation
from app.practice.exercise.exercise import make_exercise
from app.web.worksheet.drawing import RADIUS, Drawing, draw_network

#: The size of a weight's text at 13 px, in CSS pixels: of one sign, and its height.
SIGN, HEIGHT = 6.5, 13
SIZES = [(*few, 2) for few in product((1, 2, 3), repeat=2)] + [(3, 3, 3), (2, 3, 1, 3)]


def drawing(sizes: tuple[int, ...]) -> Drawing:
    """That of an exercise with long weights."""
    problem = make_exercise(1, sizes, "hard").problem
    return draw_network(problem, Notation(problem))


@pytest.mark.parametrize("sizes", SIZES)
def test_every_weight_stands_clear_of_the_others_and_of_the_units(sizes: tuple[int, ...]) -> None:
    drawn = drawing(sizes)
    assert all(edge.label for edge in drawn.edges)
    for one, other in combinations(drawn.edges, 2):
        beside = SIGN * (len(one.label) + len(other.label)) / 2
        apart = abs(one.at[0] - other.at[0]) >= beside or abs(one.at[1] - other.at[1]) >= HEIGHT
        assert apart, (one, other)
    for edge, unit in product(drawn.edges, drawn.units):
        assert abs(edge.at[0] - unit.x) >= RADIUS + SIGN * len(edge.label) / 2 - 2


@pytest.mark.parametrize("sizes", [*SIZES, (5, 5), (2, 5, 4, 3, 5)])
def test_every_unit_and_edge_is_in_the_drawing(sizes: tuple[int, ...]) -> None:
    drawn = drawing(sizes)
    assert len(drawn.units) == sum(sizes)
    assert len(drawn.edges) == sum(a * b for a, b in pairwise(sizes))
    for unit in drawn.units:
        assert RADIUS <= unit.x <= drawn.width - RADIUS
        assert RADIUS <= unit.y <= drawn.height - RADIUS


def test_a_wide_network_leaves_its_weights_to_the_matrices() -> None:
    assert not any(edge.label for edge in drawing((2, 4, 2)).edges)
