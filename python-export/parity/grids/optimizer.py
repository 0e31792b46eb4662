"""Optimizers: weights and slots after 1, 10 and 100 steps, on constant and on random gradients."""

import numpy as np

from drawing import case, normal, words

STEPS = [1, 10, 100]
SHAPES = ((3, 4), (4,))
WEIGHTS = [normal(("weight", k), *shape, scale=0.5) for k, shape in enumerate(SHAPES)]
CONSTANT = [normal(("constant", k), *shape) for k, shape in enumerate(SHAPES)]
RANDOM = [normal(("random", k), 7, *shape) for k, shape in enumerate(SHAPES)]  # seven rows, taken in turn
EDGE = [np.float32([[0, 1, -1, 1e-8], [1e-20, -1e-3, 1e3, 0], [1e-12, 1e6, -1e-6, 1e-4]]), np.zeros(4, "float32")]

ARGUMENTS = {
    "SGD": [
        {"learning_rate": 0.1, "momentum": 0.9},
        {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True},
    ],
    "RMSprop": [
        {"learning_rate": 0.01, "momentum": 0.9},
        {"learning_rate": 0.01, "centered": True},
        {"learning_rate": 0.01, "rho": 0.8, "momentum": 0.5, "epsilon": 1e-4, "centered": True},
    ],
    "Adam": [
        {"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-4},
        {"learning_rate": 0.05, "amsgrad": True},
    ],
}


def cases():
    for component, several in ARGUMENTS.items():
        for config in [{}, *several]:
            for name, gradients in (("constant", CONSTANT), ("random", RANDOM), ("edge", EDGE)):
                about = f"{words(config)}; {name}" if config else name
                yield case("optimizer", component, about, config, weights=WEIGHTS, gradients=gradients, steps=STEPS)
