"""Metrics: the result after each of several updates, over random, weighted and edge data and every argument."""

import numpy as np

from drawing import bits, case, labels, normal, odds, one_hot, rng, uniform, weights, words

SIZES = (4, 3, 1)  # rows of the updates
COLUMNS = 4


def pairs(y_true, y_pred):
    return lambda k, rows: {"y_true": y_true(k, rows), "y_pred": y_pred(k, rows)}


REAL = pairs(lambda k, n: normal(("t", k), n, COLUMNS), lambda k, n: normal(("p", k), n, COLUMNS))
COLUMN = pairs(lambda k, n: normal(("t", k), n, 1), lambda k, n: normal(("p", k), n, 1))
VECTOR = pairs(lambda k, n: normal(("t", k), n), lambda k, n: normal(("p", k), n))
MIXED = pairs(lambda k, n: normal(("t", k), n), lambda k, n: normal(("p", k), n, 1))
SERIES = pairs(lambda k, n: normal(("t", k), n, 3, 2), lambda k, n: normal(("p", k), n, 3, 2))
POSITIVE = pairs(lambda k, n: uniform(("t", k), n, COLUMNS, high=3.0), lambda k, n: uniform(("p", k), n, COLUMNS, high=3.0))
BINARY = pairs(lambda k, n: bits(("t", k), n, 1), lambda k, n: uniform(("p", k), n, 1))
BINARY_VECTOR = pairs(lambda k, n: bits(("t", k), n), lambda k, n: uniform(("p", k), n))
BINARY_MIXED = pairs(lambda k, n: bits(("t", k), n), lambda k, n: uniform(("p", k), n, 1))
BINARY_LABELS = pairs(lambda k, n: labels(("t", k), n, 1, classes=2), lambda k, n: uniform(("p", k), n, 1))
LOGITS = pairs(lambda k, n: bits(("t", k), n, 1), lambda k, n: normal(("p", k), n, 1, scale=3.0))
MULTI_LABEL = pairs(lambda k, n: bits(("t", k), n, 3), lambda k, n: uniform(("p", k), n, 3))
MULTI_LOGITS = pairs(lambda k, n: bits(("t", k), n, 3), lambda k, n: normal(("p", k), n, 3, scale=3.0))
MANY = pairs(lambda k, n: bits(("t", k), 40 * n, 1), lambda k, n: uniform(("p", k), 40 * n, 1))
BOXES = pairs(lambda k, n: bits(("t", k), n, 2, 3), lambda k, n: uniform(("p", k), n, 2, 3))
CATEGORIES = pairs(lambda k, n: one_hot(("t", k), n), lambda k, n: odds(("p", k), n))
CLASS_LOGITS = pairs(lambda k, n: one_hot(("t", k), n), lambda k, n: normal(("p", k), n, COLUMNS, scale=3.0))
SEVEN = pairs(lambda k, n: one_hot(("t", k), n, 7), lambda k, n: odds(("p", k), n, 7))
SPARSE = pairs(lambda k, n: labels(("t", k), n), lambda k, n: odds(("p", k), n))
SPARSE_COLUMN = pairs(lambda k, n: labels(("t", k), n, 1), lambda k, n: odds(("p", k), n))
SPARSE_LOGITS = pairs(lambda k, n: labels(("t", k), n), lambda k, n: normal(("p", k), n, COLUMNS, scale=3.0))
SPARSE_SEVEN = pairs(lambda k, n: labels(("t", k), n, classes=7), lambda k, n: odds(("p", k), n, 7))
SPARSE_STEPS = pairs(lambda k, n: labels(("t", k), n, 3), lambda k, n: uniform(("p", k), n, 3, COLUMNS))
STEPS = pairs(
    lambda k, n: np.eye(COLUMNS, dtype="float32")[labels(("t", k), n, 3)], lambda k, n: uniform(("p", k), n, 3, COLUMNS)
)
SORTED_IDS = pairs(
    lambda k, n: labels(("t", k), n, classes=7),
    lambda k, n: rng("ids", k).permuted(np.tile(np.arange(7), (n, 1)), axis=1).astype("float32"),
)
CLASSES = pairs(lambda k, n: labels(("t", k), n), lambda k, n: labels(("p", k), n))
ONE_HOT_CLASSES = pairs(lambda k, n: one_hot(("t", k), n), lambda k, n: labels(("p", k), n))
PIXELS = pairs(lambda k, n: labels(("t", k), n, 3, 2), lambda k, n: labels(("p", k), n, 3, 2))
CHANNELS_FIRST = pairs(
    lambda k, n: np.moveaxis(np.eye(COLUMNS, dtype="float32")[labels(("t", k), n, 3)], -1, 1),
    lambda k, n: uniform(("p", k), n, COLUMNS, 3),
)
SIGNS = pairs(lambda k, n: 2 * bits(("t", k), n, COLUMNS) - 1, lambda k, n: normal(("p", k), n, COLUMNS))
HINGE_BITS = pairs(lambda k, n: bits(("t", k), n, COLUMNS), lambda k, n: normal(("p", k), n, COLUMNS))
VALUES = lambda k, n: {"values": normal(("v", k), n, COLUMNS)}
VALUE_VECTOR = lambda k, n: {"values": normal(("v", k), n)}

# component: what it is drawn from, with which arguments, and what else it takes
PLAIN = [{}]
CURVES = [
    {"curve": curve, "summation_method": method}
    for curve in ("ROC", "PR")
    for method in ("interpolation", "minoring", "majoring")
]
EVEN, UNEVEN = [0.0, 0.25, 0.5, 0.75, 1.0], [0.7, 0.2, 0.45]
COUNTS = [
    (BINARY, [{}, {"thresholds": 0.3}, {"thresholds": UNEVEN}, {"thresholds": EVEN}, {"thresholds": [0.0, 1.0]}]),
    (MULTI_LABEL, [{}, {"thresholds": EVEN}]),
    (BINARY_MIXED, PLAIN),
    (BINARY_VECTOR, PLAIN),
    (BINARY_LABELS, PLAIN),
    (BOXES, PLAIN),
]
CLASS_COUNTS = [
    (CATEGORIES, [{"top_k": 2}, {"class_id": 1}, {"top_k": 2, "class_id": 3}, {"top_k": 1, "thresholds": 0.3},
                  {"class_id": 0, "thresholds": UNEVEN}, {"class_id": 2, "thresholds": EVEN}, {"top_k": 3, "thresholds": EVEN}]),
]


def function(name):
    """Keras's JSON of one of its functions."""
    return {"module": "builtins", "class_name": "function", "config": name, "registered_name": "function"}


def constrained(key):
    return [
        (MANY, [{key: 0.5}, {key: 0.9}, {key: 0.0}, {key: 1.0}, {key: 0.6, "num_thresholds": 1}, {key: 0.6, "num_thresholds": 7}]),
        (CATEGORIES, [{key: 0.4, "class_id": 1}]),
    ]


def iou(**more):
    sparse = more.pop("sparse", True)
    numbers = [{"num_classes": 4, **more}, {"num_classes": 4, "ignore_class": 1, **more}, {"num_classes": 5, "dtype": "float32", **more}]
    scores = [{"num_classes": 4, "sparse_y_true": False, "sparse_y_pred": False, **more}]
    if sparse:
        return [(CLASSES, numbers), (PIXELS, numbers[:2]), (CATEGORIES, scores), (SPARSE, [{"num_classes": 4, "sparse_y_pred": False, **more}])]
    return [
        (CATEGORIES, numbers[:2] + [{"num_classes": 4, "dtype": "float32", **more}]),
        (ONE_HOT_CLASSES, [{"num_classes": 4, "sparse_y_pred": True, **more}]),
    ]


MEANS = [(REAL, PLAIN), (COLUMN, PLAIN), (VECTOR, PLAIN), (MIXED, PLAIN), (SERIES, PLAIN)]
ALONG_AXIS = [(REAL, [{}]), (SERIES, [{}, {"axis": 1}])]
BETWEEN = [(HINGE_BITS, PLAIN), (SIGNS, PLAIN), (MIXED, PLAIN)]
A_LOSS = {"module": "keras.losses", "class_name": "Huber", "config": {"delta": 0.5}, "registered_name": None}
AVERAGES = [{"average": a} for a in (None, "micro", "macro", "weighted")]
F_SCORES = [(CATEGORIES, AVERAGES + [{"threshold": 0.3}]), (MULTI_LABEL, [{**a, "threshold": 0.5} for a in AVERAGES])]
GRID = {
    "Mean": [(VALUES, PLAIN), (VALUE_VECTOR, [{}, {"dtype": "float64"}])],
    "MeanMetricWrapper": [(REAL, [{"fn": function(f)} for f in ("mean_squared_error", "huber", "log_cosh")] + [{"fn": A_LOSS}])],
    "Sum": [(VALUES, PLAIN), (VALUE_VECTOR, PLAIN)],
    "MeanSquaredError": MEANS,
    "RootMeanSquaredError": MEANS,
    "MeanAbsoluteError": MEANS,
    "MeanAbsolutePercentageError": MEANS,
    "MeanSquaredLogarithmicError": MEANS + [(POSITIVE, PLAIN)],
    "CosineSimilarity": ALONG_AXIS,
    "LogCoshError": MEANS,
    "R2Score": [
        (REAL, [{}, {"class_aggregation": None}, {"class_aggregation": "variance_weighted_average"}]),
        (COLUMN, PLAIN),
    ],
    "AUC": [
        (MANY, CURVES + [{"num_thresholds": 5}, {"num_thresholds": 2}, {"num_thresholds": 5, "curve": "PR"}]),
        (BINARY, [{}, {"thresholds": [0.25, 0.5, 0.75]}, *({**c, "thresholds": UNEVEN} for c in CURVES)]),
        (LOGITS, [{"from_logits": True}]),
        (MULTI_LABEL, [{}, {"label_weights": [0.5, 2.0, 1.0]}, {"label_weights": [0.5, 2.0, 1.0], "thresholds": UNEVEN}]),
        (MULTI_LABEL, [{**c, "multi_label": True} for c in CURVES]),
        (MULTI_LABEL, [{"multi_label": True, "num_labels": 3}, {"multi_label": True, "thresholds": UNEVEN}]),
        (MULTI_LABEL, [{**c, "multi_label": True, "label_weights": [0.5, 2.0, 1.0]} for c in (CURVES[0], CURVES[3])]),
        (MULTI_LOGITS, [{"multi_label": True, "from_logits": True}]),
        (BINARY_MIXED, PLAIN),
        (BINARY_VECTOR, PLAIN),
    ],
    "TruePositives": COUNTS,
    "TrueNegatives": COUNTS,
    "FalsePositives": COUNTS,
    "FalseNegatives": COUNTS,
    "Precision": COUNTS + CLASS_COUNTS,
    "Recall": COUNTS + CLASS_COUNTS,
    "PrecisionAtRecall": constrained("recall"),
    "RecallAtPrecision": constrained("precision"),
    "SensitivityAtSpecificity": constrained("specificity"),
    "SpecificityAtSensitivity": constrained("sensitivity"),
    "ConcordanceCorrelation": ALONG_AXIS,
    "PearsonCorrelation": ALONG_AXIS,
    "Hinge": BETWEEN,
    "SquaredHinge": BETWEEN,
    "CategoricalHinge": [(CATEGORIES, PLAIN), (CLASS_LOGITS, PLAIN)],
    "KLDivergence": [(CATEGORIES, PLAIN), (MULTI_LABEL, PLAIN), (BINARY_MIXED, PLAIN)],
    "Poisson": [(POSITIVE, PLAIN), (BINARY_MIXED, PLAIN)],
    "BinaryCrossentropy": [
        (BINARY, [{}, {"label_smoothing": 0.2}]),
        (LOGITS, [{"from_logits": True}, {"from_logits": True, "label_smoothing": 0.1}]),
        (MULTI_LABEL, PLAIN),
        (BOXES, PLAIN),
    ],
    "CategoricalCrossentropy": [
        (CATEGORIES, [{}, {"label_smoothing": 0.2}]),
        (CLASS_LOGITS, [{"from_logits": True}]),
        (STEPS, PLAIN),
        (CHANNELS_FIRST, [{"axis": 1}]),
    ],
    "SparseCategoricalCrossentropy": [
        (SPARSE, PLAIN), (SPARSE_COLUMN, PLAIN), (SPARSE_LOGITS, [{"from_logits": True}]), (SPARSE_STEPS, PLAIN)
    ],
    "Accuracy": [(CLASSES, PLAIN), (PIXELS, PLAIN)],
    "BinaryAccuracy": [(BINARY, [{}, {"threshold": 0.3}]), (BINARY_MIXED, PLAIN), (BINARY_LABELS, PLAIN), (MULTI_LABEL, PLAIN), (BOXES, PLAIN)],
    "CategoricalAccuracy": [(CATEGORIES, PLAIN), (STEPS, PLAIN)],
    "SparseCategoricalAccuracy": [(SPARSE, PLAIN), (SPARSE_COLUMN, PLAIN), (SPARSE_STEPS, PLAIN)],
    "TopKCategoricalAccuracy": [(SEVEN, [{}, {"k": 1}, {"k": 2}]), (STEPS, [{"k": 2}])],
    "SparseTopKCategoricalAccuracy": [
        (SPARSE_SEVEN, [{}, {"k": 1}, {"k": 2}]), (SPARSE_STEPS, [{"k": 2}]), (SORTED_IDS, [{"k": 3, "from_sorted_ids": True}])
    ],
    "F1Score": F_SCORES,
    "FBetaScore": F_SCORES + [(CATEGORIES, [{"beta": 2.0}, {"beta": 0.5, "average": "macro"}])],
    "IoU": iou(target_class_ids=[0, 2]) + iou(target_class_ids=[1])[:1],
    "MeanIoU": iou(),
    "OneHotIoU": iou(sparse=False, target_class_ids=[0, 2]),
    "OneHotMeanIoU": iou(sparse=False),
    "BinaryIoU": [(BINARY, [{}, {"threshold": 0.3}, {"target_class_ids": [1]}, {"dtype": "float32"}]), (BOXES, PLAIN)],
}
ONE_WEIGHT_A_SAMPLE = {"F1Score", "FBetaScore"}
A_WEIGHT_AN_ELEMENT = {
    "Mean", "Sum", "RootMeanSquaredError", "BinaryAccuracy", "Accuracy", "TruePositives", "Precision", "AUC", "R2Score"
}
NAMES = {id(value): name.lower().replace("_", " ") for name, value in list(globals().items()) if name.isupper()}


def updates(draw, weight=None):
    drawn = [draw(k, rows) for k, rows in enumerate(SIZES)]
    return [{**arrays, **(weight(k, arrays) if weight else {})} for k, arrays in enumerate(drawn)]


def a_sample(k, arrays):
    """One weight for each row."""
    return {"sample_weight": weights(("w", k), len(next(iter(arrays.values()))))}


def an_element(k, arrays):
    """One weight for each element of the last array."""
    return {"sample_weight": weights(("e", k), *list(arrays.values())[-1].shape)}


def for_all(k, arrays):
    """One weight for the whole update."""
    return {"sample_weight": np.array(0.5 + k, "float32")}


def edges(draw):
    """Everything 0, everything 1, predictions that are right, that are wrong, and that are large."""
    drawn = draw(0, 4)
    for name, fill in (("zero", np.zeros_like), ("one", np.ones_like)):
        yield name, [{key: fill(array) for key, array in drawn.items()}]
    if "y_true" in drawn and drawn["y_true"].shape == drawn["y_pred"].shape:
        t, p = drawn["y_true"], drawn["y_pred"]
        yield "right", [{"y_true": t, "y_pred": t.astype(p.dtype)}]
        if set(np.unique(t)) <= {0, 1}:
            yield "wrong", [{"y_true": t, "y_pred": (1 - t).astype(p.dtype)}]
    if "y_pred" in drawn and drawn["y_pred"].dtype == "float32":
        yield "large", [{**drawn, "y_pred": drawn["y_pred"] * np.float32(1e4) - np.float32(3e3)}]


def takes_weights(component, draw):
    """Whether Keras takes one weight a row: not where elements are counted flat, nor for a single mean of all rows."""
    if draw in (BOXES, PIXELS):
        return component in ("Accuracy", "BinaryAccuracy", "BinaryCrossentropy")
    return draw is not VECTOR or not component.endswith("Error") or component == "RootMeanSquaredError"


def distinct(about, seen):
    """A text that no case of the component has yet."""
    seen.append(about)
    return about if seen.count(about) == 1 else f"{about} #{seen.count(about)}"


def arguments_of(config):
    """Its words; of a function the name is enough."""
    fn = config.get("fn", {})
    return fn.get("config" if fn["class_name"] == "function" else "class_name") if fn else words(config)


def variants(component, draw, config, number, first):
    """The kinds of data of a case: one for every argument, two for the first of a draw, all for a component's first."""
    weighted = config.get("fn") is not A_LOSS and takes_weights(component, draw)
    if weighted:
        yield "weighted", updates(draw, a_sample)
    if number == 0 or not weighted:
        yield "random", updates(draw)
    if not first:
        return
    if component not in ONE_WEIGHT_A_SAMPLE and not component.endswith("IoU"):
        yield "one weight", updates(draw, for_all)
    if component in A_WEIGHT_AN_ELEMENT and list(draw(0, 4).values())[-1].ndim == 2:
        yield "weighted elements", updates(draw, an_element)
    yield from edges(draw)


def cases():
    for component, rows in GRID.items():
        seen = []
        for draw, arguments in rows:
            for number, config in enumerate(arguments):
                for kind, given in variants(component, draw, config, number, not seen):
                    about = "; ".join(filter(None, [arguments_of(config), NAMES[id(draw)], kind]))
                    yield case("metric", component, distinct(about, seen), config, updates=given)
