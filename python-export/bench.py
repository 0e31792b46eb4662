"""Keras in `keras-jvm bench`: `bench.py CONTENDER WORKLOAD`; what it reads and answers is in bench_worker.py."""

import argparse

import keras
import tensorflow as tf

import bench_worker
from bench_workloads import WORKLOADS

MODES = {
    "keras": {},
    "keras-50": {"steps_per_execution": 50},
    "keras-jit": {"jit_compile": True},
    "keras-both": {"steps_per_execution": 50, "jit_compile": True},
}


class Trainer:
    """A workload's model, compiled as the contender has it."""

    def __init__(self, contender, workload):
        keras.utils.set_random_seed(7)
        self.x, self.y = workload.data()
        self.batch_size = workload.batch_size
        name, rate = workload.optimizer
        Dense = keras.layers.Dense
        layers = [Dense(n, activation="relu") for n in workload.units[:-1]]
        layers.append(Dense(workload.units[-1], activation=workload.last))
        self.model = keras.Sequential([keras.Input((self.x.shape[1],))] + layers)
        self.model.compile(
            optimizer=getattr(keras.optimizers, name)(rate), loss=workload.loss, metrics=["accuracy"], **MODES[contender]
        )

    def fit(self, epochs):
        return self.model.fit(self.x, self.y, epochs=epochs, batch_size=self.batch_size, verbose=0)

    def predict_one_row(self):
        return self.model.predict(self.x[:1], verbose=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contender", choices=MODES)
    parser.add_argument("workload", choices=WORKLOADS)
    arguments = parser.parse_args()
    bench_worker.serve(
        f"Keras {keras.__version__} on TensorFlow {tf.__version__}",
        lambda: Trainer(arguments.contender, WORKLOADS[arguments.workload]),
    )


if __name__ == "__main__":
    main()
