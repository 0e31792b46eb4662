"""The workloads of `keras-jvm bench`, the same as those of Workloads.java: names, models, data. Only numpy is needed."""

from typing import NamedTuple

import numpy as np

import data


class Workload(NamedTuple):
    """Dense layers of `units`, all relu but the last, trained on what `data()` gives."""

    data: callable
    units: tuple
    last: str
    optimizer: tuple  # name, learning rate
    loss: str
    batch_size: int


def breast_cancer():
    x, y = data.breast_cancer()
    return x[:398].astype("float32"), y[:398]


def circles():
    k = np.arange(800)
    angle, radius = 2 * np.pi * k / 800, np.where(k % 2 == 0, 1, 0.8)
    return np.c_[radius * np.cos(angle), radius * np.sin(angle)].astype("float32"), (k % 2).astype("float32")


def sonar():
    x, y = data.sonar()
    return x[:187].astype("float32"), np.where(y == "M", 0, 1)[:187].astype("float32")


def fashion_mnist():
    (x, y), _ = data.fashion_mnist()
    return (x.reshape(60000, 784) / np.float32(255)).astype("float32"), y


def mnist():
    (x, y), _ = data.mnist()
    x = (x.reshape(60000, 784) / np.float32(255)).astype("float32")
    return x[:48000], np.eye(10)[y[:48000]]


def mixed(k):
    """Whole numbers of 32 bits that look random: the last steps of MurmurHash3."""
    h = k.astype(np.uint32)
    h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def inputs(rows, features):
    """Numbers from -0.5 up to 0.5; a part at a time, so that memory shows the training and not this."""
    x = np.empty(rows * features, "float32")
    for start in range(0, x.size, 1 << 20):
        k = np.arange(start, min(x.size, start + (1 << 20)))
        x[start : start + k.size] = mixed(k) / 2**32 - 0.5
    return x.reshape(rows, features)


def labels(rows, classes):
    return (mixed(~np.arange(rows)) % np.uint32(classes)).astype("int32")


def width(units, rows):
    def load():
        return inputs(rows, units), labels(rows, units)

    return Workload(load, (units, units, units), "softmax", ("Adam", 0.001), "sparse_categorical_crossentropy", 256)


def small(rows):
    def load():
        return inputs(rows, 16), labels(rows, 2).astype("float32")

    return Workload(load, (16, 16, 1), "sigmoid", ("Adam", 0.001), "binary_crossentropy", 128)


WORKLOADS = {
    "breast-cancer": Workload(breast_cancer, (10, 8, 6, 1), "sigmoid", ("SGD", 0.01), "binary_crossentropy", 50),
    "circles": Workload(circles, (4, 4, 1), "sigmoid", ("Adam", 0.01), "binary_crossentropy", 32),
    "fashion-mnist": Workload(fashion_mnist, (4, 4, 10), "softmax", ("Adam", 0.001), "sparse_categorical_crossentropy", 32),
    "sonar": Workload(sonar, (60, 1), "sigmoid", ("Adam", 0.001), "binary_crossentropy", 5),
    "mnist": Workload(mnist, (512, 10), "softmax", ("RMSprop", 0.001), "categorical_crossentropy", 128),
}
ROWS = {4: 10240, 16: 10240, 64: 10240, 256: 10240, 1024: 2560, 4096: 1024}
WORKLOADS.update({f"width-{units}": width(units, rows) for units, rows in ROWS.items()})
WORKLOADS.update({f"rows-{rows}": small(rows) for rows in (1000, 10000, 100000, 1000000)})
