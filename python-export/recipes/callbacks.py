"""What Keras's callbacks do and print when a model's logs are given to them."""

import io
import sys
import tempfile
import warnings
from pathlib import Path

import keras
import tensorflow as tf
from keras.src.trainers.compile_utils import MetricsList
from tensorflow.core.util import event_pb2

import goldens
from recipes.progbar import numbers
from recipes.rows import rows20
from recipes.text import normalised


class Model:
    """What a callback touches of a model; the weights are the epoch that they belong to."""

    def __init__(self, rate=0.01):
        self.optimizer = keras.optimizers.SGD(rate)
        self.stop_training = False
        self.metrics = [
            MetricsList([keras.metrics.BinaryAccuracy(name="accuracy"), keras.metrics.MeanSquaredError(name="mse")])
        ]
        self.epoch = -1
        self.restored = None
        self.saved = []

    def get_weights(self):
        return [self.epoch]

    def set_weights(self, weights):
        self.restored = weights[0]

    def save_weights(self, filepath, overwrite=True):
        self.saved.append(filepath)


def rate(model):
    return float(model.optimizer.learning_rate.numpy())


def run(name, epochs, fits=1, **settings):
    """Gives the logs of some epochs to a callback, in one fit or more."""
    kind = getattr(keras.callbacks, name)
    callback, fitted = kind(**settings), []
    for _ in range(fits):
        model, seen = Model(), []
        callback.set_model(model)
        stdout, sys.stdout = sys.stdout, io.StringIO()
        try:
            fit(callback, model, epochs, seen)
            text = sys.stdout.getvalue()
        finally:
            sys.stdout = stdout
        fitted.append({"epochs": seen, "text": text, "restored": model.restored})
    return {"class": name, "settings": settings, "logs": [numbers(e) for e in epochs], "fits": fitted}


def fit(callback, model, epochs, seen):
    callback.on_train_begin()
    for epoch, given in enumerate(epochs):
        model.epoch = epoch
        callback.on_epoch_begin(epoch)
        logs = dict(given)
        callback.on_epoch_end(epoch, logs)
        seen.append({"logs": numbers(logs), "rate": rate(model), "stop": model.stop_training})
        if model.stop_training:
            break
    callback.on_train_end()


def losses(*values, key="val_loss"):
    return [{"loss": 0.5, key: value} for value in values]


def early_stopping():
    falling = losses(0.9, 0.8, 0.85, 0.7, 0.75, 0.76, 0.77, 0.78)

    def case(epochs, **settings):
        return run("EarlyStopping", epochs, **settings)

    return {
        "stops_at_once": case(falling),
        "patience": case(falling, patience=2, verbose=1),
        "not_stopped": case(falling[:4], patience=3, verbose=1, restore_best_weights=True),
        "restores": case(falling, patience=3, verbose=1, restore_best_weights=True),
        "restores_silently": case(falling, patience=3, restore_best_weights=True),
        "min_delta": case(falling, patience=1, min_delta=0.15, verbose=1),
        "negative_min_delta": case(falling, patience=1, min_delta=-0.15, verbose=1),
        "float32_tie": case(losses(0.5, 0.4999999999, 0.4999999998, 0.1), patience=2, verbose=1),
        "baseline": case(falling, patience=2, baseline=0.75, verbose=1),
        "baseline_never_met": case(falling, patience=4, baseline=0.1, verbose=1, restore_best_weights=True),
        "start_from_epoch": case(falling, patience=1, start_from_epoch=3, verbose=1),
        "rising_metric": case(
            losses(0.5, 0.6, 0.55, 0.7, 0.7, 0.6, key="val_accuracy"), monitor="val_accuracy", patience=2, verbose=1
        ),
        "falling_metric": case(losses(0.5, 0.6, 0.4, 0.45, key="mse"), monitor="mse", patience=1, verbose=1),
        "mode_max": case(losses(0.5, 0.6, 0.55), mode="max", patience=1, verbose=1),
        "mode_min": case(losses(0.5, 0.4, 0.6, key="auc"), monitor="auc", mode="min", patience=1, verbose=1),
        "not_in_the_logs": case(falling, monitor="loss_of_another_name", mode="min", verbose=1),
        "nan": case(losses(0.5, float("nan"), 0.4, float("nan"), float("nan")), patience=2, verbose=1),
        "nan_first": case(losses(float("nan"), 0.5, 0.4, 0.3), patience=2, verbose=1),
        "two_fits": case(falling, fits=2, patience=2, verbose=1, min_delta=0.01),
        "first_epoch": case(losses(0.5, 0.6), verbose=1),
    }


def reduce_on_plateau():
    flat = losses(0.9, 0.8, 0.80001, 0.79999, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.76, 0.5)

    def case(epochs=flat, **settings):
        return run("ReduceLROnPlateau", epochs, **settings)

    return {
        "defaults": case(),
        "patience": case(patience=2, verbose=1),
        "patience_zero": case(patience=0, verbose=1),
        "factor": case(patience=2, factor=0.3, verbose=1),
        "cooldown": case(patience=1, cooldown=2, verbose=1),
        "min_lr": case(patience=1, factor=0.2, min_lr=0.0005, verbose=1),
        "min_delta": case(patience=2, min_delta=0.2, verbose=1),
        "accuracy": case(losses(0.5, 0.6, 0.55, 0.56, 0.57, key="acc"), monitor="acc", patience=2, verbose=1),
        "mode_max": case(patience=2, mode="max", verbose=1),
        "not_in_the_logs": case(losses(1.0, 2.0), monitor="other", verbose=1),
        "two_fits": case(fits=2, patience=3, verbose=1),
    }


def halved(epoch, rate):
    return rate * 0.5


def steps(epoch):
    return 0.1 if epoch < 2 else 1e-5


def schedules():
    epochs = losses(0.5, 0.4, 0.3)
    cases = {
        "halved": run("LearningRateScheduler", epochs, schedule=halved, verbose=1),
        "steps": run("LearningRateScheduler", epochs, schedule=steps, verbose=1),
        "silent": run("LearningRateScheduler", epochs, schedule=halved),
    }
    for case in cases.values():
        case["settings"]["schedule"] = case["settings"]["schedule"].__name__
    return cases


def csv_logger():
    def case(runs, **settings):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "log.csv"
            texts = []
            for epochs in runs:
                callback = keras.callbacks.CSVLogger(file, **settings)
                fit(callback, Model(), epochs, [])
                texts.append(file.read_bytes().decode())
        return {"settings": settings, "runs": [[numbers(e) for e in epochs] for epochs in runs], "texts": texts}

    plain = [{"loss": 0.5, "accuracy": 0.25}, {"loss": 1e-5, "accuracy": 1.0}, {"loss": float("nan"), "accuracy": 0.1}]
    validated = [{**logs, "val_loss": logs["loss"] * 2} for logs in plain[:2]]
    now_and_then = [plain[0], {**plain[1], "val_loss": 0.5, "val_accuracy": -0.125}]
    return {
        "plain": case([plain]),
        "validated": case([validated]),
        "validated_now_and_then": case([now_and_then]),
        "replaced": case([plain, validated]),
        "appended": case([validated, validated], append=True),
        "separator": case([validated], separator=";"),
        "quoted": case([[{"a,b": 1.0, 'c"d': 2.0, "e f": 3e300}]]),
    }


def terminate():
    seen = []
    for loss in (0.5, float("nan"), float("inf"), float("-inf"), None):
        model = Model()
        callback = keras.callbacks.TerminateOnNaN()
        callback.set_model(model)
        stdout, sys.stdout = sys.stdout, io.StringIO()
        callback.on_train_batch_end(7, numbers_of(loss))
        text, sys.stdout = sys.stdout.getvalue(), stdout
        seen.append({"logs": numbers(numbers_of(loss)), "text": text, "stop": model.stop_training})
    return {"losses": seen}


def numbers_of(loss):
    return {} if loss is None else {"loss": loss}


def checkpoints():
    """What is saved where; an epoch has the logs of its end and a number of batches."""
    falling = losses(0.9, 0.8, 0.85, 0.7, float("nan"), 0.7, 0.1)

    def case(filepath="w.weights.h5", epochs=falling, batches=0, **settings):
        model = Model()
        callback = keras.callbacks.ModelCheckpoint(filepath, save_weights_only=True, **settings)
        callback.set_model(model)
        stdout, sys.stdout = sys.stdout, io.StringIO()
        try:
            callback.on_train_begin()
            for epoch, logs in enumerate(epochs):
                callback.on_epoch_begin(epoch)
                for batch in range(batches):
                    callback.on_train_batch_end(batch, {"loss": batch / 8})
                callback.on_epoch_end(epoch, dict(logs))
            callback.on_train_end()
            text = sys.stdout.getvalue()
        finally:
            sys.stdout = stdout
        return {
            "filepath": filepath, "settings": settings, "batches": batches,
            "logs": [numbers(e) for e in epochs], "saved": model.saved, "text": text,
        }

    rising = losses(0.5, 0.4, 0.6, 0.6, key="val_acc")
    return {
        "every_epoch": case(verbose=1),
        "best_only": case(save_best_only=True, verbose=1),
        "names": case("{epoch:02d}-{val_loss:.2f}-{loss:.3e}-{loss}.weights.h5", verbose=1),
        "names_of_best": case("a{epoch:3d}{{x}}_{val_loss:+.1f}.weights.h5", save_best_only=True),
        "accuracy": case(epochs=rising, monitor="val_acc", save_best_only=True, verbose=1),
        "mode_min": case(epochs=rising, monitor="val_acc", mode="min", save_best_only=True, verbose=1),
        "mode_max": case(mode="max", save_best_only=True, verbose=1),
        "threshold": case(initial_value_threshold=0.75, save_best_only=True, verbose=1),
        "not_in_the_logs": case(monitor="other", save_best_only=True, verbose=1),
        "batches": case("{epoch}-{batch:02d}.weights.h5", epochs=falling[:3], batches=5, save_freq=2, verbose=1),
        "batches_across_epochs": case("{epoch}-{batch}-{loss:.2f}.weights.h5", epochs=falling[:3], batches=3, save_freq=4),
        "batches_best": case(epochs=falling[:3], batches=4, save_freq=3, monitor="loss", save_best_only=True, verbose=1),
    }


def events(folder):
    """What tensorflow reads in the event files of a folder: step, tag, plugin and numbers of each value."""
    seen = []
    for part in ("train", "validation"):
        for file in sorted(Path(folder, part).glob("events*")):
            for record in tf.data.TFRecordDataset(str(file)):
                event = event_pb2.Event.FromString(record.numpy())
                for value in event.summary.value:
                    plugin = value.metadata.plugin_data.plugin_name
                    array = tf.make_ndarray(value.tensor)
                    shown = array.tolist() if array.dtype.kind == "f" else list(array.shape)
                    if plugin == "images":
                        shown = [int(array[0]), int(array[1])]
                    seen.append(
                        {"part": part, "step": event.step, "tag": value.tag, "plugin": plugin, "value": shown}
                    )
    return seen


def tensorboard():
    cases = {}
    for name, settings in {
        "epochs": {},
        "batches": {"update_freq": "batch", "write_graph": False},
        "weights": {"histogram_freq": 2, "write_images": True, "write_graph": False},
    }.items():
        keras.utils.clear_session()
        keras.utils.set_random_seed(7)
        layers = [keras.Input((4,)), keras.layers.Dense(6, "relu"), keras.layers.Dense(1, "sigmoid")]
        model = keras.Sequential(layers)
        model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy", metrics=["accuracy"])
        x, y = rows20()
        with tempfile.TemporaryDirectory() as folder:
            callback = keras.callbacks.TensorBoard(folder, **settings)
            model.fit(x, y, batch_size=8, epochs=3, validation_split=0.3, verbose=0, callbacks=[callback])
            model.evaluate(x, y, verbose=0, callbacks=[callback])
            cases[name] = {"settings": settings, "events": events(folder)}
    return cases


def in_fit():
    """Callbacks together in a real fit: what is printed, without the times."""
    keras.utils.set_random_seed(7)
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(6, "relu"), keras.layers.Dense(1, "sigmoid")]
    )
    model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
    x, y = rows20()
    watching = [
        keras.callbacks.ReduceLROnPlateau(patience=2, factor=0.5, verbose=1),
        keras.callbacks.EarlyStopping(
            monitor="val_accuracy", patience=6, verbose=1, restore_best_weights=True
        ),
    ]
    stdout, sys.stdout = sys.stdout, io.StringIO()
    try:
        model.fit(x, y, batch_size=8, epochs=40, validation_split=0.25, verbose=2, callbacks=watching)
        model.evaluate(x, y, batch_size=8, verbose=2)
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = stdout
    return {"normalised": normalised(text)}


def main(out):
    warnings.simplefilter("ignore")
    for name, make in {
        "early_stopping": early_stopping,
        "reduce_lr_on_plateau": reduce_on_plateau,
        "learning_rate_scheduler": schedules,
        "csv_logger": csv_logger,
        "model_checkpoint": checkpoints,
        "tensorboard": tensorboard,
        "terminate_on_nan": terminate,
        "in_fit": in_fit,
    }.items():
        goldens.write_json(out / "callbacks" / f"{name}.json", make())


if __name__ == "__main__":
    main(goldens.GOLDEN)
