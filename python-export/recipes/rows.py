"""Training data made of integers, so that every language computes the same float32 numbers."""

import numpy as np


def rows20():
    """(20, 4) and (20, 1) of 0/1."""
    i, j = np.ogrid[0:20, 0:4]
    x = (((7 * i + 3 * j + i * j) % 11) - 5) / 5.0
    y = ((np.arange(20) ** 2 + 3 * np.arange(20)) % 5 < 2).astype("float32")
    return x.astype("float32"), y.reshape(20, 1)


def rows768():
    """(768, 8) and (768,) of 0/1."""
    i, j = np.ogrid[0:768, 0:8]
    x = (((7 * i + 3 * j + i * j) % 101) - 50) / 25
    y = (np.arange(768) ** 2 + 3 * np.arange(768)) % 7 < 3
    return x.astype("float32"), y.astype("float32")


def classes21():
    """(21, 4) and (21,) of 0, 1, 2: three batches of 8, 8 and 5, or twenty and one."""
    i, j = np.ogrid[0:21, 0:4]
    x = (((5 * i + 2 * j + i * j) % 13) - 6) / 4.0
    y = (np.arange(21) * 5 // 2) % 3
    return x.astype("float32"), y.astype("int32")


def one_hot21():
    """classes21 with (21, 3) one-hot targets."""
    x, y = classes21()
    return x, np.eye(3, dtype="float32")[y]


def values24():
    """(24, 3) and real targets (24, 2)."""
    i, j = np.ogrid[0:24, 0:3]
    x = (((7 * i + 5 * j + i * j) % 17) - 8) / 8.0
    y = np.stack([x[:, 0] * 2 - x[:, 1], x[:, 2] * x[:, 0] + 0.5], axis=1)
    return x.astype("float32"), y.astype("float32")


def images18():
    """(18, 4, 4) and (18,) of 0, 1, 2."""
    x = (np.arange(18 * 16).reshape(18, 4, 4) * 7 % 29 - 14) / 14
    return x.astype("float32"), (np.arange(18) * 2 % 3).astype("int32")


def sequences16():
    """(16, 5, 3) and what they spell: (16, 2) of 1, 2, 3 with 0 after the end."""
    x = (np.arange(16 * 15).reshape(16, 5, 3) * 11 % 31 - 15) / 15
    i, j = np.ogrid[0:16, 0:2]
    y = (i * 5 + j * 2) % 3 + 1
    y[::4, 1] = 0
    return x.astype("float32"), y.astype("int32")


DATA = {f.__name__: f for f in (rows20, rows768, classes21, one_hot21, values24, images18, sequences16)}
