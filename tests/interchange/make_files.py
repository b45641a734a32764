# ruff: noqa: PLC0415 - each library where its files are made
"""Makes the files of other software in files/, and what that software computes with them.

`python -m tests.interchange.make_files`, in an environment that `make formats` has filled. The
networks are small and their numbers random; the sample and what comes of it stand in expected.json.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

os.environ["KERAS_BACKEND"] = "torch"
FILES = Path(__file__).parent / "files"
SAMPLE = [0.3, -0.7, 1.1]


def torch_models() -> dict[str, Any]:
    """A chain with each kind of activation that torch has, and a plain one."""
    import torch
    from torch import nn

    torch.manual_seed(5)
    return {
        "relu": nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2), nn.Softmax(1)).double(),
        "many": nn.Sequential(
            *(nn.Linear(3, 4), nn.GELU(), nn.Linear(4, 4), nn.SiLU(), nn.Dropout(0.5)),
            *(nn.Linear(4, 3), nn.ELU(), nn.Linear(3, 3), nn.LeakyReLU(0.01)),
            *(nn.Linear(3, 4, bias=False), nn.Softplus(), nn.Linear(4, 2), nn.Sigmoid()),
        ).eval(),
    }


def write_torch(told: dict[str, Any]) -> None:
    """state_dicts as .pt and safetensors, a model of ONNX."""
    import torch
    from safetensors.torch import save_file

    models = torch_models()
    relu, many = models["relu"], models["many"]
    torch.save(relu.state_dict(), FILES / "relu.pt")
    torch.save(
        {"epoch": 3, "model_state_dict": relu.float().state_dict()}, FILES / "checkpoint.pth"
    )
    relu = torch_models()["relu"]
    save_file(relu.state_dict(), FILES / "relu.safetensors")
    save_file(relu.bfloat16().state_dict(), FILES / "bfloat16.safetensors")
    torch.save(torch_models()["relu"], FILES / "whole-model.pt")
    torch.onnx.export(many, (torch.zeros(1, 3),), str(FILES / "many.onnx"), dynamo=False)
    cnn = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 2), torch.nn.Flatten(), torch.nn.Linear(4, 2))
    torch.save(cnn.state_dict(), FILES / "convolution.pt")
    for name, model in torch_models().items():
        x = torch.tensor([SAMPLE], dtype=next(model.parameters()).dtype)
        told[name] = model(x)[0].tolist()
    _write_gradients(told)


def _write_gradients(told: dict[str, Any]) -> None:
    """What torch's autograd makes of the plain model with a target of (1, 0)."""
    import torch

    model = torch_models()["relu"]
    output = model(torch.tensor([SAMPLE], dtype=torch.float64))
    loss = -torch.log(output[0, 0])
    loss.backward()
    told["relu_loss"] = loss.item()
    told["relu_gradients"] = [model[0].weight.grad.tolist(), model[2].weight.grad.tolist()]


def write_keras(told: dict[str, Any]) -> None:
    """A compiled model in both formats, and its weights alone."""
    import keras
    from keras import layers

    keras.utils.set_random_seed(7)
    model = keras.Sequential(
        [
            keras.Input((3,)),
            layers.Dense(4, activation="relu", name="hidden"),
            layers.Dropout(0.1),
            layers.Dense(3),
            layers.Activation("tanh"),
            layers.Dense(2, activation="softmax"),
        ]
    )
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.SGD(0.1))
    for name in ("model.keras", "model.h5", "model.weights.h5"):
        (model.save_weights if "weights" in name else model.save)(FILES / name)
    told["keras"] = np.asarray(model(np.array([SAMPLE], np.float32)).detach())[0].tolist()


def write_branched_keras(told: dict[str, Any]) -> None:
    """A compiled model with a skip connection, in both formats; its loss for (1, 0)."""
    import keras
    from keras import layers

    keras.utils.set_random_seed(8)
    x = keras.Input((3,), name="x")
    added = layers.Add()([layers.Dense(3, activation="relu", name="first")(x), x])
    joined = layers.Concatenate()([layers.BatchNormalization(name="norm")(added), x])
    model = keras.Model(x, layers.Dense(2, activation="softmax", name="last")(joined))
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.SGD(0.1))
    for name in ("branched.keras", "branched.h5"):
        model.save(FILES / name)
    told["branched"] = -float(np.log(model(np.array([SAMPLE], np.float32)).detach()[0, 0]))


def write_no_text(_: dict[str, Any]) -> None:
    """A file of HDF5 with numbers where the configuration of a model belongs."""
    import h5py

    with h5py.File(FILES / "no-text.h5", "w") as file:
        file.attrs["model_config"] = np.arange(3)


def write_sklearn(told: dict[str, Any]) -> None:
    """What MLPClassifier learns, as arrays of NumPy under its own names."""
    from sklearn.neural_network import MLPClassifier

    rng = np.random.default_rng(3)
    model = MLPClassifier((4,), activation="relu", max_iter=30, random_state=1)
    model.fit(rng.normal(size=(60, 3)), np.arange(60) % 3)
    arrays: dict[str, Any] = {f"coefs_{n}": each for n, each in enumerate(model.coefs_)}
    arrays |= {f"intercepts_{n}": each for n, each in enumerate(model.intercepts_)}
    np.savez_compressed(FILES / "sklearn.npz", **arrays)
    told["sklearn"] = model.predict_proba([SAMPLE])[0].tolist()


def main() -> None:
    """Write them all."""
    FILES.mkdir(exist_ok=True)
    # What other software than this has told stays.
    told: dict[str, Any] = json.loads((FILES / "expected.json").read_text("utf-8"))
    told["sample"] = SAMPLE
    writers: list[Callable[[dict[str, Any]], None]] = [
        *(write_torch, write_keras, write_branched_keras, write_no_text, write_sklearn)
    ]
    for write in writers:
        write(told)
    (FILES / "expected.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
