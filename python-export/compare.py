"""Compares goldens made again with the committed ones: python compare.py COMMITTED NEW [--partial]."""

import argparse
import base64
import gzip
import json
import sys
from fnmatch import fnmatch
from pathlib import Path

import numpy as np

# -- tolerances ------------------------------------------------------------------------------------
# The same wheel on the same CPU gives the same bits, whatever the number of threads. Elsewhere oneDNN
# and numpy choose their code by the CPU's vector units and so round sums of products in another order.
# Measured by holding them to SSE4.1, AVX and AVX2 on a machine with AVX-512; twice to ten times the
# worst is allowed. Integers, texts, orders of rows, CRC32s and counts never differ.

EXACT = 0.0
COMPONENT = 1e-6  # one loss, metric or activation: a short sum (measured: no difference)
DOUBLE = 1e-13  # scikit-learn's float64 (measured: no difference)
LOSS = 2e-6  # losses, evaluations, predictions of small models (measured: 9e-7)
WEIGHT = 1e-5  # trained weights; small biases feel most (measured: 7e-6)
SLOT = 3e-4  # optimizer slots: gradients that nearly cancel leave the rounding (measured: 8e-5)
KINKED = 2e-4  # circles model_3 clips its linear output, and a row may fall on the other side (measured: 5e-5)
FOLDS = 0.01  # Sonar: a relu that opens or shuts in one of 15,000 steps moves later losses (measured: 3e-3)
FOLD_ROWS = 0.012  # two of 187 training rows of Sonar (measured: one); scores of folds did not move
ROWS = 2e-4  # accuracy over 60,000 images: a dozen may change sides (measured: one)
DRIFTED = 0.1  # MNIST under RMSprop multiplies a last bit up to 5 % of a loss from its third epoch on
DRIFTED_ROWS = 0.01  # its accuracies then (measured: 1.2e-3)
ANY = np.inf  # single weights of a drifted model say nothing

# The first rule whose patterns fit file and key decides.
RULES = (
    ("parity/initializer.*", "*", EXACT),
    ("parity/*", "*", COMPONENT),
    ("sklearn/*", "*", DOUBLE),
    ("tutorials/mnist.*", "*/initial_weights/*", EXACT),
    ("tutorials/mnist.*", "*/running_loss_of_first_batches", LOSS),
    ("tutorials/mnist.*", "*/final_weights/*", ANY),
    ("tutorials/mnist.*", "*/history/*acc", DRIFTED_ROWS),
    ("tutorials/mnist.*", "*", DRIFTED),
    ("tutorials/fashion_mnist.*", "/fashion_mnist/*accuracy", ROWS),
    ("tutorials/fashion_mnist.*", "/fashion_mnist/evaluate", ROWS),
    ("tutorials/sonar.*", "*accuracy", FOLD_ROWS),
    ("tutorials/sonar.*", "*loss", FOLDS),
    ("tutorials/sonar.json", "*/first_fold_predictions", FOLDS),
    ("tutorials/circles.json", "/model_3/final_weights/*", KINKED),
    ("tutorials/circles.*", "/model_3*", WEIGHT),
    ("tutorials/circles.npz", "/*", WEIGHT),
    ("*", "*/initial_weights/*", LOSS),
    ("*", "*accuracy", EXACT),
    ("*", "*/acc", EXACT),
    ("*", "*/val_acc", EXACT),
    ("*", "*/optimizer_variables/*", SLOT),
    ("*", "*weights*", WEIGHT),
    ("*", "*", LOSS),
)


def tolerance(file, key):
    return next(allowed for files, keys, allowed in RULES if fnmatch(file, files) and fnmatch(key, keys))


# -- comparing -------------------------------------------------------------------------------------

IGNORED = ("machine", "raw")  # what the machine is, and console bytes with the clock's times in them


def leaves(value, path=""):
    """(path, list or scalar) of every innermost array of a JSON document."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in IGNORED:
                yield from leaves(item, f"{path}/{key}")
    elif isinstance(value, list) and (any(isinstance(item, dict) for item in value) or ragged(value)):
        for i, item in enumerate(value):
            yield from leaves(item, f"{path}/{i}")
    else:
        yield path, value


def numeric(value):
    """A float64 array where every number is one, else None: texts, booleans, null and integers are exact."""
    flat = np.array(value, dtype=object).ravel()
    if not any(isinstance(item, float) for item in flat):
        return None
    if not all(isinstance(item, (int, float)) and not isinstance(item, bool) for item in flat):
        return None
    return np.array(value, dtype="float64")


def ragged(value):
    """Whether the lists in a list differ in shape."""
    try:
        np.array(value)
        return False
    except ValueError:
        return True


def difference(old, new, key):
    """The worst relative difference; infinite where something exact differs.

    A history is compared epoch by epoch, any other array relative to its largest element.
    """
    a, b = numeric(old), numeric(new)
    if a is None or b is None:
        return 0.0 if old == new else np.inf
    if a.shape != b.shape:
        return np.inf
    if a.size == 0 or np.array_equal(a, b):
        return 0.0
    scale = np.maximum(np.abs(a), np.abs(b))
    if "/history/" not in key:
        scale = scale.max()
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(np.max(np.where(a == b, 0.0, np.abs(a - b) / scale)))


def compare_json(old, new, file):
    """(key, difference, tolerance) of every leaf."""
    yield from compare_leaves(json.loads(old.read_text()), json.loads(new.read_text()), file)


def compare_leaves(old, new, file):
    a, b = dict(leaves(old)), dict(leaves(new))
    for key in sorted(set(a) | set(b)):
        gone = key not in a or key not in b
        yield key, np.inf if gone else difference(a[key], b[key], key), tolerance(file, key)


def compare_npz(old, new, file):
    a, b = np.load(old), np.load(new)
    for key in sorted(set(a) | set(b)):
        gone = key not in a or key not in b
        worst = np.inf if gone else difference(a[key].tolist(), b[key].tolist(), f"/{key}")
        yield f"/{key}", worst, tolerance(file, f"/{key}")


def unpacked(file):
    """The header of packed JSON lines, and a case a line by its id, with its arrays as nested lists."""
    header, *lines = [json.loads(line, object_hook=array) for line in gzip.decompress(file.read_bytes()).splitlines()]
    return {"header": header, "cases": {line["case"]["id"]: line for line in lines}}


def array(item):
    """A parity array as nested lists, apart from it where it is NaN or infinite; any other object as it is."""
    if set(item) != {"dtype", "shape", "data"}:
        return item
    flat = np.frombuffer(base64.b64decode(item["data"]), np.dtype(item["dtype"]).newbyteorder("<"))
    finite = np.isfinite(flat)
    others = [f"{k}: {flat[k]}" for k in np.flatnonzero(~finite)]
    return {"numbers": np.where(finite, flat, 0).reshape(item["shape"]).tolist(), "not finite": others}


def compare_packed(old, new, file):
    yield from compare_leaves(unpacked(old), unpacked(new), file)


def compare_text(old, new, file):
    yield "/", 0.0 if old.read_bytes() == new.read_bytes() else np.inf, EXACT


COMPARE = {".json": compare_json, ".gz": compare_packed, ".npz": compare_npz, ".txt": compare_text}


def compare(old, new, file):
    """(leaves, worst difference, failures) of one file."""
    if not new.exists():
        return 0, np.inf, ["not made again"]
    results = list(COMPARE[old.suffix](old, new, file))
    failures = [f"{key}: {worst:.3g}, allowed {allowed:g}" for key, worst, allowed in results if worst > allowed]
    return len(results), max(worst for _, worst, _ in results), failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("committed", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--partial", action="store_true", help="compare only the files that NEW has")
    options = parser.parse_args()
    files = sorted(
        str(path.relative_to(options.committed))
        for path in options.committed.rglob("*")
        if path.suffix in COMPARE
        and (not options.partial or (options.new / path.relative_to(options.committed)).exists())
    )
    failed = 0
    print(f"{'golden':60s} {'leaves':>7s} {'worst':>9s}")
    for file in files:
        count, worst, failures = compare(options.committed / file, options.new / file, file)
        failed += bool(failures)
        print(f"{file:60s} {count:7d} {worst:9.2g} {'FAILED' if failures else ''}".rstrip())
        for failure in failures[:5]:
            print(f"    {failure}")
        if len(failures) > 5:
            print(f"    and {len(failures) - 5} more")
    print(f"{len(files) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
