"""The data sets, from the repository's datasets/ or from the folder named by KERAS_JVM_DATASETS."""

import gzip
import os
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
DATASETS = Path(os.environ.get("KERAS_JVM_DATASETS", HERE.parent / "datasets"))


def breast_cancer():
    """(569, 30) float64 and (569,) int: 0 malignant, 1 benign. The first line of the file is a header of counts."""
    table = pd.read_csv(DATASETS / "breast_cancer.csv", header=None, skiprows=1)
    return table.values[:, :30], table.values[:, 30].astype(int)


def sonar():
    """(208, 60) float64 and (208,) of "R" and "M"."""
    table = pd.read_csv(DATASETS / "sonar.csv", header=None).values
    return table[:, 0:60].astype(float), table[:, 60]


def mnist():
    """As keras.datasets.mnist.load_data()."""
    return images("mnist")


def fashion_mnist():
    """As keras.datasets.fashion_mnist.load_data()."""
    return images("fashion-mnist")


def images(folder):
    """(train images, train labels), (test images, test labels) as uint8 from the four idx files."""
    pairs = []
    for part in ("train", "t10k"):
        pixels = idx(folder, f"{part}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28)
        pairs.append((pixels, idx(folder, f"{part}-labels-idx1-ubyte.gz", 8)))
    return tuple(pairs)


def idx(folder, name, header):
    with gzip.open(DATASETS / folder / name) as file:
        return np.frombuffer(file.read(), dtype=np.uint8, offset=header)
