"""Activations: value and gradient over ordinary, edge and far inputs."""

import numpy as np

from drawing import case, normal

NAMES = (
    "linear", "relu", "relu6", "leaky_relu", "softmax", "sigmoid", "tanh", "elu", "selu", "celu", "gelu", "silu",
    "hard_sigmoid", "hard_silu", "softplus", "softsign", "exponential", "mish", "log_softmax", "log_sigmoid",
    "squareplus", "sparse_plus", "hard_tanh", "tanh_shrink", "soft_shrink", "hard_shrink", "swish", "hard_swish",
)  # fmt: skip
INPUTS = {
    "random": normal("x", 5, 6, scale=2.0),
    "zero": np.zeros((2, 3), "float32"),
    "one": np.ones((2, 3), "float32"),
    "edge": np.float32([[-3, -2.5, -1, -0.5, 0.5, 1], [2.5, 3, 6, 1e-8, -1e-8, -0.0]]),
    "extreme": np.float32([[-1000, -100, -50, 50, 80, 1000]]),
}


def cases():
    for name in NAMES:
        for about, x in INPUTS.items():
            yield case("activation", name, about, x=x, upstream=normal("dy", *x.shape))
