"""Optimizer steps on given gradients, applied inside a graph as fit does."""

import copy

import keras
import numpy as np
import tensorflow as tf

import goldens
from recipes.functions import wave

STEPS = 10
SHOWN = (1, 2, 10)


def cases():
    yield "sgd", "SGD", {}
    yield "sgd_momentum", "SGD", {"learning_rate": 0.1, "momentum": 0.9}
    yield "sgd_nesterov", "SGD", {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True}
    yield "rmsprop", "RMSprop", {}
    yield "rmsprop_momentum", "RMSprop", {"learning_rate": 0.01, "momentum": 0.9}
    yield "rmsprop_centered", "RMSprop", {"learning_rate": 0.01, "centered": True}
    yield "rmsprop_centered_momentum", "RMSprop", {"learning_rate": 0.01, "rho": 0.8, "momentum": 0.5, "centered": True}
    yield "adam", "Adam", {}
    yield "adam_options", "Adam", {"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-4}
    yield "adam_amsgrad", "Adam", {"learning_rate": 0.05, "amsgrad": True}
    yield "adamw", "AdamW", {"learning_rate": 0.01}
    yield "adamax", "Adamax", {"learning_rate": 0.01}
    yield "nadam", "Nadam", {"learning_rate": 0.01}
    yield "adagrad", "Adagrad", {"learning_rate": 0.1}
    yield "adadelta", "Adadelta", {"learning_rate": 1.0}
    yield "ftrl", "Ftrl", {"learning_rate": 0.1}
    yield "lion", "Lion", {"learning_rate": 0.01}
    yield "adafactor", "Adafactor", {"learning_rate": 0.1}
    yield "lamb", "Lamb", {"learning_rate": 0.01}
    inner = {"class_name": "SGD", "config": {"learning_rate": 0.1, "momentum": 0.9}, "module": "keras.optimizers"}
    yield "loss_scale", "LossScaleOptimizer", {"inner_optimizer": inner, "initial_scale": 8.0, "dynamic_growth_steps": 3}
    yield "clipvalue", "SGD", {"learning_rate": 0.1, "clipvalue": 0.5}
    yield "clipnorm", "Adam", {"learning_rate": 0.1, "clipnorm": 0.7}
    yield "global_clipnorm", "Adam", {"learning_rate": 0.1, "global_clipnorm": 0.7}
    yield "weight_decay", "SGD", {"learning_rate": 0.1, "weight_decay": 0.01}
    yield "ema", "SGD", {"learning_rate": 0.1, "use_ema": True, "ema_momentum": 0.9, "ema_overwrite_frequency": 3}
    yield "accumulation", "Adam", {"learning_rate": 0.1, "gradient_accumulation_steps": 3}
    yield "loss_scale_factor", "Adam", {"learning_rate": 0.1, "loss_scale_factor": 3.0}


def gradients(step):
    """Gradients of a (5, 4) and a (4,) variable at a step counted from 0."""
    whole = wave(5, 4, 1.0 + 0.25 * step)
    return [np.roll(whole, step), np.roll(whole, -step)[0] * np.float32(0.5)]


def run(class_name, arguments):
    initial = [wave(5, 4, 0.7), np.zeros(4, "float32")]
    variables = [keras.Variable(value, name=name) for value, name in zip(initial, ("kernel", "bias"))]
    optimizer = getattr(keras.optimizers, class_name).from_config(copy.deepcopy(arguments))
    optimizer.build(variables)

    @tf.function
    def step(kernel, bias):
        optimizer.apply([kernel, bias], variables)

    after = {}
    for i in range(STEPS):
        step(*map(tf.constant, gradients(i)))
        if i + 1 in SHOWN:
            after[i + 1] = {
                "variables": [v.numpy().ravel() for v in variables],
                "optimizer_variables": [{"name": v.name, "values": v.numpy().ravel()} for v in optimizer.variables],
            }
    return {"optimizer": class_name, "arguments": arguments, "after_step": after}


def main(out):
    document = {
        "initial": [wave(5, 4, 0.7), np.zeros(4, "float32")],
        "gradients": [gradients(i) for i in range(STEPS)],
        "cases": {name: run(class_name, arguments) for name, class_name, arguments in cases()},
    }
    goldens.write(out / "keras", "optimizers", "python-export/recipes/optimizers.py", document)
