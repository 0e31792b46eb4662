"""Makes a SavedModel of each family that keras-jvm must load: python families.py --out DIR [--only NAME], or --fixtures.

Each is small, has examples inside (verify.py runs them), and is a line of DIR/families.json: its folder, the tags that the examples
are for, the tags of all its graphs, and what a loader must do with it: "ok", or "refused" where it runs in Python alone. --fixtures writes those that stand for a special way
of loading to src/test/resources/savedmodels, where the Java tests read them without Python.
"""

import argparse
import contextlib
import io
import os
import shutil
import tempfile
import time
import warnings
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers

import goldens
from export_with_examples import add_examples, export_with_examples

v1 = tf.compat.v1
FIXTURES = goldens.ROOT / "src" / "test" / "resources" / "savedmodels"
FAMILIES = {}
FLOATS = tf.TensorSpec([None, 3], tf.float32, "x")
TEXTS = np.array(["the fox jumps", "over the lazy dog", "", "unknown żółw"])


def family(expect="ok", tag_sets=(("serve",),), fixture=False):
    """Registers a function that writes the SavedModel of its name to the given folder."""

    def register(make):
        FAMILIES[make.__name__] = {"make": make, "expect": expect, "tag_sets": tag_sets, "fixture": fixture}
        return make

    return register


def rng():
    return np.random.default_rng(7)


def fitted(model, x, y, loss="mse"):
    """The model after an epoch on a few rows, so that biases and moving averages are none of their defaults."""
    model.compile("sgd", loss)
    model.fit(x, y, epochs=2, verbose=0)
    return model


# -- Keras -----------------------------------------------------------------------------------------


@family()
def cnn_batch_normalization(out):
    image = keras.Input((12, 12, 3), name="image")
    x = layers.Conv2D(8, 3, padding="same", use_bias=False)(image)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    x = layers.SeparableConv2D(8, 3, strides=2, activation="gelu")(x)
    x = layers.BatchNormalization(scale=False)(layers.DepthwiseConv2D(3)(x))
    x = layers.Dropout(0.5)(layers.MaxPooling2D()(x))
    model = keras.Model(image, layers.Dense(4, "softmax")(layers.Flatten()(x)))
    fitted(model, rng().random((32, 12, 12, 3)), rng().integers(0, 4, 32), "sparse_categorical_crossentropy")
    export_with_examples(model, out)


@family()
def lstm(out):
    steps = keras.Input((None, 4), name="steps")
    x = layers.Bidirectional(layers.LSTM(6, return_sequences=True))(steps)
    model = keras.Model(steps, layers.Dense(2)(layers.LSTM(5)(x)))
    export_with_examples(fitted(model, rng().random((16, 7, 4)), rng().random((16, 2))), out)


@family()
def gru_masked(out):
    tokens = keras.Input((6,), dtype="int32", name="tokens")
    x = layers.Embedding(20, 4, mask_zero=True)(tokens)
    model = keras.Model(tokens, layers.Dense(1, "sigmoid")(layers.GRU(5, reset_after=True)(x)))
    rows = rng().integers(0, 20, (16, 6))
    fitted(model, rows, rng().integers(0, 2, 16), "binary_crossentropy")
    export_with_examples(model, out, np.where(np.arange(6) < 4, rows, 0))


@family()
def attention(out):
    tokens = keras.Input((8,), dtype="int64", name="tokens")
    x = layers.Embedding(30, 12)(tokens)
    x = layers.LayerNormalization()(x + layers.MultiHeadAttention(3, 4)(x, x, use_causal_mask=True))
    x = layers.LayerNormalization()(x + layers.Dense(12)(layers.Dense(24, "gelu")(x)))
    model = keras.Model(tokens, layers.Dense(3, "softmax")(layers.GlobalAveragePooling1D()(x)))
    rows = rng().integers(0, 30, (16, 8))
    export_with_examples(fitted(model, rows, rng().integers(0, 3, 16), "sparse_categorical_crossentropy"), out, rows)


@family(fixture=True)
def text_vectorization(out):
    text = keras.Input((), dtype="string", name="text")
    vectorize = layers.TextVectorization(output_sequence_length=5, vocabulary=["the", "fox", "dog", "jumps", "over", "lazy"])
    x = layers.GlobalAveragePooling1D()(layers.Embedding(vectorize.vocabulary_size(), 4)(vectorize(text)))
    export_with_examples(keras.Model(text, layers.Dense(2)(x)), out, TEXTS)


@family()
def string_and_integer_lookup(out):
    colour = keras.Input((1,), dtype="string", name="colour")
    code = keras.Input((1,), dtype="int64", name="code")
    size = keras.Input((2,), name="size")
    one_hot = layers.StringLookup(vocabulary=["red", "green", "blue"], output_mode="one_hot")(colour)
    place = layers.Embedding(5, 3)(layers.IntegerLookup(vocabulary=[10, 20, 30])(code))
    x = layers.concatenate([one_hot, layers.Flatten()(place), layers.Normalization(mean=[1, 2], variance=[4, 9])(size)])
    model = keras.Model([colour, code, size], layers.Dense(3, "softmax")(x))
    rows = [np.array([["red"], ["blue"], ["pink"]]), np.array([[10], [30], [99]]), rng().random((3, 2))]
    export_with_examples(model, out, rows)


@family()
def several_inputs_and_outputs(out):
    left, right = keras.Input((3,), name="left"), keras.Input((4, 2), name="right")
    x = layers.concatenate([layers.Dense(4, "tanh")(left), layers.Flatten()(right)])
    model = keras.Model([right, left], [layers.Dense(2, name="wide")(x), layers.Dense(1, "sigmoid", name="narrow")(x)])
    export_with_examples(model, out)


@family(fixture=True)
def dictionaries(out):
    first, second = keras.Input((2,), name="first"), keras.Input((1,), dtype="int32", name="second")
    x = layers.concatenate([first, layers.Flatten()(layers.Embedding(10, 3)(second))])
    outputs = {"mean": layers.Dense(1)(x), "classes": layers.Dense(3, "softmax")(x)}
    export_with_examples(keras.Model({"first": first, "second": second}, outputs), out)


@family()
def unnamed_input(out):
    model = keras.Sequential([layers.Dense(3, "relu"), layers.Dense(1)])
    export_with_examples(fitted(model, rng().random((16, 2)), rng().random(16)), out)


class Subclassed(keras.Model):
    """Its inputs have no names: the signature calls them args_0 and args_0_1."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(2)

    def call(self, inputs):
        return {"sum": self.dense(inputs["a"]) + inputs["b"], "product": inputs["a"] * inputs["b"]}


@family()
def subclassed(out):
    rows = {"a": np.float32(rng().random((4, 2))), "b": np.float32(rng().random((4, 2)))}
    model = Subclassed()
    model(rows)
    export_with_examples(model, out, rows)


@family()
def endpoints(out):
    """ExportArchive: endpoints of one's own choice beside serving_default."""
    model = keras.Sequential([keras.Input((4,), name="x"), layers.Dense(3, "relu"), layers.Dense(2, "softmax")])
    archive = keras.export.ExportArchive()
    archive.track(model)
    spec = [tf.TensorSpec([None, 4], tf.float32, "x")]
    archive.add_endpoint("serve", lambda x: {"probabilities": model(x, training=False)}, input_signature=spec)
    archive.add_endpoint("hidden", lambda x: {"features": model.layers[0](x)}, input_signature=spec)
    with contextlib.redirect_stdout(io.StringIO()):
        archive.write_out(str(out))
    add_examples(out)


@family()
def float16(out):
    export_with_examples(half("float16"), out)


@family()
def bfloat16(out):
    export_with_examples(half("bfloat16"), out)


def half(dtype):
    return keras.Sequential([keras.Input((4,), name="x"), layers.Dense(8, "relu"), layers.Dense(2, dtype=dtype)])


@family(expect="refused", fixture=True)
def keras3_tf_saved_model_save(out):
    """Only Python's loader finds the variables of a Keras 3 model that was not written by model.export."""
    model = keras.Sequential([keras.Input((3,), name="x"), layers.Dense(2, "relu"), layers.Dense(1)])
    tf.saved_model.save(model, str(out))
    add_examples(out)


class Holder(tf.Module):
    """Signatures of one's own do not help: the layer's variables are Keras's all the same."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(2)
        self.dense.build((None, 3))

    @tf.function(input_signature=[FLOATS])
    def predict(self, x):
        return self.dense(x)


@family(expect="refused")
def keras3_layer_in_a_module(out):
    module = Holder()
    tf.saved_model.save(module, str(out), {"serving_default": module.predict})
    add_examples(out)


# -- TensorFlow ------------------------------------------------------------------------------------


class Calculator(tf.Module):
    """Functions of every kind of input and output that a signature may have."""

    def __init__(self):
        super().__init__()
        self.kernel = tf.Variable(rng().standard_normal((3, 2)), dtype=tf.float32, name="kernel")
        self.bias = tf.Variable([0.5, -0.5], name="bias")

    @tf.function(input_signature=[FLOATS])
    def predict(self, x):
        return tf.matmul(x, self.kernel) + self.bias

    @tf.function(input_signature=[tf.TensorSpec([], tf.int32, "a"), tf.TensorSpec([], tf.int32, "b")])
    def add(self, a, b):
        return {"sum": a + b, "larger": a > b}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "words")])
    def describe(self, words):
        return {"upper": tf.strings.upper(words), "length": tf.strings.length(words, "UTF8_CHAR"), "joined": tf.strings.reduce_join(words, 0)}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.bool, "p"), tf.TensorSpec([None], tf.bool, "q")])
    def logic(self, p, q):
        return {"both": p & q, "any": tf.reduce_any(p | q)}

    @tf.function(input_signature=[tf.TensorSpec([None, None], tf.float64, "matrix"), tf.TensorSpec([], tf.float64, "scale")])
    def scale(self, matrix, scale):
        return {"scaled": matrix * scale, "total": tf.reduce_sum(matrix)}

    @tf.function(input_signature=[tf.TensorSpec([None, 2, 2, 1], tf.uint8, "image"), tf.TensorSpec([None], tf.int64, "shift")])
    def pixels(self, image, shift):
        return {"brightness": tf.cast(image, tf.float32) / 255.0, "shifted": tf.cast(tf.reduce_max(image, [1, 2, 3]), tf.int64) + shift}

    @tf.function(input_signature=[tf.TensorSpec(None, tf.float32, "anything")])
    def any_shape(self, anything):
        return {"rank": tf.rank(anything), "negated": -anything}

    @tf.function(input_signature=[tf.TensorSpec([], tf.int64, "n")])
    def collatz(self, n):
        steps = tf.constant(0)
        while n > 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        return {"steps": steps}


@family(fixture=True)
def signatures(out):
    module = Calculator()
    names = ("add", "describe", "logic", "scale", "pixels", "any_shape", "collatz")
    functions = {"serving_default": module.predict} | {name: getattr(module, name) for name in names}
    export_with_examples(module, out, {"collatz": {"n": 27}}, signatures=functions)


class Ragged(tf.Module):
    """A ragged input is two in the signature, rows and rows_1 (values and row splits); a ragged output is one of two tensors."""

    @tf.function(input_signature=[tf.RaggedTensorSpec([None, None], tf.float32)])
    def sums(self, rows):
        return {"sums": tf.reduce_sum(rows, axis=1)}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "text")])
    def split(self, text):
        return {"words": tf.strings.split(text)}


@family(fixture=True)
def ragged(out):
    module = Ragged()
    tf.saved_model.save(module, str(out), {"serving_default": module.sums, "split": module.split})
    with warnings.catch_warnings(action="ignore"):  # that split gets no example
        add_examples(out, {"serving_default": {"rows": [1, 2, 3, 4.5], "rows_1": [0, 3, 3, 4]}})


class Vocabulary(tf.Module):
    """A table that is filled from a file among the assets when the model is loaded."""

    def __init__(self, file):
        super().__init__()
        self.file = tf.saved_model.Asset(file)
        lines = tf.lookup.TextFileInitializer(
            self.file, tf.string, tf.lookup.TextFileIndex.WHOLE_LINE, tf.int64, tf.lookup.TextFileIndex.LINE_NUMBER
        )
        self.table = tf.lookup.StaticVocabularyTable(lines, num_oov_buckets=2)

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "words")])
    def look_up(self, words):
        return {"ids": self.table.lookup(words)}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "sentences")])
    def split(self, sentences):
        words = tf.strings.split(sentences)
        return {"ids": self.table.lookup(words).to_tensor(-1), "lengths": words.row_lengths()}


@contextlib.contextmanager
def vocabulary_file():
    """Its name, in the current folder: the graph of TensorFlow 1 keeps the name as it was given."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("vocabulary.txt").write_text("the\nfox\ndog\nżółw\n", encoding="utf-8")
        yield "vocabulary.txt"


@family(fixture=True)
def lookup_table_asset(out):
    with vocabulary_file() as file:
        module = Vocabulary(file)
        functions = {"serving_default": module.look_up, "split": module.split}
        inputs = {"serving_default": {"words": np.array(["the", "żółw", "fox", "wolf"])}, "split": {"sentences": TEXTS}}
        export_with_examples(module, out, inputs, signatures=functions)


# -- TensorFlow 1 ----------------------------------------------------------------------------------


def tf1_signature(inputs, outputs):
    info = v1.saved_model.utils.build_tensor_info
    return v1.saved_model.signature_def_utils.build_signature_def(
        {key: info(tensor) for key, tensor in inputs.items()},
        {key: info(tensor) for key, tensor in outputs.items()},
        "tensorflow/serving/predict",
    )


def tf1_graph(session, kernel, factor):
    """y = factor * x @ kernel + bias, and two signatures of it; the variables are TensorFlow 1's own, not resources."""
    x = v1.placeholder(tf.float32, [None, 3], "x")
    weights = v1.get_variable("kernel", initializer=kernel, use_resource=False)
    bias = v1.get_variable("bias", initializer=np.float32([1, 2]), use_resource=False)
    y = tf.add(factor * tf.matmul(x, weights), bias, "y")
    session.run(v1.global_variables_initializer())
    return {"serving_default": tf1_signature({"features": x}, {"scores": y}), "best": tf1_signature({"features": x}, {"class": tf.argmax(y, 1)})}


@family(fixture=True)
def tf1(out):
    """Builder, signatures of TensorFlow 1, and a table that the init operation fills from an asset."""
    with vocabulary_file() as name, tf.Graph().as_default(), v1.Session() as session:
        signatures = tf1_graph(session, np.float32(rng().standard_normal((3, 2))), 1.0)
        file = tf.constant(name)
        v1.add_to_collection(v1.GraphKeys.ASSET_FILEPATHS, file)
        table = tf.lookup.StaticHashTable(
            tf.lookup.TextFileInitializer(file, tf.string, tf.lookup.TextFileIndex.WHOLE_LINE, tf.int64, tf.lookup.TextFileIndex.LINE_NUMBER), -1
        )
        words = v1.placeholder(tf.string, [None], "words")
        signatures["look_up"] = tf1_signature({"words": words}, {"ids": table.lookup(words)})
        builder = v1.saved_model.Builder(str(out))
        assets = v1.get_collection(v1.GraphKeys.ASSET_FILEPATHS)
        builder.add_meta_graph_and_variables(session, ["serve"], signatures, assets, main_op=v1.tables_initializer())
        builder.save()
    add_examples(out)


@family(tag_sets=(("serve",), ("serve", "doubled")), fixture=True)
def tf1_two_tag_sets(out):
    """One set of variables, and two graphs: tags {serve}, which the examples are for, and {serve, doubled}."""
    builder, kernel = v1.saved_model.Builder(str(out)), np.float32(rng().standard_normal((3, 2)))
    with tf.Graph().as_default(), v1.Session() as session:
        builder.add_meta_graph_and_variables(session, ["serve"], tf1_graph(session, kernel, 1.0))
    with tf.Graph().as_default(), v1.Session() as session:
        builder.add_meta_graph(["serve", "doubled"], tf1_graph(session, kernel, 2.0))
        builder.save()
    add_examples(out, tags=["serve"])


# -- all of them -----------------------------------------------------------------------------------


def folder(name):
    return Path(name) if FAMILIES[name]["expect"] == "ok" else Path("negative", name)


def make(name, out):
    """Writes one family to OUT/name, a refused one to OUT/negative/name."""
    directory = out / folder(name)
    shutil.rmtree(directory, ignore_errors=True)
    directory.parent.mkdir(parents=True, exist_ok=True)
    keras.utils.clear_session()
    keras.utils.set_random_seed(7)
    start = time.time()
    FAMILIES[name]["make"](directory)
    print(f"{name:30s} {time.time() - start:5.1f} s", flush=True)


def manifest(out):
    """Lists the families that are there."""
    families = [
        {"dir": folder(name).as_posix(), "tags": ["serve"], "tag_sets": entry["tag_sets"], "expect": entry["expect"]}
        for name, entry in FAMILIES.items()
        if (out / folder(name)).exists()
    ]
    goldens.write_json(out / "families.json", {"versions": goldens.versions(), "families": families})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path)
    where.add_argument("--fixtures", action="store_true", help=f"write the committed ones to {FIXTURES}")
    parser.add_argument("--only", choices=FAMILIES)
    options = parser.parse_args()
    out = FIXTURES if options.fixtures else options.out.resolve()
    names = [name for name in FAMILIES if FAMILIES[name]["fixture"] or not options.fixtures]
    for name in [options.only] if options.only else names:
        make(name, out)
    manifest(out)


if __name__ == "__main__":
    main()
