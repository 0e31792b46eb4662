"""What the grids are made of: cases and the arrays in them. Everything comes out the same each time."""

import zlib

import numpy as np

from oracle import encode

DTYPES = {"float64": "float32"}


def case(family, component, about="", config=None, **inputs):
    """A case; ``about`` tells the cases of a component apart and names it in reports."""
    identity = f"{component}({about})" if about else f"{component}()"
    return {
        "id": identity,
        "family": family,
        "component": component,
        "config": config or {},
        "inputs": encoded(inputs),
    }


def encoded(value):
    """Inputs with every numpy array in its JSON form; what is None is left out."""
    if isinstance(value, np.ndarray):
        return encode(value.astype(DTYPES.get(value.dtype.name, value.dtype.name)))
    if isinstance(value, dict):
        return {key: encoded(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [encoded(item) for item in value]
    return value


def words(config):
    """A configuration as the keywords that one would write: "momentum=0.9, nesterov=True"."""
    return ", ".join(f"{key}={value!r}" for key, value in config.items())


def rng(*seeds):
    """A generator of its own for a name or number."""
    return np.random.default_rng(zlib.crc32(repr(seeds).encode()))


def normal(seed, *shape, scale=1.0):
    return (rng("normal", seed).standard_normal(shape) * scale).astype("float32")


def uniform(seed, *shape, low=0.0, high=1.0):
    return rng("uniform", seed).uniform(low, high, shape).astype("float32")


def bits(seed, *shape):
    """Zeros and ones, float32."""
    return rng("bits", seed).integers(0, 2, shape).astype("float32")


def labels(seed, *shape, classes=4, dtype="int32"):
    return rng("labels", seed).integers(0, classes, shape).astype(dtype)


def one_hot(seed, rows, classes=4):
    return np.eye(classes, dtype="float32")[labels(seed, rows, classes=classes)]


def odds(seed, rows, classes=4):
    """Rows of probabilities that sum to 1."""
    raw = uniform(seed, rows, classes, low=0.02)
    return raw / raw.sum(axis=-1, keepdims=True)


def weights(seed, *shape):
    """Sample weights: some 0, some above 1."""
    drawn = uniform(seed, *shape, high=2.0)
    drawn.ravel()[1::3] = 0.0
    return drawn
