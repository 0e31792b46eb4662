"""Trains and exports the five tutorials' models, with examples: python models.py [--keras tf_keras] [--only NAME] [--out DIR].

Run it once in each environment whose files models/ is to hold (requirements.txt, requirements-keras2.txt, requirements-newest.txt);
each writes models/TUTORIAL/VERSION and prints its row for the table of models/README.md.
"""

import argparse
import importlib
import os
import platform
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

import data
from export_with_examples import export_with_examples

tf.get_logger().setLevel("ERROR")
ROWS = 8  # of the test data, in each model's examples


class Tutorial:
    """A model, the data it is trained and tested on, and the arguments of fit."""

    def __init__(self, model, train, test, **fit):
        self.model, self.train, self.test, self.fit = model, train, test, fit

    def run(self):
        """Trains it; the accuracy on the test data."""
        self.model.fit(*self.train, verbose=0, **self.fit)
        if self.model.count_params() > 100_000:
            self.shrink()
        return self.model.evaluate(*self.test, verbose=0)[1]

    def shrink(self):
        """Rounds the weights to 8 bits of mantissa, so that git packs them into half."""
        self.model.set_weights([np.float32(tf.cast(w, tf.bfloat16)) for w in self.model.get_weights()])


def standardized(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)


def breast_cancer(keras):
    X, y = data.breast_cancer()
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=7)
    train, test = standardized(X_train, X_test)  # on the raw columns, as in the tutorial, the answer is one for all rows
    model = keras.Sequential()
    model.add(keras.layers.Dense(10, input_shape=(30,)))
    for units in (8, 6, 1):
        model.add(keras.layers.Activation("relu"))
        model.add(keras.layers.Dense(units))
    model.add(keras.layers.Activation("sigmoid"))
    optimizer = keras.optimizers.SGD(learning_rate=0.01)
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])
    return Tutorial(model, (train, y_train), (test, y_test), batch_size=50, epochs=100)


def circles(keras):
    X, y = make_circles(1000, noise=0.03, random_state=42)
    dense = keras.layers.Dense
    model = keras.Sequential([dense(4, "relu"), dense(4, "relu"), dense(1, "sigmoid")])
    optimizer = keras.optimizers.Adam(learning_rate=0.01)
    model.compile(loss=keras.losses.binary_crossentropy, optimizer=optimizer, metrics=["accuracy"])
    return Tutorial(model, (X[:800], y[:800]), (X[800:], y[800:]), epochs=25)


def fashion_mnist(keras):
    (train_data, train_labels), (test_data, test_labels) = data.fashion_mnist()
    model = keras.Sequential([keras.layers.Flatten(input_shape=(28, 28))])
    for units, activation in ((4, "relu"), (4, "relu"), (10, "softmax")):
        model.add(keras.layers.Dense(units, activation))
    loss = keras.losses.SparseCategoricalCrossentropy()
    model.compile(loss=loss, optimizer=keras.optimizers.Adam(), metrics=["accuracy"])
    return Tutorial(model, (train_data / 255.0, train_labels), (test_data / 255.0, test_labels), epochs=10)


def sonar(keras):
    X, labels = data.sonar()
    split = train_test_split(X, (labels == "R").astype(int), test_size=0.3, random_state=7, stratify=labels)
    X_train, X_test, y_train, y_test = split
    train, test = standardized(X_train, X_test)
    model = keras.Sequential([keras.layers.Dense(60, "relu", input_shape=(60,)), keras.layers.Dense(1, "sigmoid")])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return Tutorial(model, (train, y_train), (test, y_test), epochs=100, batch_size=5)


def mnist(keras):
    (X_train, y_train), (X_test, y_test) = data.mnist()
    model = keras.Sequential()
    model.add(keras.layers.Dense(512, "relu", input_shape=(28 * 28,)))
    model.add(keras.layers.Dense(10, "softmax"))
    model.compile("rmsprop", "categorical_crossentropy", metrics=["acc"])
    part = lambda X, y: (X.reshape(-1, 28 * 28) / 255.0, keras.utils.to_categorical(y))
    return Tutorial(model, part(X_train, y_train), part(X_test, y_test), epochs=10, batch_size=128, validation_split=0.2)


TUTORIALS = {f.__name__: f for f in (breast_cancer, circles, fashion_mnist, sonar, mnist)}
SEEDS = {"breast_cancer": 7, "circles": 18, "fashion_mnist": 42, "sonar": 7, "mnist": 7}


def version(keras):
    """The folder's name: keras2, or keras3.8."""
    major, minor = keras.__version__.split(".")[:2]
    return "keras2" if major == "2" else f"keras{major}.{minor}"


def export(name, keras, out):
    """Trains one tutorial's model and writes it; its row of the table."""
    keras.backend.clear_session()  # names count from the start
    keras.utils.set_random_seed(SEEDS[name])
    tutorial = TUTORIALS[name](keras)
    accuracy = tutorial.run()
    if name == "mnist":  # Keras 2 would write the slots of RMSprop, and double the largest file
        tutorial.model.compile()
    directory = out / name / version(keras)
    export_with_examples(tutorial.model, directory, np.float32(tutorial.test[0][:ROWS]), overwrite=True)
    size = sum(file.stat().st_size for file in directory.rglob("*") if file.is_file()) / 1024
    writer = f"{keras.__name__.replace('_', '-')} {keras.__version__}"
    tensorflow = f"TensorFlow {tf.__version__}, Python {platform.python_version()}"
    return f"| `{name}/{version(keras)}` | {writer} on {tensorflow} | {accuracy:.1%} | {size:.0f} kB |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keras", choices=("keras", "tf_keras"), default="keras")
    parser.add_argument("--only", choices=TUTORIALS)
    parser.add_argument("--out", type=Path, default=data.HERE.parent / "models")
    options = parser.parse_args()
    keras = importlib.import_module(options.keras)
    for name in [options.only] if options.only else TUTORIALS:
        print(export(name, keras, options.out), flush=True)


if __name__ == "__main__":
    main()
