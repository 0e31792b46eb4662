"""Losses over random, edge and weighted input, with each of their arguments."""

import numpy as np

from drawing import bits, case, labels, normal, odds, one_hot, uniform, weights, words

ROWS, COLUMNS = 6, 4
EDGE = np.float32([[0, 1, 0, 1], [1, 0, 1, 0], [1e-8, 1 - 1e-7, 0.5, 0.25]])  # probabilities


def kinds():
    """By component: {name of the input: (y_true, y_pred)}."""
    real = {
        "random": (normal("t", ROWS, COLUMNS), normal("p", ROWS, COLUMNS)),
        "zero": (np.zeros((3, COLUMNS), "float32"), np.zeros((3, COLUMNS), "float32")),
        "one": (np.ones((3, COLUMNS), "float32"), np.ones((3, COLUMNS), "float32")),
        "right": (normal("r", 3, COLUMNS), normal("r", 3, COLUMNS)),
        "extreme": (np.float32([[1e6, -1e6, 1e-6, 0]]), np.float32([[-1e6, 1e6, 1e3, 1e-30]])),
        "rank 3": (normal("t3", 3, 2, 4), normal("p3", 3, 2, 4)),
        "(n,) and (n, 1)": (normal("t1", ROWS), normal("p1", ROWS, 1)),
    }
    binary = {
        "random": (bits("t", ROWS, COLUMNS), uniform("p", ROWS, COLUMNS)),
        "zero": (np.zeros((3, COLUMNS), "float32"), np.zeros((3, COLUMNS), "float32")),
        "one": (np.ones((3, COLUMNS), "float32"), np.ones((3, COLUMNS), "float32")),
        "right": (np.round(EDGE), np.round(EDGE)),
        "extreme": (1 - np.round(EDGE), EDGE),
        "column": (bits("tc", ROWS, 1), uniform("pc", ROWS, 1)),
    }
    categories = {
        "random": (one_hot("t", ROWS), odds("p", ROWS)),
        "zero": (np.zeros((3, COLUMNS), "float32"), np.zeros((3, COLUMNS), "float32")),
        "one": (np.ones((3, COLUMNS), "float32"), np.ones((3, COLUMNS), "float32")),
        "right": (one_hot("r", 3), one_hot("r", 3)),
        "extreme": (one_hot("e", 3), EDGE),
        "not normalised": (one_hot("t", ROWS), uniform("n", ROWS, COLUMNS, low=0.01)),
    }
    sparse = {
        "random": (labels("t", ROWS), odds("p", ROWS)),
        "column": (labels("t", ROWS, 1), odds("p", ROWS)),
        "zero": (np.zeros(3, "int32"), np.zeros((3, COLUMNS), "float32")),
        "right": (labels("r", 3), one_hot("r", 3)),
        "extreme": (labels("e", 3), EDGE),
        "float labels": (labels("t", ROWS, dtype="float32"), odds("p", ROWS)),
    }
    return {
        "MeanSquaredError": real,
        "MeanAbsoluteError": real,
        "BinaryCrossentropy": binary,
        "CategoricalCrossentropy": categories,
        "SparseCategoricalCrossentropy": sparse,
    }


ARGUMENTS = {
    "BinaryCrossentropy": [{"label_smoothing": 0.2}],
    "CategoricalCrossentropy": [{"label_smoothing": 0.1}],
}
REDUCTIONS = ("sum", "mean_with_sample_weight", "none")
LOGITS = ("BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy")


def cases():
    for component, inputs in kinds().items():
        for name, (y_true, y_pred) in inputs.items():
            yield case("loss", component, name, y_true=y_true, y_pred=y_pred)
        y_true, y_pred = inputs["random"]
        for config in ARGUMENTS.get(component, []):
            for name in ("random", "extreme"):
                t, p = inputs[name]
                yield case("loss", component, f"{words(config)}; {name}", config, y_true=t, y_pred=p)
        for reduction in REDUCTIONS:
            config = {"reduction": reduction}
            yield case("loss", component, f"{words(config)}; weighted", config, y_true=y_true, y_pred=y_pred,
                       sample_weight=weights("w", len(y_true)))  # fmt: skip
        yield case("loss", component, "weighted", y_true=y_true, y_pred=y_pred, sample_weight=weights("w", len(y_true)))
        if component in LOGITS:
            logits = normal("l", ROWS, COLUMNS, scale=4.0)
            yield case("loss", component, "from_logits=True; random", {"from_logits": True}, y_true=y_true, y_pred=logits)
            far = np.float32([[-100, 100, 0, 1e-6]] * len(y_true))
            yield case("loss", component, "from_logits=True; extreme", {"from_logits": True}, y_true=y_true, y_pred=far)
