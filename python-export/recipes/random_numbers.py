"""Seeds, initial weights, dropout masks and shuffle orders."""

import random

import keras
import numpy as np
import tensorflow as tf

import goldens

SEEDS = (0, 1, 7, 42, 1234)
INITIALIZERS = (
    "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform", "lecun_normal",
    "random_uniform", "uniform", "random_normal", "normal", "truncated_normal", "orthogonal", "zeros", "ones",
)  # fmt: skip
SHAPES = {"(8, 12)": (8, 12), "(4, 6)": (4, 6), "(6, 1)": (6, 1)}
ROWS = (1, 2, 3, 5, 10, 12, 20, 150, 278, 398, 768, 800, 1000, 48000, 60000)


def python_draws():
    """random.seed(s), then randint(1, 10**9): the seeds that layers draw."""
    table = {}
    for seed in SEEDS + (2**31 - 1, 2**32 - 1):
        random.seed(seed)
        table[seed] = [random.randint(1, 10**9) for _ in range(20)]
    return {"draws": table}


def numpy_draws():
    """numpy's legacy RandomState."""
    table = {}
    for seed in SEEDS:
        draw = lambda: np.random.RandomState(seed)
        table[seed] = {
            "random_sample": draw().random_sample(6),
            "permutation_10": draw().permutation(10),
            "permutation_100": draw().permutation(100),
            "randint_0_100": draw().randint(0, 100, 10),
            "choice_10_3_without_replacement": draw().choice(10, 3, replace=False),
            "uniform_-2_3": draw().uniform(-2, 3, 5),
            "normal_0_0.03": draw().normal(0, 0.03, 7),
        }
    return {"by_seed": table}


def stateless():
    """Stateless Philox kernels for a pair of seeds."""
    shape = [1000]
    kernels = {
        "uniform": tf.random.stateless_uniform,
        "normal": tf.random.stateless_normal,
        "truncated_normal": tf.random.stateless_truncated_normal,
    }
    table = []
    for seed in ([1, 2], [7, 0], [7, 1], [347712783, 0], [347712783, 5], [1000000000, 123456789]):
        for name, kernel in kernels.items():
            values = kernel(shape, seed).numpy()
            table.append({"seed": seed, "kernel": name, "first": values[:16], "crc32": goldens.crc32(values)})
    return {"shape": shape, "values": table}


def initializers():
    """Every initializer by its string, with the global seed: the first draw of the seed is used."""
    table = []
    for name in INITIALIZERS:
        for seed in (7, 42):
            for shape in SHAPES.values():
                keras.utils.set_random_seed(seed)
                values = keras.initializers.get(name)(shape).numpy()
                table.append(
                    {"initializer": name, "global_seed": seed, "shape": shape,
                     "values": values.ravel(), "crc32": goldens.crc32(values)}
                )  # fmt: skip
    return {"values": table} | {"with_arguments": with_arguments()}


def with_arguments():
    made = [
        ["RandomUniform", {"minval": -1.0, "maxval": 0.5, "seed": 3}],
        ["RandomNormal", {"mean": 1.0, "stddev": 0.2, "seed": 3}],
        ["TruncatedNormal", {"mean": -1.0, "stddev": 2.0, "seed": 3}],
        ["VarianceScaling", {"scale": 2.0, "mode": "fan_out", "distribution": "uniform", "seed": 3}],
        ["VarianceScaling", {"scale": 1.0, "mode": "fan_avg", "distribution": "untruncated_normal", "seed": 3}],
        ["VarianceScaling", {"scale": 0.5, "mode": "fan_in", "distribution": "truncated_normal", "seed": 3}],
        ["Orthogonal", {"gain": 2.0, "seed": 3}],
        ["Constant", {"value": 0.25}],
        ["GlorotUniform", {"seed": 3}],
        ["HeNormal", {"seed": 3}],
    ]
    return [
        {"initializer": name, "arguments": given, "shape": [5, 3],
         "values": getattr(keras.initializers, name)(**given)((5, 3)).numpy().ravel()}
        for name, given in made
    ]  # fmt: skip


def layer_weights():
    """Initial kernels of Dense stacks: which draw each layer takes, Dropout included."""
    table = []
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        dense = [keras.layers.Dense(12, "relu"), keras.layers.Dropout(0.2), keras.layers.Dense(8), keras.layers.Dense(1)]
        model = keras.Sequential([keras.Input((8,))] + dense)
        table.append({"seed": seed, "weights": goldens.fingerprints(model.get_weights())})
    return {"layers": ["Input(8)", "Dense(12)", "Dropout(0.2)", "Dense(8)", "Dense(1)"], "by_seed": table}


def dropout():
    """Outputs of Dropout(rate, seed) for ones, call after call; inference between calls does not advance."""
    table = []
    for rate in (0.1, 0.2, 0.3, 0.5, 0.9):
        for seed in (7, 686579304):
            for shape in ((1, 8), (8, 6), (4, 6)):
                layer = keras.layers.Dropout(rate, seed=seed)
                outputs = []
                for _ in range(3):
                    outputs.append(layer(tf.ones(shape), training=True).numpy().ravel())
                    layer(tf.ones(shape), training=False)
                table.append({"rate": rate, "seed": seed, "shape": shape, "outputs": outputs})
    return {"input": "ones", "values": table}


def permutations():
    """fit's order for (global seed, rows); whole up to 20 rows."""
    table = []
    for seed in SEEDS + (2**31 - 1, 2**31 + 4):
        for rows in ROWS:
            keras.utils.set_random_seed(seed)
            table.append({"seed": seed} | goldens.permutation(rows))
    return {"values": table}


def main(out):
    for make in (python_draws, numpy_draws, stateless, initializers, layer_weights, dropout, permutations):
        made_by = f"python-export/recipes/random_numbers.py {make.__name__}"
        goldens.write(out / "keras" / "random", make.__name__, made_by, make())
