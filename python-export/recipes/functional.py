"""Fits of functional models: shared layers, several inputs and outputs."""

import inspect

import keras
import numpy as np
from keras.layers import Concatenate, Dense, Flatten, Reshape

import goldens
from recipes.rows import rows20, values24

EPOCHS = 20


def targets():
    """rows20 as left, the same rows backwards as right; a 0/1 target and one of three classes."""
    x, y = rows20()
    return x, np.ascontiguousarray(x[::-1]), y, (np.arange(20) * 2 % 3).astype("int32")


def shared_layer_two_inputs_two_outputs():
    left, right, binary, classes = targets()
    a, b = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    shared = Dense(5, activation="tanh", name="shared")
    first = Dense(1, activation="sigmoid", name="first")(shared(a))
    second = Dense(3, activation="softmax", name="second")(shared(b))
    model = keras.Model([a, b], [first, second])
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=["binary_crossentropy", "sparse_categorical_crossentropy"],
        loss_weights=[1.0, 0.5],
        metrics=[["accuracy"], ["accuracy"]],
    )
    return model, [left, right], [binary, classes], {}


def two_outputs_without_loss_weights():
    x, _, binary, classes = targets()
    inputs = keras.Input((4,))
    hidden = Dense(6, activation="relu")(inputs)
    outputs = [Dense(1, activation="sigmoid")(hidden), Dense(3, activation="softmax")(hidden)]
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss=["mse", "sparse_categorical_crossentropy"], metrics=["mae", "acc"])
    return model, x, [binary, classes], {"validation_split": 0.3}


def layer_applied_twice():
    x, y = rows20()
    inputs = keras.Input((4,))
    twice = Dense(4, activation="relu")
    model = keras.Model(inputs, Dense(1, activation="sigmoid")(twice(twice(inputs))))
    model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
    return model, x, y, {}


def concatenated_inputs():
    left, right, binary, _ = targets()
    a, b = keras.Input((4,)), keras.Input((4,))
    joined = Concatenate()([Dense(3, activation="relu")(a), Dense(2, activation="tanh")(b)])
    model = keras.Model([a, b], Dense(1, activation="sigmoid")(joined))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model, [left, right], binary, {"shuffle": False}


def reshaped_regression():
    x, y = values24()
    inputs = keras.Input((3,))
    rank_3 = Dense(2, activation="elu")(Reshape((3, 1))(inputs))
    model = keras.Model(inputs, Dense(2)(Flatten()(rank_3)))
    model.compile(optimizer=keras.optimizers.SGD(0.05, momentum=0.5), loss="mae", metrics=["mse"])
    return model, x, y, {}


def two_headed():
    left, right, binary, classes = targets()
    a, b = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    shared = Dense(5, activation="tanh", name="shared")
    first = Dense(1, activation="sigmoid", name="first")(shared(a))
    second = Dense(3, activation="softmax", name="second")(shared(b))
    return keras.Model([a, b], [first, second]), [left, right], [binary, classes]


def weights_of_rows():
    rows = np.arange(20)
    return (rows * 3 % 5 / 2).astype("float32"), (rows * 7 % 4).astype("float32")


def everything_by_name():
    model, (left, right), (binary, classes) = two_headed()
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss={"second": "sparse_categorical_crossentropy", "first": "binary_crossentropy"},
        loss_weights={"second": 0.25, "first": 2.0},
        metrics={"second": ["acc", "sparse_categorical_crossentropy"], "first": "mae"},
        weighted_metrics={"first": ["mae", "mse"]},
    )
    x, y = {"left": left, "right": right}, {"first": binary, "second": classes}
    return model, x, y, {"validation_data": (x, y)}


def one_weight_for_two_outputs():
    model, x, y = two_headed()
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss="crossentropy",
        metrics=[None, ["acc"]],
        weighted_metrics=[["acc"], ["acc"]],
    )
    return model, x, y, {"sample_weight": weights_of_rows()[0], "validation_split": 0.25}


def a_weight_for_each_output():
    model, x, y = two_headed()
    model.compile(optimizer="rmsprop", loss=["mse", "ce"], loss_weights=[0.5, 1.5], weighted_metrics={"second": "acc"})
    weights = list(weights_of_rows())
    return model, x, y, {"sample_weight": weights, "validation_data": (x, y, weights[::-1])}


def an_output_without_loss():
    model, x, y = two_headed()
    model.compile(optimizer="sgd", loss=["binary_crossentropy", None], metrics=[["acc"], ["acc"]])
    return model, x, y, {}


CASES = (
    everything_by_name,
    one_weight_for_two_outputs,
    a_weight_for_each_output,
    an_output_without_loss,
    shared_layer_two_inputs_two_outputs,
    two_outputs_without_loss_weights,
    layer_applied_twice,
    concatenated_inputs,
    reshaped_regression,
)


def arrays(data):
    """One or several, perhaps by name."""
    return list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else [data]


def run(make):
    keras.utils.clear_session()
    keras.utils.set_random_seed(7)
    model, x, y, options = make()
    text = goldens.summary(model)
    recorder = goldens.Recorder(1)
    history = model.fit(x, y, batch_size=8, epochs=EPOCHS, verbose=0, callbacks=[recorder], **options)
    predictions = model.predict(x, verbose=0)
    weights = options.get("sample_weight")
    return {
        "python": inspect.getsource(make).splitlines(),
        "seed": 7,
        "arguments": {"batch_size": 8, "epochs": EPOCHS, **{key: value for key, value in options.items() if key != "validation_data"}},
        "inputs": arrays(x),
        "targets": arrays(y),
        "summary": text,
        "initial_weights": goldens.weights(model, recorder.initial),
        "weights_after_epoch": recorder.after,
        "final_weights": goldens.weights(model),
        "history": history.history,
        "evaluate": model.evaluate(x, y, sample_weight=weights, verbose=0),
        "evaluate_dict": model.evaluate(x, y, sample_weight=weights, verbose=0, return_dict=True),
        "predict": predictions if isinstance(predictions, list) else [predictions],
    }


def main(out):
    for make in CASES:
        made_by = f"python-export/recipes/functional.py {make.__name__}"
        goldens.write(out / "keras" / "functional", make.__name__, made_by, run(make))
