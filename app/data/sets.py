"""The table of our sets."""

from . import curves, measured, shapes
from .dataset import Dataset, Network

_PLANE = ("x₁", "x₂")
_TWO = ("class 0", "class 1")
_POINTS = (4, 2000)


def _classifier(
    *hidden: int, seed: int = 1, iterations: int = 600, batch: int | None = 20
) -> Network:
    return Network(
        (2, *hidden, 1),
        (*("tanh",) * len(hidden), "sigmoid"),
        "binary_cross_entropy",
        "sgd",
        1.0,
        batch,
        iterations,
        seed,
    )


DATASETS: dict[str, Dataset] = {
    dataset.id: dataset
    for dataset in (
        Dataset(
            "xor",
            "XOR",
            "Class 1 where just one input is 1: no straight line parts it.",
            _PLANE,
            ("y",),
            _TWO,
            shapes.xor,
            count=4,
            counts=_POINTS,
            noise=0.0,
            held_out=0.0,
            network=_classifier(3, iterations=300, batch=None),
        ),
        Dataset(
            "two_clusters",
            "Two clusters",
            "Two clouds of points that a straight line parts.",
            _PLANE,
            ("y",),
            _TWO,
            shapes.two_clusters,
            count=200,
            counts=_POINTS,
            noise=0.5,
            held_out=0.3,
            network=_classifier(1, iterations=100),
        ),
        Dataset(
            "circle",
            "Circle",
            "A disc in a ring: the boundary has to close.",
            _PLANE,
            ("y",),
            _TWO,
            shapes.circle,
            count=200,
            counts=_POINTS,
            noise=0.1,
            held_out=0.3,
            network=_classifier(4, seed=4),
        ),
        Dataset(
            "moons",
            "Two moons",
            "Two half circles that reach into each other.",
            _PLANE,
            ("y",),
            _TWO,
            shapes.moons,
            count=200,
            counts=_POINTS,
            noise=0.15,
            held_out=0.3,
            network=_classifier(4, seed=3),
        ),
        Dataset(
            "spirals",
            "Two spirals",
            "Two arms wound round each other: hard for few units.",
            _PLANE,
            ("y",),
            _TWO,
            shapes.spirals,
            count=300,
            counts=_POINTS,
            noise=0.03,
            held_out=0.2,
            network=Network(
                (2, 12, 12, 1),
                ("tanh", "tanh", "sigmoid"),
                "binary_cross_entropy",
                "adam",
                0.02,
                32,
                1500,
            ),
        ),
        Dataset(
            "line",
            "A line",
            "y = 2x − 1: one unit without a curve can do it.",
            ("x",),
            ("y",),
            (),
            curves.line,
            count=40,
            counts=(2, 2000),
            noise=0.1,
            held_out=0.25,
            network=Network((1, 1), ("identity",), "half_squared_error", "sgd", 0.3, None, 60),
        ),
        Dataset(
            "sine",
            "A sine",
            "y = sin x: a curve from a few bent units.",
            ("x",),
            ("y",),
            (),
            curves.sine,
            count=100,
            counts=(2, 2000),
            noise=0.05,
            held_out=0.2,
            network=Network(
                (1, 6, 1), ("tanh", "identity"), "half_squared_error", "adam", 0.03, 20, 800
            ),
        ),
        Dataset(
            "plane",
            "A plane",
            "y = (x₁ + x₂) / 2: a value over two inputs.",
            _PLANE,
            ("y",),
            (),
            curves.plane,
            count=100,
            counts=(2, 2000),
            noise=0.05,
            held_out=0.2,
            network=Network((2, 1), ("identity",), "half_squared_error", "sgd", 0.3, 20, 100),
        ),
        Dataset(
            "iris",
            "Iris flowers",
            "Three kinds of iris from four lengths, each less its mean, in units of its spread.",
            ("sepal length", "sepal width", "petal length", "petal width"),
            measured.IRIS_CLASSES,
            measured.IRIS_CLASSES,
            measured.iris,
            count=150,
            counts=(10, 150),
            noise=0.0,
            held_out=0.2,
            network=Network(
                (4, 4, 3), ("tanh", "softmax"), "categorical_cross_entropy", "sgd", 0.3, 20, 400
            ),
            source=(
                "R. A. Fisher, The use of multiple measurements in taxonomic problems, Annals of "
                "Eugenics 7 (1936), measured by E. Anderson; UCI Machine Learning Repository, "
                "CC BY 4.0, with the two misprints of its file corrected after the article."
            ),
        ),
        Dataset(
            "digits",
            "Handwritten digits",
            "300 digits of 8 × 8 pixels, 30 of each.",
            tuple(f"pixel {row + 1},{column + 1}" for row in range(8) for column in range(8)),
            tuple("0123456789"),
            tuple("0123456789"),
            measured.digits,
            count=300,
            counts=(20, 300),
            noise=0.0,
            held_out=0.2,
            network=Network(
                (64, 12, 10),
                ("relu", "softmax"),
                "categorical_cross_entropy",
                "adam",
                0.01,
                30,
                300,
            ),
            source=(
                "E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (1998), the "
                "first 30 of each digit of its test set; UCI Machine Learning Repository, "
                "CC BY 4.0."
            ),
        ),
    )
}
