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
    signs = {
        "random": (np.sign(normal("s", ROWS, COLUMNS)), normal("p", ROWS, COLUMNS)),
        "zero or one": (bits("t", ROWS, COLUMNS), normal("p", ROWS, COLUMNS)),
        "zero": real["zero"],
        "one": real["one"],
        "right": (np.sign(normal("s", 3, COLUMNS)), np.sign(normal("s", 3, COLUMNS))),
        "extreme": (np.float32([[1, -1, 1, -1]]), np.float32([[-1e6, 1e6, 1e6, 1e-30]])),
        "neither": (np.float32([[0, 1, -1, 0.5]]), np.float32([[0.3, -0.2, 2, -3]])),
    }
    positive = {
        "random": (uniform("t", ROWS, COLUMNS, high=5.0), uniform("p", ROWS, COLUMNS, high=5.0)),
        "zero": real["zero"],
        "one": real["one"],
        "right": (uniform("r", 3, COLUMNS), uniform("r", 3, COLUMNS)),
        "extreme": (np.float32([[1e6, 0, 1e-6, 3]]), np.float32([[1e-30, 1e6, 0, 1e3]])),
        "tiny": (np.float32([[0, 1e-8, 5e-7, 2e-7]]), np.float32([[5e-7, 4e-7, 0, 1e-9]])),
        "rank 3": (uniform("t3", 3, 2, 4), uniform("p3", 3, 2, 4)),
    }
    unit = normal("e", ROWS, COLUMNS)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    embeddings = {
        "random": (labels("t", ROWS, classes=2), unit),
        "column": (labels("t", ROWS, 1, classes=2), unit),
        "all alike": (np.ones(ROWS, "int32"), unit),
        "all different": (np.arange(ROWS, dtype="int32"), unit),
        "right": (np.int32([0, 0, 1, 1]), np.float32([[1, 0], [1, 0], [0, 1], [0, 1]])),
        "extreme": (np.int32([0, 0, 1]), np.float32([[100, 0], [-100, 0], [100, 0]])),
    }
    spelled = np.int32([[1, 2, 0], [3, 3, 1], [0, 0, 0], [2, 0, 0]])
    sequences = {
        "random": (spelled, normal("ctc", 4, 6, 4, scale=2.0)),
        "too long": (np.int32([[1, 1, 1], [1, 2, 3]]), normal("short", 2, 2, 4)),
        "zero": (spelled, np.zeros((4, 6, 4), "float32")),
        "extreme": (spelled, normal("far", 4, 6, 4, scale=60.0)),
        "float labels": (spelled.astype("float32"), normal("ctc", 4, 6, 4, scale=2.0)),
    }
    return {
        "MeanSquaredError": real,
        "MeanAbsoluteError": real,
        "MeanAbsolutePercentageError": real,
        "MeanSquaredLogarithmicError": positive,
        "CosineSimilarity": real,
        "LogCosh": real,
        "Huber": real,
        "Hinge": signs,
        "SquaredHinge": signs,
        "CategoricalHinge": categories,
        "KLDivergence": categories,
        "Poisson": positive,
        "BinaryCrossentropy": binary,
        "BinaryFocalCrossentropy": binary,
        "CategoricalCrossentropy": categories,
        "CategoricalFocalCrossentropy": categories,
        "SparseCategoricalCrossentropy": sparse,
        "Dice": binary,
        "Tversky": binary,
        "Circle": embeddings,
        "CTC": sequences,
    }


FOCAL = [{"gamma": 0.5}, {"gamma": 3.0, "alpha": 0.6}, {"label_smoothing": 0.1}]
ARGUMENTS = {
    "BinaryCrossentropy": [{"label_smoothing": 0.2}, {"axis": 0}],
    "BinaryFocalCrossentropy": [*FOCAL, {"apply_class_balancing": True, "alpha": 0.7}, {"axis": 0}],
    "CategoricalCrossentropy": [{"label_smoothing": 0.1}, {"axis": 0}],
    "CategoricalFocalCrossentropy": [*FOCAL, {"axis": 0}],
    "SparseCategoricalCrossentropy": [{"ignore_class": 1}, {"ignore_class": 7}],
    "CosineSimilarity": [{"axis": 0}, {"axis": 1}],
    "Huber": [{"delta": 0.3}, {"delta": 5.0}],
    "Dice": [{"axis": -1}, {"axis": [0]}, {"axis": [0, 1]}],
    "Tversky": [{"alpha": 0.3, "beta": 0.9}, {"axis": 1}, {"alpha": 0.0, "beta": 2.0, "axis": [0, 1]}],
    "Circle": [{"gamma": 32.0}, {"margin": 0.1}, {"remove_diagonal": False}],
}
REDUCTIONS = ("sum", "mean", "mean_with_sample_weight", "none")
LOGITS = (
    "BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy",
    "BinaryFocalCrossentropy", "CategoricalFocalCrossentropy",
)  # fmt: skip
WHOLE = ("Dice", "Tversky")  # one number for all rows, which sample weights then multiply


def weighted(component, y_true, y_pred):
    rows = len(y_true)
    some, none = weights("w", rows), np.zeros(rows, "float32")
    for reduction in ("sum_over_batch_size", *REDUCTIONS):
        config = {} if reduction == "sum_over_batch_size" else {"reduction": reduction}
        about = "; ".join(filter(None, [words(config), "weighted"]))
        yield case("loss", component, about, config, y_true=y_true, y_pred=y_pred, sample_weight=some)
        yield case("loss", component, words(config) or "again", config, y_true=y_true, y_pred=y_pred)
    for about, given in (("column of weights", some[:, None]), ("weights of 0", none)):
        yield case("loss", component, about, y_true=y_true, y_pred=y_pred, sample_weight=given)


def masked(component, y_true, y_pred):
    mask = np.arange(len(y_true)) % 3 != 1
    some = weights("w", len(y_true))
    for reduction in ("sum_over_batch_size", "sum", "mean_with_sample_weight"):
        config = {"reduction": reduction}
        given = dict(y_true=y_true, y_pred=y_pred, mask=mask)
        yield case("loss", component, f"{words(config)}; masked", config, **given)
        yield case("loss", component, f"{words(config)}; masked, weighted", config, **given, sample_weight=some)


def logits(component, y_true):
    near = normal("l", ROWS, COLUMNS, scale=4.0)
    far = np.float32([[-100, 100, 0, 1e-6]] * len(y_true))
    activation = "sigmoid" if component.startswith("Binary") else "softmax"
    for about, y_pred in (("random", near), ("extreme", far)):
        yield case("loss", component, f"from_logits=True; {about}", {"from_logits": True}, y_true=y_true, y_pred=y_pred)
        yield case("loss", component, f"after {activation}; {about}", y_true=y_true, y_pred=y_pred, activation=activation)


def cases():
    for component, inputs in kinds().items():
        for name, (y_true, y_pred) in inputs.items():
            yield case("loss", component, name, y_true=y_true, y_pred=y_pred)
        y_true, y_pred = inputs["random"]
        for config in ARGUMENTS.get(component, []):
            for name in ("random", "extreme"):
                t, p = inputs[name]
                yield case("loss", component, f"{words(config)}; {name}", config, y_true=t, y_pred=p)
        yield from weighted(component, y_true, y_pred)
        if component not in WHOLE:
            yield from masked(component, y_true, y_pred)
        if component in LOGITS:
            yield from logits(component, y_true)
    y_true, y_pred = kinds()["MeanSquaredError"]["random"]
    for reduction in ("sum_over_batch_size", "mean", "mean_with_sample_weight"):
        config, nothing = {"reduction": reduction}, np.zeros(ROWS, bool)
        about = f"{words(config)}; all masked"
        yield case("loss", "MeanSquaredError", about, config, y_true=y_true, y_pred=y_pred, mask=nothing)
    far = np.float32([[-20, 30, 0, 1e-6]] * ROWS)
    smooth = {"from_logits": True, "label_smoothing": 0.1}
    yield case("loss", "CategoricalCrossentropy", words(smooth), smooth, y_true=one_hot("t", ROWS), y_pred=far)
    yield case("loss", "BinaryCrossentropy", words(smooth), smooth, y_true=bits("t", ROWS, COLUMNS), y_pred=far)
    smooth = {"from_logits": True, "axis": 1}
    images = np.moveaxis(np.eye(4, dtype="float32")[labels("i", 2, 3, 5)], -1, 1)
    yield case("loss", "CategoricalCrossentropy", words(smooth), smooth, y_true=images, y_pred=normal("i", 2, 4, 3, 5))
    yield case("loss", "CategoricalFocalCrossentropy", words(smooth), smooth, y_true=images, y_pred=normal("i", 2, 4, 3, 5))
    yield case("loss", "SparseCategoricalCrossentropy", "ignore_class=1, from_logits=True; rank 3",
               {"ignore_class": 1, "from_logits": True}, y_true=labels("i", 2, 3), y_pred=normal("i3", 2, 3, 4))  # fmt: skip
    for component in ("MeanSquaredError", "BinaryCrossentropy", "Huber", "CosineSimilarity", "KLDivergence"):
        y_true, y_pred = kinds()[component]["random"]
        config = {"dtype": "float64"}
        yield case("loss", component, words(config), config, y_true=y_true, y_pred=y_pred)
