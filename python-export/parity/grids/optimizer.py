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
    "AdamW": [
        {"learning_rate": 0.02, "weight_decay": 0.1, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-4},
        {"learning_rate": 0.02, "amsgrad": True},
    ],
    "Adamax": [{"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}],
    "Nadam": [{"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}],
    "Adadelta": [{"learning_rate": 1.0, "rho": 0.8, "epsilon": 1e-4}],
    "Adagrad": [
        {"learning_rate": 0.1, "initial_accumulator_value": 0.0, "epsilon": 1e-3},
        {"learning_rate": 0.1, "initial_accumulator_value": 1.5},
    ],
    "Ftrl": [
        {"learning_rate": 0.1, "learning_rate_power": -0.7, "initial_accumulator_value": 0.3},
        {"learning_rate": 0.1, "l1_regularization_strength": 0.05, "l2_regularization_strength": 0.03},
        {"learning_rate": 0.1, "l2_shrinkage_regularization_strength": 0.04, "beta": 0.2},
        {"learning_rate": 0.1, "learning_rate_power": 0.0},
    ],
    "Adafactor": [
        {"learning_rate": 0.1, "relative_step": False},
        {"learning_rate": 0.1, "beta_2_decay": -0.5, "epsilon_1": 1e-6, "epsilon_2": 0.05, "clip_threshold": 0.3},
    ],
    "Lion": [{"learning_rate": 0.01, "beta_1": 0.7, "beta_2": 0.9}],
    "Lamb": [{"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}],
}


def json(module, name, **config):
    """An object as Keras writes it into the configuration of another."""
    return {"module": module, "class_name": name, "config": config, "registered_name": None}


def scheduled(name, **config):
    return {"learning_rate": json("keras.optimizers.schedules", name, **config)}


EXPONENTIAL = scheduled("ExponentialDecay", initial_learning_rate=0.1, decay_steps=7, decay_rate=0.8)
COSINE = scheduled("CosineDecay", initial_learning_rate=0.0, decay_steps=40, warmup_target=0.05, warmup_steps=5)
PIECEWISE = scheduled("PiecewiseConstantDecay", boundaries=[4, 9], values=[0.1, 0.05, 0.01])
EMA = {"use_ema": True, "ema_momentum": 0.9}
ALL = {"weight_decay": 0.02, "clipnorm": 0.7, "gradient_accumulation_steps": 3, "ema_overwrite_frequency": 2} | EMA

# The arguments that all optimizers share: what each one is called here, the class, its configuration.
COMMON = [
    ("weight_decay", "SGD", {"learning_rate": 0.1, "weight_decay": 0.01}),
    ("weight_decay", "Lion", {"learning_rate": 0.01, "weight_decay": 0.3}),
    ("weight_decay", "Adagrad", {"learning_rate": 0.1, "weight_decay": 0.02}),
    ("clipnorm", "SGD", {"learning_rate": 0.1, "clipnorm": 0.7}),
    ("clipnorm of 0", "SGD", {"learning_rate": 0.1, "clipnorm": 0.0}),
    ("global_clipnorm", "SGD", {"learning_rate": 0.1, "global_clipnorm": 0.7}),
    ("global_clipnorm", "Adam", {"global_clipnorm": 1e9}),
    ("clipvalue", "SGD", {"learning_rate": 0.1, "clipvalue": 0.3}),
    ("ema", "SGD", {"learning_rate": 0.1} | EMA),
    ("ema of its default", "SGD", {"learning_rate": 0.1, "use_ema": True}),
    ("ema, overwrite", "Adam", {"learning_rate": 0.1, "ema_overwrite_frequency": 4} | EMA),
    ("accumulation", "SGD", {"learning_rate": 0.1, "momentum": 0.9, "gradient_accumulation_steps": 4}),
    ("accumulation", "Nadam", {"learning_rate": 0.1, "gradient_accumulation_steps": 3}),
    ("accumulation", "Adafactor", {"learning_rate": 0.1, "gradient_accumulation_steps": 2}),
    ("loss_scale_factor", "RMSprop", {"learning_rate": 0.01, "loss_scale_factor": 7.0}),
    ("exponential", "SGD", EXPONENTIAL),
    ("cosine", "Adam", COSINE),
    ("piecewise", "Ftrl", PIECEWISE),
    ("cosine", "Adafactor", COSINE),
    ("exponential, accumulation", "Adamax", EXPONENTIAL | {"gradient_accumulation_steps": 3}),
    ("exponential, weight_decay", "Lamb", EXPONENTIAL | {"weight_decay": 0.1}),
    ("all", "Adam", {"learning_rate": 0.05} | ALL),
    ("all, cosine", "RMSprop", COSINE | ALL),
    ("all, no rate", "AdamW", ALL),
]

ZEROS = [np.zeros(shape, "float32") for shape in SHAPES]
CUBE = [normal("cube", 2, 3, 4, scale=0.5)]
CUBE_GRADIENTS = [normal("cube gradients", 7, 2, 3, 4)]
LARGE = [np.float32(2**15) * g for g in RANDOM]
OVERFLOWING = [g.copy() for g in LARGE]
OVERFLOWING[0][3, 1, 2] = np.inf
OVERFLOWING[1][5, 0] = np.nan


def loss_scaled(inner, **config):
    name, arguments = inner
    return {"inner_optimizer": json("keras.optimizers", name, **arguments), **config}


LOSS_SCALED = [
    ("SGD", loss_scaled(("SGD", {"learning_rate": 0.1, "momentum": 0.9}), dynamic_growth_steps=4)),
    ("Adam", loss_scaled(("Adam", {"learning_rate": 0.1}), initial_scale=1024.0, dynamic_growth_steps=2)),
    ("all", loss_scaled(("Adam", {"learning_rate": 0.1, "loss_scale_factor": 3.0} | ALL), dynamic_growth_steps=3)),
]


def cases():
    for component, several in ARGUMENTS.items():
        for config in [{}, *several]:
            for name, gradients in (("constant", CONSTANT), ("random", RANDOM), ("edge", EDGE)):
                about = f"{words(config)}; {name}" if config else name
                yield case("optimizer", component, about, config, weights=WEIGHTS, gradients=gradients, steps=STEPS)
        yield case("optimizer", component, "rank 3", {}, weights=CUBE, gradients=CUBE_GRADIENTS, steps=STEPS)
        for name, factor in (("from zero", 1.0), ("from zero, tiny", 1e-15)):
            gradients = [g * np.float32(factor) for g in RANDOM]
            yield case("optimizer", component, name, {}, weights=ZEROS, gradients=gradients, steps=STEPS)
    for name, component, config in COMMON:
        for kind, gradients in (("constant", CONSTANT), ("random", RANDOM)):
            about = f"{name}; {kind}"
            yield case("optimizer", component, about, config, weights=WEIGHTS, gradients=gradients, steps=STEPS)
    fresh = {"learning_rate": 0.1, "initial_accumulator_value": 0.0}
    yield case("optimizer", "Adagrad", f"{words(fresh)}; edge", fresh, weights=WEIGHTS, gradients=EDGE, steps=STEPS)
    one = {"weights": CUBE[:1], "gradients": CUBE_GRADIENTS[:1], "steps": STEPS}
    yield case("optimizer", "Adam", "global_clipnorm=0.7; one weight", {"global_clipnorm": 0.7}, **one)
    small = [g * np.float32(1e-4) for g in RANDOM]  # as small as the root of epsilon
    empty = {"learning_rate": 0.1, "initial_accumulator_value": 0.0}
    yield case("optimizer", "Adagrad", "from nothing, small", empty, weights=ZEROS, gradients=small, steps=STEPS)
    spared = {"learning_rate": 0.1, "weight_decay": 0.05}
    for words_ in (["w1"], ["w0", "w1"], ["bias"]):
        about = f"weight_decay, exclude {', '.join(words_)}"
        inputs = {"weights": WEIGHTS, "gradients": RANDOM, "steps": STEPS}
        yield case("optimizer", "AdamW", about, spared, exclude_from_weight_decay=words_, **inputs)
    for name, config in LOSS_SCALED:
        for kind, gradients in (("finite", LARGE), ("overflowing", OVERFLOWING)):
            about = f"{name}; {kind}"
            inputs = {"weights": WEIGHTS, "gradients": gradients, "steps": STEPS}
            yield case("optimizer", "LossScaleOptimizer", about, config, **inputs)
