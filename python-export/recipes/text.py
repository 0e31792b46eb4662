"""Texts: model.summary() of many models, and what a process writes to a pipe while it trains."""

import inspect
import re
import subprocess
import sys

import keras
import numpy as np
from keras.layers import Activation, Dense, Dropout, Flatten, Reshape

import goldens

HOURGLASS = [64, 32, 1024, 5]


def built():
    return keras.Sequential([keras.Input((30,)), Dense(10), Activation("relu"), Dense(1), Activation("sigmoid")])


def unbuilt():
    return keras.Sequential([Dense(4, activation="relu"), Dropout(0.5), Dense(1)])


def empty():
    return keras.Sequential()


def input_only():
    return keras.Sequential([keras.Input((3,))])


def compiled():
    model = keras.Sequential([keras.Input((4,)), Dense(6, "relu"), Dense(1, "sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model


def fitted(optimizer="adam"):
    model = keras.Sequential([keras.Input((4,)), Dense(6, "relu"), Dense(1, "sigmoid")])
    model.compile(optimizer, "binary_crossentropy", metrics=["accuracy"])
    model.fit(np.zeros((4, 4)), np.zeros(4), verbose=0)
    return model


def fitted_sgd():
    return fitted("sgd")


def fitted_rmsprop():
    return fitted("rmsprop")


def fitted_momentum():
    return fitted(keras.optimizers.SGD(momentum=0.9))


def built_by_fit():
    model = keras.Sequential([Dense(100), Dense(10), Dense(1)])
    model.compile("adam", "mse")
    model.fit(np.zeros((4, 2)), np.zeros(4), verbose=0)
    return model


def image_model():
    return keras.Sequential(
        [keras.Input((28, 28)), Flatten(), Dense(512, activation="relu"), Dropout(0.2), Dense(10, activation="softmax")]
    )


def large():
    return keras.Sequential([keras.Input((4096,)), Dense(20000), Reshape((100, 200)), Dense(30), Flatten(), Dense(1000)])


def widths():
    return keras.Sequential([keras.Input((1,))] + [Dense(units) for units in HOURGLASS])


def long_names():
    return keras.Sequential(
        [
            keras.Input((3,), name="an_input_with_a_name_that_does_not_fit_into_its_cell_of_the_table"),
            Dense(2, name="a_layer_with_a_name_that_does_not_fit_into_its_cell"),
            Dense(2, name="exactly_24_characters_xx"),
            Dense(2, name="exactly_25_characters_xxx"),
            Dense(2, name="two words"),
            Dense(1, name="x"),
        ],
        name="a_model_with_a_long_name",
    )


def eleven_layers():
    return keras.Sequential([keras.Input((2,))] + [Dense(2) for _ in range(11)])


def frozen():
    model = keras.Sequential([keras.Input((4,)), Dense(6), Dense(1)])
    model.layers[0].trainable = False
    return model


def nested():
    inner = keras.Sequential([keras.Input((4,)), Dense(3, "relu"), Dense(2)], name="inner")
    return keras.Sequential([keras.Input((4,)), inner, Dense(1)], name="outer")


def fixed_batch():
    return keras.Sequential([keras.Input((4,), batch_size=16), Dense(2)])


def functional_chain():
    inputs = keras.Input((4,))
    return keras.Model(inputs, Dense(1)(Dense(3)(inputs)))


def functional_shared():
    a, b = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    shared = Dense(5, name="shared")
    return keras.Model([a, b], [Dense(1, name="first")(shared(a)), Dense(3, name="second")(shared(b))])


def functional_long_names():
    inputs = keras.Input((4,), name="an_input_with_a_long_name")
    hidden = Dense(5, name="a_dense_layer_with_a_long_name")(inputs)
    outputs = [Dense(1, name=f"output_number_{i}_of_the_model")(hidden) for i in range(2)]
    return keras.Model(inputs, outputs, name="functional_model")


MODELS = (
    built, unbuilt, empty, input_only, compiled, fitted, fitted_sgd, fitted_rmsprop, fitted_momentum, built_by_fit,
    image_model, large, widths, long_names, eleven_layers, frozen, nested, fixed_batch, functional_chain,
    functional_shared, functional_long_names,
)  # fmt: skip
OPTIONS = (
    (built, {"line_length": 60}),
    (built, {"line_length": 100}),
    (built, {"line_length": 200}),
    (built, {"show_trainable": True}),
    (frozen, {"show_trainable": True}),
    (nested, {"expand_nested": True}),
    (long_names, {"line_length": 40}),
    (functional_shared, {"line_length": 120}),
    (functional_shared, {"show_trainable": True}),
)


def text(make, columns="80", **options):
    keras.utils.clear_session()
    keras.utils.set_random_seed(7)
    parts = []
    goldens.os.environ["COLUMNS"] = columns
    make().summary(print_fn=lambda text, **_: parts.append(text), **options)
    goldens.os.environ["COLUMNS"] = "80"
    return "".join(parts)


def summaries():
    """Each model after clear_session(), on a terminal of 80 columns unless another width is named."""
    cases = {make.__name__: {"python": source(make), "text": text(make)} for make in MODELS}
    options = [{"model": make.__name__, "options": given, "text": text(make, **given)} for make, given in OPTIONS]
    columns = [
        {"model": make.__name__, "columns": int(width), "text": text(make, width)}
        for make in (built, functional_shared)
        for width in ("60", "100", "120", "200")
    ]
    return {"models": cases, "with_options": options, "on_other_terminals": columns}


def source(make):
    return inspect.getsource(make).splitlines()


# -- console ---------------------------------------------------------------------------------------

SETUP = """
keras.utils.clear_session()
keras.utils.set_random_seed(7)
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(6, "relu"), keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
x, y = rows20()
def batches(x, y):
    signature = (tf.TensorSpec((None, 4)), tf.TensorSpec((None, 1)))
    return tf.data.Dataset.from_generator(lambda: ((x[i:i + 8], y[i:i + 8]) for i in (0, 8, 16)), output_signature=signature)
"""
CALLS = {
    "fit_verbose_1": "model.fit(x, y, batch_size=8, epochs=3)",
    "fit_verbose_2": "model.fit(x, y, batch_size=8, epochs=3, verbose=2)",
    "fit_validation_verbose_1": "model.fit(x, y, batch_size=4, epochs=2, validation_split=0.3)",
    "fit_validation_verbose_2": "model.fit(x, y, batch_size=4, epochs=2, validation_split=0.3, verbose=2)",
    "fit_one_epoch": "model.fit(x, y)",
    "fit_verbose_0": "model.fit(x, y, verbose=0)",
    "fit_steps_per_epoch": "model.fit(x, y, batch_size=4, epochs=3, steps_per_epoch=2)",
    "fit_steps_per_epoch_verbose_2": "model.fit(x, y, batch_size=4, epochs=3, steps_per_epoch=2, verbose=2)",
    "fit_unknown_length": "model.fit(batches(x, y))",
    "fit_unknown_length_verbose_2": "model.fit(batches(x, y), verbose=2)",
    "evaluate_steps": "model.evaluate(x, y, batch_size=4, steps=2)",
    "evaluate_unknown_length": "model.evaluate(batches(x, y))",
    "predict_steps": "model.predict(x, batch_size=4, steps=2)",
    "predict_unknown_length": "model.predict(batches(x, y))",
    "fit_initial_epoch": "model.fit(x, y, epochs=5, initial_epoch=3)",
    "evaluate_verbose_1": "model.evaluate(x, y, batch_size=8)",
    "evaluate_verbose_2": "model.evaluate(x, y, batch_size=8, verbose=2)",
    "predict_verbose_1": "model.predict(x, batch_size=8)",
    "summary": "model.summary()",
}


def normalised(raw):
    """Without what depends on the clock: times are `T`, only the first and last draw of an epoch stay."""
    lines = []
    for line in raw.split("\n"):
        draws = [draw.replace("\b", "").rstrip() for draw in line.split("\r") if draw.strip("\b ")]
        lines.append("\r".join(draws[:1] + draws[1:][-1:]))
    timeless = re.sub(r"\d+(:\d\d)*s\b(?!/)", "T", "\n".join(lines))
    return re.sub(r"\d+(us|ms|s)/step", "T/step", timeless)


def console():
    """Exact bytes (`raw`, UTF-8) of one run through a pipe; the clock changes them. Compare `normalised`."""
    parts = ["import keras, tensorflow as tf; from recipes.rows import rows20"]
    for call in CALLS.values():
        parts += [SETUP, call, "print('\\0', end='', flush=True)"]
    done = subprocess.run([sys.executable, "-c", "\n".join(parts)], capture_output=True, check=True, cwd=goldens.HERE)
    texts = done.stdout.decode("utf-8").split("\0")
    table = {
        name: {"call": call, "raw": raw, "normalised": normalised(raw)}
        for (name, call), raw in zip(CALLS.items(), texts)
    }
    return {"python": SETUP.strip().splitlines(), "normalisation": normalised.__doc__, "calls": table}


def main(out):
    for make in (summaries, console):
        made_by = f"python-export/recipes/text.py {make.__name__}"
        goldens.write(out / "keras", make.__name__, made_by, make())
