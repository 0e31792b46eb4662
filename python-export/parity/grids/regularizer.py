"""Regularizers: penalty and gradient of ordinary, edge and far weights."""

import numpy as np

from drawing import case, normal, words

CONFIGS = {
    "L1": [{}, {"l1": 0.3}, {"l1": 0.0}],
    "L2": [{}, {"l2": 0.3}, {"l2": 0.0}],
    "L1L2": [{}, {"l1": 0.02}, {"l2": 0.02}, {"l1": 0.3, "l2": 0.07}],
    "OrthogonalRegularizer": [{}, {"factor": 0.7}, {"mode": "columns"}, {"factor": 0.2, "mode": "columns"}],
}
INPUTS = {
    "random": normal("w", 5, 3),
    "zero": np.zeros((4, 3), "float32"),
    "one": np.ones((4, 3), "float32"),
    "right": np.eye(4, dtype="float32"),
    "extreme": np.float32([[1e6, -1e6, 1e-6], [0, -0.0, 1e-30], [3, 1e3, -1e-3]]),
    "wide": normal("wide", 3, 40),
    "vector": normal("v", 7),
    "kernel of a convolution": normal("c", 3, 3, 2, 4),
}


def cases():
    for component, configs in CONFIGS.items():
        for config in configs:
            for name, x in INPUTS.items():
                if x.ndim == 2 or component != "OrthogonalRegularizer":
                    about = "; ".join(filter(None, [words(config), name]))
                    yield case("regularizer", component, about, config, x=x)
