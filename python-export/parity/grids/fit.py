"""Whole fits of small models over 50 epochs: every optimizer, losses, and what fit does to the rows.

For the live comparison only; recipes/fits.py writes the goldens of fits.
"""

import numpy as np

from drawing import case, labels, normal, weights

ROWS = 24
X = normal("fit x", ROWS, 5)
BITS = (X[:, :1] + 0.5 * normal("fit noise", ROWS, 1) > 0).astype("float32")
CLASSES = np.argmax(X[:, :3] + normal("fit classes", ROWS, 3), axis=1).astype("int32")
REAL = (X[:, :2] * X[:, 2:4]).astype("float32")


def dense(units, activation=None, **more):
    return ["Dense", {"units": units, **({"activation": activation} if activation else {}), **more}]


BINARY = [dense(6, "relu"), dense(1, "sigmoid")]
DROPOUT = [dense(6, "relu"), ["Dropout", {"rate": 0.3}], dense(1, "sigmoid")]
THREE = [dense(8, "tanh"), dense(3, "softmax")]
REGRESSION = [dense(5, "tanh"), dense(2)]
RATES = {
    "SGD": 0.1, "RMSprop": 0.01, "Adam": 0.01, "AdamW": 0.01, "Adamax": 0.01, "Nadam": 0.01, "Adadelta": 1.0,
    "Adagrad": 0.1, "Ftrl": 0.1, "Adafactor": 0.05, "Lion": 0.001, "Lamb": 0.01,
}  # fmt: skip


def fit(component, about, layers, loss, y, optimizer=("Adam", {"learning_rate": 0.01}), metrics=(), sample_weight=None, **arguments):
    config = {
        "seed": 7,
        "layers": layers,
        "optimizer": list(optimizer),
        "loss": list(loss),
        "metrics": list(metrics),
        "fit": {"epochs": 50, "batch_size": 8, **arguments},
    }
    return case("fit", component, about, config, x=X, y=y, sample_weight=sample_weight)


def cases():
    bce, mse = ("BinaryCrossentropy", {}), ("MeanSquaredError", {})
    for name, rate in RATES.items():
        yield fit("optimizers", name, BINARY, bce, BITS, (name, {"learning_rate": rate}))
    for loss in ("MeanSquaredError", "MeanAbsoluteError", "Huber", "LogCosh"):
        yield fit("losses", loss, REGRESSION, (loss, {}), REAL)
    three = ("SparseCategoricalCrossentropy", {})
    yield fit("losses", "SparseCategoricalCrossentropy", THREE, three, CLASSES, metrics=["accuracy"])
    yield fit("fit arguments", "shuffle=False", BINARY, bce, BITS, metrics=["accuracy"], shuffle=False)
    yield fit("fit arguments", "validation_split=0.25", BINARY, bce, BITS, metrics=["accuracy"], validation_split=0.25)
    yield fit("fit arguments", "class_weight", BINARY, bce, BITS, class_weight={"0": 0.5, "1": 2.0})
    yield fit("fit arguments", "sample_weight", REGRESSION, mse, REAL, sample_weight=weights("fit w", ROWS))
    yield fit("fit arguments", "batch_size=7", REGRESSION, mse, REAL, batch_size=7)
    yield fit("dropout", "Adam", DROPOUT, bce, BITS)
    yield fit("dropout", "RMSprop", DROPOUT, bce, BITS, ("RMSprop", {"learning_rate": 0.01}))
    many = labels("many", ROWS, 1, classes=3)
    yield fit("dropout", "three classes", [*THREE[:1], ["Dropout", {"rate": 0.2}], *THREE[1:]], three, many)
