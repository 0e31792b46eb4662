"""Activations: value and gradient over ordinary, edge and far inputs."""

import numpy as np

from drawing import case, normal, words

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


CONFIGS = {
    "relu": [{"negative_slope": 0.1}, {"max_value": 1.5}, {"max_value": 6.0}, {"threshold": 0.7},
             {"negative_slope": 0.2, "max_value": 2.0, "threshold": -0.5}],
    "leaky_relu": [{"negative_slope": 0.4}],
    "elu": [{"alpha": 0.3}],
    "celu": [{"alpha": 0.3}, {"alpha": 2.0}],
    "gelu": [{"approximate": True}, {"approximate": False}],
    "softmax": [{"axis": 0}],
    "log_softmax": [{"axis": 0}],
    "squareplus": [{"b": 1}],
    "soft_shrink": [{"threshold": 0.1}],
    "hard_shrink": [{"threshold": 1.5}],
    "threshold": [{"threshold": 0.5, "default_value": -1.0}],
    "sparsemax": [{"axis": 1}],
}  # fmt: skip
DEEP = {"softmax": [{"axis": 1}], "log_softmax": [{"axis": 1}], "glu": [{"axis": 1}], "sparsemax": [{"axis": 1}]}


def one(name, about, x, config=None):
    shape = list(x.shape)
    if name == "glu":
        shape[(config or {}).get("axis", -1)] //= 2
    about = "; ".join(filter(None, [words(config or {}), about]))
    return case("activation", name, about, config, x=x, upstream=normal("dy", *shape))


def cases():
    for name in NAMES:
        for about, x in INPUTS.items():
            if name != "glu" or x.shape[-1] % 2 == 0:
                yield one(name, about, x)
    for name, configs in CONFIGS.items():
        for config in configs:
            for about in ("random", "edge", "extreme"):
                yield one(name, about, INPUTS[about], config)
    for name, configs in DEEP.items():
        for config in configs:
            yield one(name, "rank 3", normal("deep", 2, 4, 3), config)
