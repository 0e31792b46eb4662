"""Data in files: TFRecords, and the order of tf.data's shuffle."""

import base64
import tempfile
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

import goldens

ROWS = 7
CASES = ((10, 4, True), (10, 4, False), (10, 30, True), (3000, 1000, True), (5, 1, True))


def feature(values):
    """Floats, integers, texts or bytes as a tf.train.Feature."""
    if isinstance(values[0], float):
        return tf.train.Feature(float_list=tf.train.FloatList(value=values))
    if isinstance(values[0], int):
        return tf.train.Feature(int64_list=tf.train.Int64List(value=values))
    values = [v.encode() if isinstance(v, str) else v for v in values]
    return tf.train.Feature(bytes_list=tf.train.BytesList(value=values))


def example(row):
    """The features of a row; every third has no weight, one a weight without values."""
    features = {
        "x": feature([row + 0.25, -1.5 * row, 1e-3 * row, float(np.float32(1) / (row + 3))]),
        "label": feature([row - 3]),
        "pixels": feature([bytes((40 * row + k) % 256 for k in range(6))]),
        "name": feature([f"row {row}", "naïve ☃"]),
    }
    if row % 3:
        features["weight"] = feature([0.5 * row])
    elif row:
        features["weight"] = tf.train.Feature()
    return tf.train.Example(features=tf.train.Features(feature=features))


def file(compression):
    """The bytes of a TFRecord file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.tfrecord"
        with tf.io.TFRecordWriter(str(path), compression) as writer:
            for row in range(ROWS):
                writer.write(example(row).SerializeToString(deterministic=True))
        return path.read_bytes()


def tfrecord():
    spec = {
        "x": tf.io.FixedLenFeature([2, 2], tf.float32),
        "label": tf.io.FixedLenFeature([], tf.int64),
        "pixels": tf.io.FixedLenFeature([], tf.string),
        "name": tf.io.FixedLenFeature([2], tf.string),
        "weight": tf.io.FixedLenFeature([], tf.float32, 1.0),
    }
    messages = [example(row).SerializeToString(deterministic=True) for row in range(ROWS)]
    parsed = tf.io.parse_example(messages, spec)
    parsed["pixels"] = tf.io.decode_raw(parsed["pixels"], tf.uint8)
    parsed = {name: value.numpy() for name, value in parsed.items()}
    parsed["name"] = [[text.decode() for text in row] for row in parsed["name"]]
    files = {c or "none": base64.b64encode(file(c)).decode() for c in ("", "GZIP", "ZLIB")}
    return {"files": files, "features": parsed}


def shuffle():
    """Two iterations of range(n).shuffle(buffer) by seeds and arguments."""
    cases = []
    for global_seed in (None, 0, 7, 2**31 + 5):
        for seed in (None, 0, 3, -2, 2**31 - 1):
            if global_seed is None and seed is None:
                continue
            for rows, buffer, again in CASES:
                if global_seed is None:
                    tf.compat.v1.set_random_seed(None)
                else:
                    keras.utils.set_random_seed(global_seed)
                data = tf.data.Dataset.range(rows).shuffle(buffer, seed, again)
                orders = [np.array(list(data.as_numpy_iterator())) for _ in range(2)]
                cases.append(
                    {
                        "global_seed": global_seed,
                        "seed": seed,
                        "rows": rows,
                        "buffer_size": buffer,
                        "reshuffle_each_iteration": again,
                        "first": [order[:12] for order in orders],
                        "crc32": [goldens.crc32(order) for order in orders],
                    }
                )
    keras.utils.set_random_seed(7)
    two = [tf.data.Dataset.range(6).shuffle(6) for _ in range(2)]
    return {"cases": cases, "two_without_a_seed": [list(d.as_numpy_iterator()) for d in two]}


def main(out):
    for name, make in (("tfrecord", tfrecord), ("shuffle", shuffle)):
        goldens.write(out / "keras" / "data_files", name, f"python-export/recipes/data_files.py {name}", make())
