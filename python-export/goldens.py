"""Writing goldens: readable JSON, small .npz files, and the recorder that watches a fit."""

import argparse
import json
import os
import sys
import warnings
import zlib
from pathlib import Path

os.environ["COLUMNS"] = "80"  # the width that model.summary() sees
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import pandas
import scikeras
import sklearn
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
GOLDEN = ROOT / "src" / "test" / "resources" / "golden"
warnings.filterwarnings("ignore", message="Do not pass an `input_shape`")
FIRST_BATCHES = 50  # of a fit: every machine computes these alike, whatever becomes of later epochs
VECTOR_UNITS = ("avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile")


# -- JSON ------------------------------------------------------------------------------------------


def plain(value):
    """Python scalars, lists and dicts of a value that may hold numpy's; float32 becomes its exact double."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return value.item()
    if tf.is_tensor(value):
        return plain(value.numpy())
    return value


def dumps(value, indent=0):
    """JSON in which whatever fits, and every innermost list, stands on one line."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if len(line) <= 100:
        return line
    pad = "  " * (indent + 1)
    if isinstance(value, dict) and value:
        rows = [f"{pad}{json.dumps(k)}: {dumps(v, indent + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + "  " * indent + "}"
    if isinstance(value, list) and any(isinstance(item, (list, dict)) for item in value):
        rows = [pad + dumps(item, indent + 1) for item in value]
        return "[\n" + ",\n".join(rows) + "\n" + "  " * indent + "]"
    return line


def write_json(path, document):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dumps(plain(document)) + "\n", encoding="utf-8")


def write(out, name, made_by, document, arrays=None):
    """Writes OUT/name.json, headed by who made it, and OUT/name.npz when there are arrays."""
    head = {"made_by": made_by, "versions": versions(), "machine": machine()}
    write_json(Path(out) / f"{name}.json", head | document)
    if arrays:
        np.savez_compressed(Path(out) / f"{name}.npz", **arrays)
    print(f"{name}: {made_by}", file=sys.stderr)


def versions():
    modules = (tf, keras, np, sklearn, scikeras, pandas)
    return {module.__name__: module.__version__ for module in modules}


def machine():
    """What may change the last digits: the number of threads and the vector units."""
    flags = set()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        flags = set(next((line for line in lines if line.startswith("flags")), "").split())
    return {"threads": os.cpu_count(), "cpu_flags": [unit for unit in VECTOR_UNITS if unit in flags]}


# -- numbers ---------------------------------------------------------------------------------------


def crc32(array):
    """CRC32, as eight hexadecimal digits, of the row-major little-endian bytes."""
    array = np.ascontiguousarray(array)
    return f"{zlib.crc32(array.astype(array.dtype.newbyteorder('<')).tobytes()):08x}"


def weights(model, values=None):
    """Every weight of the model, whole: as it is now, or with the given values."""
    values = [w.numpy() for w in model.weights] if values is None else values
    return [
        {"name": w.path, "shape": list(v.shape), "values": v.ravel()}
        for w, v in zip(model.weights, values, strict=True)
    ]


def drawn(model):
    """The initial weights again, from the initializers: each keeps the seed that it drew."""
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    pairs = [(layer.kernel_initializer, layer.kernel) for layer in dense]
    pairs += [(layer.bias_initializer, layer.bias) for layer in dense if layer.use_bias]
    made = {weight.path: initializer(weight.shape).numpy() for initializer, weight in pairs}
    return [made[weight.path] for weight in model.weights]


def fingerprints(values):
    """Shape, CRC32 and first eight values of each array."""
    return [
        {"shape": list(v.shape), "crc32": crc32(v), "first": v.ravel()[:8]} for v in values
    ]


def first_values(values):
    """Shape and first eight values of each array."""
    return [{"shape": list(v.shape), "first": v.ravel()[:8]} for v in values]


def permutation(n):
    """The order in which fit(shuffle=True) visits n rows under the global seed now set (all epochs)."""
    from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

    batches = ArrayDataAdapter(np.arange(n), batch_size=n, shuffle=True).get_tf_dataset()
    order = np.concatenate([batch.numpy() for batch in batches]).astype(np.int64)
    return {"n": n, "first": order[:20], "crc32": crc32(order)}


def summary(model):
    """The text of model.summary() on a terminal of 80 columns that cannot show colours."""
    parts = []
    model.summary(print_fn=lambda text, **_: parts.append(text))
    return "".join(parts)


class Recorder(keras.callbacks.Callback):
    """Keeps the weights before training and after the given epochs (counted from 1)."""

    def __init__(self, *epochs):
        super().__init__()
        self.epochs = epochs
        self.initial = []
        self.after = {}
        self.running_loss = []

    def on_train_begin(self, logs=None):
        self.initial = [w.numpy().copy() for w in self.model.weights]

    def on_train_batch_end(self, batch, logs=None):
        if len(self.running_loss) < FIRST_BATCHES:
            self.running_loss.append(logs["loss"])

    def on_epoch_end(self, epoch, logs=None):
        self.initial = self.initial or drawn(self.model)  # a model that its first batch has built
        if epoch + 1 in self.epochs:
            self.after[epoch + 1] = weights(self.model)


class Record:
    """A compiled model whose fits, evaluations and predictions go into a golden."""

    def __init__(self, model, whole=True):
        self.model = model
        self.whole = whole
        self.initial = None
        self.steps = {}

    def fit(self, name, x, y, validation_data=None, **arguments):
        recorder = Recorder()
        history = self.model.fit(
            x, y, validation_data=validation_data, verbose=0, callbacks=[recorder], **arguments
        )
        if self.initial is None:
            self.initial = self.shown(recorder.initial)
        rows = int(len(x) * (1.0 - arguments.get("validation_split", 0.0)))
        self.steps[name] = {
            "arguments": arguments,
            "permutation": permutation(rows),
            "running_loss_of_first_batches": recorder.running_loss,
            "history": history.history,
        }

    def evaluate(self, name, x, y):
        self.steps[name] = self.model.evaluate(x, y, verbose=0)

    def predict(self, name, x, rows=40):
        """The first rows of predict."""
        self.steps[name] = self.model.predict(x, verbose=0)[:rows]

    def shown(self, values):
        return weights(self.model, values) if self.whole else fingerprints(values)

    def document(self):
        final = weights(self.model) if self.whole else first_values(self.model.get_weights())
        return {
            "summary_after_fit": summary(self.model),
            "initial_weights": self.initial,
            **self.steps,
            "final_weights": final,
        }


# -- command line ----------------------------------------------------------------------------------


def arguments(description, seed):
    """--seed, --epochs and --out of a tutorial script."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seed", type=int, default=seed)
    parser.add_argument("--epochs", type=int, help="shorten every fit to at most N epochs")
    parser.add_argument("--out", type=Path, default=GOLDEN / "tutorials")
    parsed = parser.parse_args()
    parsed.made_by = " ".join(
        [f"python-export/{Path(sys.argv[0]).name}", f"--seed {parsed.seed}"]
        + ([f"--epochs {parsed.epochs}"] if parsed.epochs else [])
    )
    parsed.limit = lambda epochs: min(epochs, parsed.epochs or epochs)
    return parsed
