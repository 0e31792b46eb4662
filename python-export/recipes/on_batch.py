"""Single batches: train_on_batch, test_on_batch, predict_on_batch, with metrics that run on until they are reset."""

import keras
import numpy as np

import goldens
from recipes.rows import rows20

STEPS = [
    ("train", {}),
    ("train", {"class_weight": {"0": 0.5, "1": 2.0}}),
    ("test", {}),
    ("train", {"sample_weight": True}),
    ("reset", {}),
    ("test", {"sample_weight": True}),
    ("train", {}),
    ("reset", {}),
    ("train", {}),
]


def run():
    keras.utils.clear_session()
    keras.utils.set_random_seed(7)
    x, y = rows20()
    weight = (np.arange(20) * 3 % 5 / 2).astype("float32")
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(6, "relu"), keras.layers.Dropout(0.3), keras.layers.Dense(1, "sigmoid")]
    )
    model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["acc", "mse"], weighted_metrics=["mae"])
    steps = []
    for k, (kind, given) in enumerate(STEPS):
        rows = slice(k * 2, k * 2 + 4)
        options = dict(given)
        if "class_weight" in options:
            options["class_weight"] = {int(label): value for label, value in options["class_weight"].items()}
        if "sample_weight" in options:
            options["sample_weight"] = weight[rows]
        result = None
        if kind == "reset":
            model.reset_metrics()
        else:
            call = model.train_on_batch if kind == "train" else model.test_on_batch
            result = call(x[rows], y[rows], **options, return_dict=k % 2 == 0)
            result = {key: float(value) for key, value in result.items()} if k % 2 == 0 else [float(v) for v in result]
        steps.append({"kind": kind, "options": given, "rows": [rows.start, rows.stop], "result": result})
    return {
        "steps": steps,
        "weights_of_rows": weight,
        "predict_on_batch": model.predict_on_batch(x[:5]),
        "final_weights": goldens.weights(model),
    }


def main(out):
    goldens.write(out / "keras", "on_batch", "python-export/recipes/on_batch.py run", run())
