"""Metrics: the running result after each of several updates, weighted and not."""

import numpy as np

from drawing import bits, case, labels, normal, odds, one_hot, uniform, weights, words

SIZES = (4, 3, 1)  # rows of the updates
COLUMNS = 4


def updates(draw, weighted=False):
    return [
        {**draw(k, rows), **({"sample_weight": weights(("w", k), rows)} if weighted else {})}
        for k, rows in enumerate(SIZES)
    ]


def pairs(y_true, y_pred):
    return lambda k, rows: {"y_true": y_true(k, rows), "y_pred": y_pred(k, rows)}


REAL = pairs(lambda k, n: normal(("t", k), n, COLUMNS), lambda k, n: normal(("p", k), n, COLUMNS))
BINARY = pairs(lambda k, n: bits(("t", k), n, 1), lambda k, n: uniform(("p", k), n, 1))
CATEGORIES = pairs(lambda k, n: one_hot(("t", k), n), lambda k, n: odds(("p", k), n))
SPARSE = pairs(lambda k, n: labels(("t", k), n), lambda k, n: odds(("p", k), n))
CLASSES = pairs(lambda k, n: labels(("t", k), n), lambda k, n: labels(("p", k), n))

INPUTS = {
    "Accuracy": CLASSES,
    "BinaryAccuracy": BINARY,
    "CategoricalAccuracy": CATEGORIES,
    "SparseCategoricalAccuracy": SPARSE,
    "BinaryCrossentropy": BINARY,
    "CategoricalCrossentropy": CATEGORIES,
    "SparseCategoricalCrossentropy": SPARSE,
    "MeanSquaredError": REAL,
    "MeanAbsoluteError": REAL,
}
ARGUMENTS = {"BinaryAccuracy": [{"threshold": 0.3}]}


def edges(draw):
    """Everything 0, everything 1, and predictions that are right, in the dtypes of the inputs."""
    shapes = draw(0, 4)
    for name, fill in (("zero", np.zeros_like), ("one", np.ones_like)):
        yield name, [{key: fill(array) for key, array in shapes.items()}]
    if shapes["y_true"].shape == shapes["y_pred"].shape:
        yield "right", [{"y_true": shapes["y_true"], "y_pred": shapes["y_true"].astype(shapes["y_pred"].dtype)}]


def cases():
    for component, draw in INPUTS.items():
        yield case("metric", component, "random", updates=updates(draw))
        yield case("metric", component, "weighted", updates=updates(draw, weighted=True))
        for name, edge in edges(draw):
            yield case("metric", component, name, updates=edge)
        for config in ARGUMENTS.get(component, []):
            yield case("metric", component, f"{words(config)}; random", config, updates=updates(draw))
