"""Activations, losses and metrics as functions: values and gradients, computed in a graph as fit does."""

import keras
import numpy as np
import tensorflow as tf

import goldens

ACTIVATIONS = (
    "linear", "relu", "relu6", "leaky_relu", "softmax", "sigmoid", "tanh", "elu", "selu", "celu", "gelu",
    "silu", "swish", "hard_sigmoid", "hard_silu", "hard_swish", "softplus", "softsign", "exponential", "mish",
    "log_softmax", "log_sigmoid", "glu", "squareplus", "sparse_plus", "hard_tanh", "tanh_shrink",
    "soft_shrink", "hard_shrink", "sparsemax",
)  # fmt: skip


def wave(rows, columns, scale):
    """Signed numbers without pattern, made of integers."""
    i = np.arange(rows * columns)
    return (((i * 37 + 11) % 101 - 50) / 50 * scale).astype("float32").reshape(rows, columns)


def graph(function, x, upstream):
    """(y, dx) of a function of one tensor, run as a tf.function on row batches of unknown size."""

    @tf.function(input_signature=[tf.TensorSpec([None, *x.shape[1:]], tf.float32), tf.TensorSpec(None, tf.float32)])
    def step(x, upstream):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return y, tape.gradient(y, x, output_gradients=tf.broadcast_to(upstream, tf.shape(y)))

    y, dx = step(tf.constant(x), tf.constant(upstream))
    return y.numpy(), np.zeros_like(x) if dx is None else dx.numpy()


def activations():
    """Each over an (18, 6) grid, gradients for an upstream that differs from element to element."""
    x = np.concatenate([
        wave(12, 6, 4.0),
        np.linspace(-3, 3, 24, dtype="float32").reshape(4, 6),
        np.float32([[0, -0.0, 1e-8, -1e-8, 0.5, -0.5], [20, -20, 3, -3, 6, -1]]),
    ])  # fmt: skip
    table = {}
    for name in ACTIVATIONS:
        width = 3 if name == "glu" else 6
        upstream = wave(18, width, 1.0)
        y, dx = graph(keras.activations.get(name), x, upstream)
        table[name] = {"y": y.ravel(), "dx": dx.ravel()}
    extremes = np.float32([[-1000, -100, -50, 50, 80, 1000]])
    far = {}
    for name in ACTIVATIONS:
        far[name] = [str(v) for v in graph(keras.activations.get(name), extremes, np.float32(1))[0].ravel()]
    return {
        "x": x, "upstream": wave(18, 6, 1.0), "upstream_of_glu": wave(18, 3, 1.0), "values": table,
        "extremes": {"x": extremes, "y_as_float32_text": far},
    }  # fmt: skip


def loss_cases():
    losses = keras.losses
    p = np.abs(wave(6, 4, 1.0)) * 0.96 + 0.02
    q = p / p.sum(axis=1, keepdims=True)
    logits = wave(6, 4, 5.0)
    real = wave(6, 4, 2.0)
    bits = (np.arange(24) * 7 % 5 < 2).astype("float32").reshape(6, 4)
    labels = np.array([3, 0, 2, 1, 1, 0], "int32")
    one_hot = np.eye(4, dtype="float32")[labels]
    edge = np.float32([[0.0], [1.0], [1.0], [0.0], [1e-8], [0.5]])
    edge_bits = np.float32([[0], [1], [0], [1], [1], [1]])
    column = np.float32([[0.1], [0.9], [0.4], [0.6], [0.3], [0.7]])

    for name in ("mse", "mae", "mape", "msle", "huber", "log_cosh", "cosine_similarity", "poisson", "kld",
                 "mean_squared_error", "mean_absolute_error"):  # fmt: skip
        prediction = q if name in ("poisson", "kld", "msle") else real
        target = np.abs(wave(6, 4, 1.5)[::-1]) if name in ("poisson", "msle") else one_hot if name == "kld" else bits
        yield name, losses.get(name), target, prediction
    for name in ("hinge", "squared_hinge", "categorical_hinge"):
        yield name, losses.get(name), one_hot, real
    yield "binary_crossentropy", losses.get("binary_crossentropy"), bits, p
    yield "BinaryCrossentropy()", losses.BinaryCrossentropy(), bits, p
    yield "BinaryCrossentropy() of edges", losses.BinaryCrossentropy(), edge_bits, edge
    yield "BinaryCrossentropy(from_logits=True)", losses.BinaryCrossentropy(from_logits=True), bits, logits
    yield "BinaryCrossentropy(label_smoothing=0.2)", losses.BinaryCrossentropy(label_smoothing=0.2), bits, p
    yield "BinaryCrossentropy() of (n,) and (n, 1)", losses.BinaryCrossentropy(), edge_bits[:, 0], column
    yield "BinaryCrossentropy(reduction='sum')", losses.BinaryCrossentropy(reduction="sum"), bits, p
    yield "BinaryCrossentropy(reduction=None)", losses.BinaryCrossentropy(reduction=None), bits, p
    yield "categorical_crossentropy", losses.get("categorical_crossentropy"), one_hot, q
    yield "CategoricalCrossentropy() not normalised", losses.CategoricalCrossentropy(), one_hot, p
    yield "CategoricalCrossentropy() of soft targets", losses.CategoricalCrossentropy(), q[::-1].copy(), q
    yield "CategoricalCrossentropy(from_logits=True)", losses.CategoricalCrossentropy(from_logits=True), one_hot, logits
    yield "CategoricalCrossentropy(label_smoothing=0.1)", losses.CategoricalCrossentropy(label_smoothing=0.1), one_hot, q
    yield "sparse_categorical_crossentropy", losses.get("sparse_categorical_crossentropy"), labels, q
    yield "SparseCategoricalCrossentropy() of (n, 1)", losses.SparseCategoricalCrossentropy(), labels.reshape(6, 1), q
    yield "SparseCategoricalCrossentropy() not normalised", losses.SparseCategoricalCrossentropy(), labels, p
    yield "SparseCategoricalCrossentropy(from_logits=True)", losses.SparseCategoricalCrossentropy(from_logits=True), labels, logits
    yield "BinaryFocalCrossentropy()", losses.BinaryFocalCrossentropy(), bits, p
    yield "CategoricalFocalCrossentropy()", losses.CategoricalFocalCrossentropy(), one_hot, q
    yield "Huber(delta=0.5)", losses.Huber(delta=0.5), bits, real
    yield "MeanSquaredError() of rank 3", losses.MeanSquaredError(), bits.reshape(3, 2, 4), real.reshape(3, 2, 4)

    yield "Dice()", losses.Dice(), bits, p
    yield "Tversky()", losses.Tversky(), bits, p
    yield "Circle()", losses.Circle(), labels, logits / np.linalg.norm(logits, axis=1, keepdims=True)
    spelled = np.array([[1, 2, 0], [3, 3, 1]], "int32")
    yield "CTC()", losses.CTC(), spelled, wave(2, 24, 3.0).reshape(2, 6, 4)

    # What a model computes whose last operation is the activation: the loss sees the logits.
    through = keras.activations
    for activation, name, target in (
        ("sigmoid", "binary_crossentropy", bits),
        ("softmax", "categorical_crossentropy", one_hot),
        ("softmax", "sparse_categorical_crossentropy", labels),
        ("softmax", "binary_crossentropy", bits),
        ("sigmoid", "mse", bits),
        ("relu", "mse", bits),
    ):
        make = lambda t, x, a=activation, n=name: losses.deserialize({"class_name": classes[n], "config": {}})(t, through.get(a)(x))
        yield f"{name} after {activation}", make, target, logits


classes = {
    "binary_crossentropy": "BinaryCrossentropy",
    "categorical_crossentropy": "CategoricalCrossentropy",
    "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
    "mse": "MeanSquaredError",
}


def losses():
    """Value and gradient with respect to y_pred (to the logits for "after"); string losses are per sample."""
    table = []
    for name, loss, target, prediction in loss_cases():
        y, dx = graph(lambda x: loss(tf.constant(target), x), np.float32(prediction), np.float32(1))
        table.append({
            "loss": name,
            "y_true_dtype": str(target.dtype),
            "y_true": target,
            "y_pred": np.float32(prediction),
            "value": y,
            "gradient": dx,
        })  # fmt: skip
    return {"cases": table}


def metrics():
    """Running results after each of three batches of 4, 4 and 2 rows."""
    p = np.abs(wave(10, 1, 1.0))
    bits = (np.arange(10) * 7 % 5 < 2).astype("float32").reshape(10, 1)
    p[3], p[6] = 0.5, 0.5
    q = np.abs(wave(10, 4, 1.0))
    q[2] = [0.4, 0.4, 0.1, 0.1]
    labels = (np.arange(10) * 3 % 4).astype("int32")
    one_hot = np.eye(4, dtype="float32")[labels]
    m = keras.metrics
    cases = (
        ("BinaryAccuracy()", m.BinaryAccuracy(), bits, p),
        ("BinaryAccuracy() of (n,) and (n, 1)", m.BinaryAccuracy(), bits[:, 0], p),
        ("BinaryAccuracy(threshold=0.3)", m.BinaryAccuracy(threshold=0.3), bits, p),
        ("CategoricalAccuracy()", m.CategoricalAccuracy(), one_hot, q),
        ("SparseCategoricalAccuracy()", m.SparseCategoricalAccuracy(), labels, q),
        ("SparseCategoricalAccuracy() of (n, 1)", m.SparseCategoricalAccuracy(), labels.reshape(10, 1), q),
        ("Accuracy()", m.Accuracy(), labels, (labels + (np.arange(10) % 3 == 0)).astype("int32")),
        ("MeanSquaredError()", m.MeanSquaredError(), one_hot, q),
        ("MeanAbsoluteError()", m.MeanAbsoluteError(), one_hot, q),
        ("BinaryCrossentropy()", m.BinaryCrossentropy(), bits, p),
        ("CategoricalCrossentropy()", m.CategoricalCrossentropy(), one_hot, q),
        ("SparseCategoricalCrossentropy()", m.SparseCategoricalCrossentropy(), labels, q),
        ("TopKCategoricalAccuracy(k=2)", m.TopKCategoricalAccuracy(k=2), one_hot, q),
        ("SparseTopKCategoricalAccuracy(k=2)", m.SparseTopKCategoricalAccuracy(k=2), labels, q),
        ("RootMeanSquaredError()", m.RootMeanSquaredError(), one_hot, q),
        ("Precision()", m.Precision(), bits, p),
        ("Recall()", m.Recall(), bits, p),
        ("AUC()", m.AUC(), bits, p),
    )
    table = []
    for text, metric, target, prediction in cases:
        running = []
        for batch in (slice(0, 4), slice(4, 8), slice(8, 10)):
            metric.update_state(target[batch], prediction[batch])
            running.append(float(metric.result()))
        table.append({"metric": text, "name": metric.name, "y_true_dtype": str(target.dtype),
                      "y_true": target, "y_pred": prediction, "running": running})  # fmt: skip
    return {"batches": [4, 4, 2], "cases": table}


def main(out):
    for make in (activations, losses, metrics):
        made_by = f"python-export/recipes/functions.py {make.__name__}"
        goldens.write(out / "keras", make.__name__, made_by, make())
