"""The texts of model.summary(), and what each of them was made from."""

import io
import os
import re
import sys

import goldens
import keras
import rich.table
import rich.text
from keras import layers
from keras.src.utils import summary_utils

NAME = re.compile(r"^(?P<indent>(?:   )*)(?:└ )?(?P<name>.*) \((?P<class>\w+)\)$", re.DOTALL)


# -- Models ----------------------------------------------------------------------------------------


def sonar():
    return keras.Sequential(
        [keras.Input((60,)), layers.Dense(60, activation="relu"), layers.Dense(1, activation="sigmoid")]
    )


def mnist():
    return keras.Sequential(
        [keras.Input((784,)), layers.Dense(512, activation="relu"), layers.Dense(10, activation="softmax")]
    )


def breast_cancer():
    model = keras.Sequential([keras.Input((30,))])
    for units, activation in ((10, "relu"), (8, "relu"), (6, "relu"), (1, "sigmoid")):
        model.add(layers.Dense(units))
        model.add(layers.Activation(activation))
    return model


def fashion():
    return keras.Sequential(
        [
            keras.Input((28, 28)),
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dropout(0.2),
            layers.Reshape((8, 16)),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    )


def unbuilt():
    return keras.Sequential([layers.Dense(4), layers.Dropout(0.1), layers.Dense(1)])


def long_names():
    return keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(4, name="a_layer_whose_name_is_much_longer_than_its_column"),
            layers.Dense(4_000, name="wide [bold] brackets"),
            layers.Dense(4_000, name="three words here and_then_a_very_long_word indeed"),
            layers.BatchNormalization(name="normal"),
        ],
        name="a_model_with_a_name_" + "that_goes_on_" * 6 + "end",
    )


def branches():
    a = keras.Input((4,), name="left")
    b = keras.Input((3,), name="right")
    shared = layers.Dense(5, name="shared")
    x = shared(layers.Dense(2, name="narrow")(a))
    y = shared(layers.Dense(2, name="other")(b))
    z = layers.Concatenate(name="both_of_the_branches_together")([x, y, layers.Dense(5)(a)])
    return keras.Model([a, b], [layers.Dense(1)(z), layers.Dense(2)(z)], name="branches")


def functional_chain():
    x = keras.Input((6,))
    return keras.Model(x, layers.Dense(2)(layers.BatchNormalization()(layers.Dense(3)(x))))


def frozen():
    model = sonar()
    model.layers[0].trainable = False
    model.add(layers.Dropout(0.5))
    return model


def nested():
    inner = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dense(2)], name="inner")
    deepest = keras.Sequential([inner, layers.Dense(7, name="inside")], name="middle")
    return keras.Sequential([keras.Input((4,)), deepest, layers.Dense(1, name="last")], name="outer")


def nested_branches():
    inner = branches()
    a, b = keras.Input((4,)), keras.Input((3,))
    return keras.Model([a, b], layers.Add()([layers.Dense(4)(out) for out in inner([a, b])]))


def many_outputs():
    x = keras.Input((5, 4))
    sequence, *state = layers.LSTM(3, return_sequences=True, return_state=True)(x)
    return keras.Model(x, [sequence, *state])


def large():
    return keras.Sequential([keras.Input((30_000,)), layers.Dense(1_000), layers.Dense(50, dtype="float16")])


def trained(make, optimizer="adam"):
    def build():
        model = make()
        model.compile(optimizer, "mse")
        model.optimizer.build(model.trainable_variables)
        return model

    return build


def empty():
    return keras.Sequential(name="empty")


CASES = {
    "sonar": (sonar, {}),
    "mnist": (mnist, {}),
    "mnist_trained": (trained(mnist, "rmsprop"), {}),
    "breast_cancer": (breast_cancer, {}),
    "breast_cancer_trained": (trained(breast_cancer), {}),
    "fashion": (fashion, {}),
    "fashion_wide": (fashion, {"columns": 200}),
    "fashion_narrow": (fashion, {"columns": 50}),
    "fashion_very_narrow": (fashion, {"columns": 33}),
    "unbuilt": (unbuilt, {}),
    "empty": (empty, {}),
    "long_names": (long_names, {}),
    "long_names_narrow": (long_names, {"columns": 44}),
    "long_names_trainable": (long_names, {"show_trainable": True}),
    "branches": (branches, {}),
    "branches_wide": (branches, {"columns": 160}),
    "branches_trainable": (branches, {"show_trainable": True, "columns": 160}),
    "branches_narrow": (branches, {"columns": 60}),
    "functional_chain": (functional_chain, {}),
    "frozen": (frozen, {"show_trainable": True}),
    "frozen_wide": (frozen, {"show_trainable": True, "columns": 120}),
    "nested_closed": (nested, {}),
    "nested_open": (nested, {"expand_nested": True}),
    "nested_branches": (nested_branches, {"expand_nested": True, "show_trainable": True, "columns": 130}),
    "many_outputs": (many_outputs, {}),
    "large": (trained(large, "sgd"), {}),
    "line_length": (sonar, {"line_length": 60}),
    "line_longer_than_terminal": (sonar, {"line_length": 120}),
    "positions": (sonar, {"positions": [0.3, 0.6, 1.0]}),
    "positions_short_of_the_line": (sonar, {"positions": [0.2, 0.4, 0.6]}),
    "layer_range": (breast_cancer, {"layer_range": ["dense_1", "dense_2"]}),
    "colour": (trained(breast_cancer), {"colour": True}),
    "colour_branches": (branches, {"colour": True, "show_trainable": True, "columns": 100}),
    "colour_frozen": (frozen, {"colour": True, "show_trainable": True}),
    "colour_long_names": (long_names, {"colour": True, "columns": 44}),
    "colour_unbuilt": (unbuilt, {"colour": True}),
    "ascii": (fashion, {"ascii": True}),
}


# -- Recording -------------------------------------------------------------------------------------


def row(fields, connected, trainable):
    plain = [rich.text.Text.from_markup(field).plain for field in fields]
    name = NAME.match(plain[0])
    return {
        "name": name["name"],
        "class": name["class"],
        "level": len(name["indent"]) // 3,
        "shape": plain[1],
        "params": int(plain[2].split()[0].replace(",", "")),
        "built": "unbuilt" not in plain[2],
        "connected": plain[3] if connected else "-",
        "trainable": plain[-1] if trainable else "-",
    }


def count(weights):
    return {
        "params": summary_utils.count_params(weights),
        "bytes": float(summary_utils.weight_memory_size(weights)),
    }


def record(make, columns=80, colour=False, ascii=False, **settings):
    """The text of a model's summary, and its source."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    model = make()
    rows, headers = [], []
    add_row = rich.table.Table.add_row

    def watch(table, *fields):
        headers[:] = [column.header for column in table.columns]
        rows.append(row(fields, "Connected to" in headers, "Trainable" in headers))
        add_row(table, *fields)

    rich.table.Table.add_row = watch
    os.environ["COLUMNS"] = str(columns)
    try:
        text = shown(model, colour, ascii, settings)
    finally:
        os.environ["COLUMNS"] = "80"
        rich.table.Table.add_row = add_row
    optimizer = model.optimizer if model.compiled else None
    return text, {
        "name": model.name,
        "rows": rows,
        "sequential": "Connected to" not in headers,
        "trainable": count(model.trainable_weights),
        "non_trainable": count(model.non_trainable_weights),
        "optimizer": count(optimizer.variables) if optimizer and optimizer.built else None,
        "line_length": settings.get("line_length"),
        "positions": settings.get("positions"),
        "show_trainable": settings.get("show_trainable", False),
        "columns": columns,
        "colour": colour,
        "ascii": ascii,
    }


def shown(model, colour, ascii, settings):
    if not colour and not ascii:
        texts = []
        model.summary(print_fn=texts.append, **settings)
        return "".join(texts)
    raw = io.BytesIO()
    stdout, sys.stdout = sys.stdout, io.TextIOWrapper(raw, encoding="latin-1" if ascii else "utf-8")
    if colour:
        os.environ.update(FORCE_COLOR="1", TERM="xterm-256color")
        os.environ.pop("COLORTERM", None)
    try:
        model.summary(**settings)
        sys.stdout.flush()
        return raw.getvalue().decode("utf-8")
    finally:
        sys.stdout = stdout
        os.environ.pop("FORCE_COLOR", None)


def main(out):
    sources = {}
    (out / "summary").mkdir(parents=True, exist_ok=True)
    for name, (make, settings) in CASES.items():
        text, sources[name] = record(make, **settings)
        (out / "summary" / f"{name}.txt").write_text(text, encoding="utf-8")
    goldens.write_json(out / "summary" / "models.json", sources)


if __name__ == "__main__":
    main(goldens.GOLDEN)
