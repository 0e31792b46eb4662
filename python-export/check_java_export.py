"""Checks SavedModels that Java exported: python check_java_export.py DIR

DIR holds what the test ExportedModelsTest left with -Dkerasjvm.exports=DIR. Every way in which Python opens a SavedModel must
give Java's own answers to the last bit: the natives are the same.

    signatures   tf.saved_model.load(path).signatures["serving_default"], and "serve"
    serve        tf.saved_model.load(path).serve
    TFSMLayer    keras.layers.TFSMLayer(path)
    session      tf.compat.v1.saved_model.load, which saved_model_cli run calls
    saved again  by tf.saved_model.save, loaded again

The weights must be there by name, and trainable. Exit status: 0 all agree, 1 something differs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

from export_with_examples import read_examples


def answers(directory, example, work):
    """Yields (way, {output: array}) for each way of asking."""
    loaded = tf.saved_model.load(str(directory))
    inputs, outputs = example["inputs"], list(example["outputs"])
    fed = {name: tf.constant(array) for name, array in inputs.items()}
    for name in ("serving_default", "serve"):
        yield f"signature {name}", loaded.signatures[name](**fed)
    ordered = [fed[name] for name in inputs]
    argument = ordered[0] if len(ordered) == 1 else ordered
    yield "serve", by_name(loaded.serve(argument), outputs)
    yield "TFSMLayer", by_name(keras.layers.TFSMLayer(str(directory))(argument), outputs)
    yield "session", in_session(directory, inputs)
    again = Path(work, directory.name)
    tf.saved_model.save(loaded, str(again), signatures=loaded.signatures)
    yield "saved again", tf.saved_model.load(str(again)).signatures["serving_default"](**fed)
    yield "saved_model_cli", by_cli(directory, inputs, outputs, work)


def by_name(answer, outputs):
    return dict(zip(outputs, answer if isinstance(answer, (list, tuple)) else [answer], strict=True))


def in_session(directory, inputs):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        signature = tf.compat.v1.saved_model.load(session, ["serve"], str(directory)).signature_def["serving_default"]
        feed = {signature.inputs[name].name: array for name, array in inputs.items()}
        return session.run({name: info.name for name, info in signature.outputs.items()}, feed)


def by_cli(directory, inputs, outputs, work):
    """What the command writes into .npy files."""
    for name, array in inputs.items():
        np.save(Path(work, f"{name}.npy"), array)
    command = [
        Path(sys.executable).with_name("saved_model_cli"), "run", "--dir", directory, "--tag_set", "serve",
        "--signature_def", "serving_default", "--outdir", work, "--overwrite",
        "--inputs", ";".join(f"{name}={Path(work, name)}.npy" for name in inputs),
    ]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {name: np.load(Path(work, f"{name}.npy")) for name in outputs}


def differences(expected, answer):
    """What is wrong with an answer, in words; none if it is the expected one to the last bit."""
    if set(expected) != set(answer):
        return [f"outputs {sorted(answer)} instead of {sorted(expected)}"]
    wrong = []
    for name, there in expected.items():
        here = np.asarray(answer[name])
        if (here.shape, here.dtype) != (there.shape, there.dtype):
            wrong.append(f"{name}: {here.dtype}{here.shape} instead of {there.dtype}{there.shape}")
        elif here.tobytes() != there.tobytes():
            wrong.append(f"{name}: differs by up to {np.abs(here - there).max():g}")
    return wrong


def check_weights(directory, example):
    """Every weight is a variable that a gradient reaches."""
    loaded = tf.saved_model.load(str(directory))
    ordered = [tf.constant(array) for array in example["inputs"].values()]
    with tf.GradientTape() as tape:
        answer = loaded.serve(ordered[0] if len(ordered) == 1 else ordered)
        loss = tf.add_n([tf.reduce_sum(tf.square(output)) for output in tf.nest.flatten(answer)])
    wrong = [f"{v.name}: no gradient" for v, g in zip(loaded.variables, tape.gradient(loss, loaded.variables)) if g is None]
    if [id(v) for v in loaded.variables] != [id(v) for v in loaded.trainable_variables]:
        wrong.append("trainable_variables are not all variables")
    if len({v.name for v in loaded.variables}) != len(loaded.variables):
        wrong.append(f"names twice among {[v.name for v in loaded.variables]}")
    return wrong


def check(directory, work):
    wrong = 0
    examples = read_examples(directory)["examples"]
    for example in examples:
        found = {"weights": check_weights(directory, example)}
        for way, answer in answers(directory, example, work):
            found[way] = differences(example["outputs"], answer)
        for way, words in found.items():
            for word in words:
                print(f"  {directory.name}, {way}: {word}")
        wrong += sum(map(len, found.values()))
    print(f"{directory.name}: {len(examples)} example, {'equal to the last bit' if not wrong else 'DIFFERS'}")
    return wrong + (not examples)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    models = sorted(path.parent for path in folder.glob("*/saved_model.pb"))
    if not models:
        sys.exit(f"{folder}: no SavedModels. Run mvn -Pquick test -Dtest=ExportedModelsTest -Dkerasjvm.exports={folder} first.")
    with tempfile.TemporaryDirectory() as work:
        wrong = sum(check(model, work) for model in models)
    print(f"{len(models)} models, TensorFlow {tf.__version__}, Keras {keras.__version__}: {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
