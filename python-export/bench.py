"""Keras's side of `keras-jvm bench`: reads `fit|predict|done WORKLOAD NUMBER` lines, answers with a number each.

fit trains for NUMBER epochs and answers with seconds; predict calls `model.predict` on one row NUMBER times and
answers with the median in microseconds; done forgets the workload. The workloads are those of Workload.java.
"""

import argparse
import statistics
import sys
import time

import keras
import numpy as np

import data

Dense = keras.layers.Dense


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
    return x[:48000], keras.utils.to_categorical(y)[:48000]


# name: data, layers, last activation, optimizer, loss, batch size
WORKLOADS = {
    "breast-cancer": (breast_cancer, (10, 8, 6, 1), "sigmoid", lambda: keras.optimizers.SGD(0.01), "binary_crossentropy", 50),
    "circles": (circles, (4, 4, 1), "sigmoid", lambda: keras.optimizers.Adam(0.01), "binary_crossentropy", 32),
    "fashion-mnist": (fashion_mnist, (4, 4, 10), "softmax", keras.optimizers.Adam, "sparse_categorical_crossentropy", 32),
    "sonar": (sonar, (60, 1), "sigmoid", keras.optimizers.Adam, "binary_crossentropy", 5),
    "mnist": (mnist, (512, 10), "softmax", lambda: "rmsprop", "categorical_crossentropy", 128),
}
MODES = {"default": {}, "steps_per_execution": {"steps_per_execution": 50}, "jit_compile": {"jit_compile": True}}


def prepare(name, mode):
    load, units, last, optimizer, loss, batch_size = WORKLOADS[name]
    keras.utils.set_random_seed(7)
    x, y = load()
    layers = [Dense(n, activation="relu") for n in units[:-1]] + [Dense(units[-1], activation=last)]
    model = keras.Sequential([keras.Input((x.shape[1],))] + layers)
    model.compile(optimizer=optimizer(), loss=loss, metrics=["accuracy"], **MODES[mode])
    return model, x, y, batch_size


def fit(model, x, y, batch_size, epochs):
    start = time.perf_counter()
    model.fit(x, y, epochs=epochs, batch_size=batch_size, verbose=0)
    return time.perf_counter() - start


def predict(model, x, calls):
    micros = []
    for _ in range(calls):
        start = time.perf_counter()
        model.predict(x[:1], verbose=0)
        micros.append((time.perf_counter() - start) * 1e6)
    return statistics.median(micros)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=MODES, default="default")
    mode = parser.parse_args().mode
    prepared = {}
    print(0, flush=True)  # ready
    for line in sys.stdin:
        command, name, number = line.split()
        if command == "done":
            prepared.pop(name, None)
            keras.utils.clear_session()
            print(0, flush=True)
            continue
        if name not in prepared:
            prepared[name] = prepare(name, mode)
        model, x, y, batch_size = prepared[name]
        if command == "fit":
            print(fit(model, x, y, batch_size, int(number)), flush=True)
        else:
            print(predict(model, x, int(number)), flush=True)


if __name__ == "__main__":
    main()
