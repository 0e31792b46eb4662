"""Learning rate schedules: rates over the steps of training, around every corner, and far out."""

import numpy as np

from drawing import case, words

STEPS = np.int64([*range(0, 64), 99, 100, 101, 127, 128, 129, 255, 256, 1000, 12345, 10**6, 2**24 + 1, 10**9])

RATE = {"initial_learning_rate": 0.1}

ARGUMENTS = {
    "ExponentialDecay": [
        RATE | {"decay_steps": 10, "decay_rate": 0.9},
        RATE | {"decay_steps": 10, "decay_rate": 0.9, "staircase": True},
        {"initial_learning_rate": 2.5, "decay_steps": 7, "decay_rate": 1.01},
        RATE | {"decay_steps": 49, "decay_rate": 0.5, "staircase": True, "name": "mine"},
    ],
    "InverseTimeDecay": [
        RATE | {"decay_steps": 10, "decay_rate": 0.5},
        RATE | {"decay_steps": 10, "decay_rate": 0.5, "staircase": True},
        {"initial_learning_rate": 0.7, "decay_steps": 3, "decay_rate": 0.03},
    ],
    "PiecewiseConstantDecay": [
        {"boundaries": [10, 20], "values": [0.1, 0.05, 0.01]},
        {"boundaries": [0], "values": [1.0, 0.3]},
        {"boundaries": [1, 2, 50, 100], "values": [0.1, 0.2, 0.3, 0.02, 0.001]},
    ],
    "PolynomialDecay": [
        RATE | {"decay_steps": 30},
        RATE | {"decay_steps": 30, "power": 2.0, "end_learning_rate": 0.01},
        RATE | {"decay_steps": 30, "power": 0.5},
        RATE | {"decay_steps": 30, "power": 1.7, "cycle": True},
        RATE | {"decay_steps": 10, "cycle": True},
        RATE | {"decay_steps": 7, "cycle": True, "end_learning_rate": 0.05},
    ],
    "CosineDecay": [
        RATE | {"decay_steps": 30},
        RATE | {"decay_steps": 30, "alpha": 0.1},
        {"initial_learning_rate": 0.0, "decay_steps": 40, "warmup_target": 0.1, "warmup_steps": 12},
        RATE | {"decay_steps": 40, "alpha": 0.2, "warmup_target": 0.3, "warmup_steps": 7},
        RATE | {"decay_steps": 20, "warmup_target": 0.3},
    ],
    "CosineDecayRestarts": [
        RATE | {"first_decay_steps": 10},
        RATE | {"first_decay_steps": 10, "t_mul": 1.0},
        RATE | {"first_decay_steps": 7, "t_mul": 1.5, "m_mul": 0.8, "alpha": 0.05},
        RATE | {"first_decay_steps": 12, "t_mul": 3.0, "m_mul": 0.5},
    ],
}


def cases():
    for component, several in ARGUMENTS.items():
        for config in several:
            yield case("schedule", component, words(config), config, steps=STEPS)
