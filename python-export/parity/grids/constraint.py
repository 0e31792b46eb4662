"""Constraints: what ordinary, edge and far weights are moved to."""

import numpy as np

from drawing import case, normal, words

CONFIGS = {
    "MaxNorm": [{}, {"max_value": 0.5}, {"axis": 1}, {"max_value": 3, "axis": [0, 1]}],
    "MinMaxNorm": [{}, {"min_value": 0.5, "max_value": 0.7}, {"min_value": 1.5, "max_value": 2.0, "rate": 0.3}, {"axis": 1}],
    "NonNeg": [{}],
    "UnitNorm": [{}, {"axis": 1}, {"axis": [0, 1]}],
}  # fmt: skip
INPUTS = {
    "random": normal("w", 5, 3),
    "zero": np.zeros((4, 3), "float32"),
    "one": np.ones((4, 3), "float32"),
    "small": normal("s", 5, 3, scale=1e-3),
    "extreme": np.float32([[1e6, -1e6, 1e-6], [0, -0.0, 1e-30], [3, 1e3, -1e-3]]),
    "kernel of a convolution": normal("c", 3, 3, 2, 4),
}
VECTORS = {"vector": normal("v", 7), "vector of zeros": np.zeros(3, "float32")}


def cases():
    for component, configs in CONFIGS.items():
        for config in configs:
            inputs = INPUTS if "axis" in config else {**INPUTS, **VECTORS}
            for name, x in inputs.items():
                about = "; ".join(filter(None, [words(config), name]))
                yield case("constraint", component, about, config, x=x)
    filters = {"axis": [0, 1, 2]}
    for component in ("MaxNorm", "MinMaxNorm", "UnitNorm"):
        yield case("constraint", component, words(filters), filters, x=INPUTS["kernel of a convolution"])
