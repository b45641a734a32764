"""Makes the files of Keras 2 in files/, and what it computes with them.

`python -m tests.interchange.make_files_of_keras_2`, in an environment of its own with Keras 2.15
and the TensorFlow that it needs. The model has what Keras 3 writes or computes otherwise: the slope
of hard_sigmoid, axes that are counted from the front, LeakyReLU's alpha, outputs with names.
"""

import json
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import layers

FILES = Path(__file__).parent / "files"


def made() -> Any:
    """The model, its numbers drawn."""
    x = keras.Input((4, 4, 1), name="x")
    seen = layers.Conv2D(2, 3, activation="hard_sigmoid", name="seen")(x)
    normed = layers.BatchNormalization(name="batch")(seen)
    row = layers.LayerNormalization(name="row")(layers.Flatten()(normed))
    leaky = layers.LeakyReLU(0.1)(layers.GaussianNoise(0.1)(row))
    b = layers.Dense(2, activation="sigmoid", name="b")(leaky)
    model = keras.Model(x, {"b": b, "a": layers.Dense(1, name="a")(row)})
    model.compile(loss={"b": "binary_crossentropy", "a": "huber"})
    draw = np.random.default_rng(6)
    for variable in model.variables:
        drawn = draw.normal(size=variable.shape)
        variable.assign(np.abs(drawn) + 0.5 if "variance" in variable.name else drawn)
    return model


def main() -> None:
    """Write the model in both formats, the sample, and the loss of its first output for (1, 0)."""
    model = made()
    for name in ("of-keras-2.h5", "of-keras-2.keras"):
        model.save(FILES / name)
    x = np.random.default_rng(7).normal(size=(1, 4, 4, 1)).astype("f4")
    loss = keras.losses.binary_crossentropy(np.array([[1.0, 0.0]], "f4"), model(x)["b"])
    told = json.loads((FILES / "expected.json").read_text("utf-8"))
    told["keras_2"] = {"x": x.tolist(), "loss": float(loss[0])}
    (FILES / "expected.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
