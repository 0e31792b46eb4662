"""Writes a SavedModel that can prove its answers: sample inputs and the model's own outputs stand inside it.

    from export_with_examples import export_with_examples

    export_with_examples(model, "model_dir")                            # a Keras 3 or a Keras 2 (tf-keras) model
    export_with_examples(model, "model_dir", X_test[:8])                # with rows of one's own
    export_with_examples(module, "model_dir", signatures={"add": f})    # a tf.Module: answers of f
    add_examples("model_dir")                                           # a SavedModel that is there already

`verify.py DIR` opens such a directory anywhere and compares; keras-jvm does it by `verify` and `SavedModel.verify()`. The examples
are two files in the folder that TensorFlow leaves to applications: `assets.extra/examples.json` says which signature they are for,
who wrote them and how close is close enough; `assets.extra/examples.npz` holds the arrays. This file needs TensorFlow and numpy
only, and may be copied into any project.
"""

import contextlib
import io
import json
import platform
import re
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import tensorflow as tf

FORMAT = 1
JSON = Path("assets.extra", "examples.json")
ARRAYS = Path("assets.extra", "examples.npz")
WORDS = ("the", "quick", "brown", "fox", "jumps", "over", "lazy", "dog", "", "zażółć")
# By the widest rounding among the outputs: natives of other versions and CPUs add up in another order.
TOLERANCES = {tf.bfloat16: (2e-2, 2e-2), tf.float16: (2e-3, 2e-3)}
TOLERANCE = (1e-5, 1e-6)


def export_with_examples(
    model, directory, inputs=None, *, signatures=None, n=8, seed=0, rtol=None, atol=None, overwrite=False
):
    """Saves the model to the directory, with an example for each signature of it.

    model: a Keras 3 model (written by model.export), a Keras 2 or tf-keras one (by model.save), or a tf.Module
        (by tf.saved_model.save).
    inputs: for a Keras model what its predict takes; for a tf.Module {signature: {input: array}}, or {input: array}
        when there is one signature. None: n rows drawn by the seed: normal floats, integers from 0 to 9, booleans, words.
    signatures: for a tf.Module, {name: tf.function with an input_signature, or concrete function}.
    rtol, atol: what verify allows, |answer - expected| <= atol + rtol * |expected|. None: 1e-5 and 1e-6, more for
        outputs of half precision.
    overwrite: replace what the directory holds. Until all is written and checked, that stays as it is.

    Raises ValueError when the directory, loaded again, answers otherwise than the model.
    """
    directory = Path(directory)
    if directory.exists() and not overwrite:
        raise FileExistsError(f"{directory} is there already. Pass overwrite=True to replace it.")
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{directory.name}.", dir=directory.parent) as work:
        made = Path(work, "made")
        keras = keras_of(model)
        if keras:
            if signatures is not None:
                raise ValueError("signatures is for a tf.Module: a Keras model has serving_default.")
            save_keras(model, made, keras)
            loaded = tf.saved_model.load(str(made))
            examples = [keras_example(model, loaded, inputs, n, seed)]
        else:
            if not signatures:
                raise ValueError("A tf.Module needs signatures={name: function}, the functions that are to be served.")
            signatures = {name: concrete(function) for name, function in signatures.items()}
            tf.saved_model.save(model, str(made), signatures=signatures)
            loaded = tf.saved_model.load(str(made))
            examples = function_examples(signatures, loaded, inputs, n, seed)
        write_examples(made, loaded, examples, written_by(keras), rtol, atol)
        if directory.exists():
            directory.rename(Path(work, "replaced"))
        made.rename(directory)


def add_examples(directory, inputs=None, *, tags=None, n=8, seed=0, rtol=None, atol=None):
    """Adds examples to a SavedModel that is there already: the expected outputs are those of its signatures here and now.

    inputs as for a tf.Module. tags: which of its graphs, where it has several; without, the one tagged "serve".
    """
    loaded = load(directory, tags)
    examples = function_examples(loaded.signatures, loaded, inputs, n, seed)
    write_examples(Path(directory), loaded, examples, written_by(None), rtol, atol)


# -- saving ----------------------------------------------------------------------------------------


def keras_of(model):
    """The module, keras or tf_keras, that the model comes from; None for what is no Keras model."""
    for kind in type(model).__mro__:
        root = kind.__module__.split(".")[0]
        if kind.__name__ == "Model" and root in ("keras", "tf_keras"):
            return sys.modules[root]
    return None


def save_keras(model, path, keras):
    with contextlib.redirect_stdout(io.StringIO()):  # Keras 3 tells of endpoints in a folder that is about to move
        if int(keras.__version__.split(".")[0]) < 3:
            model.save(str(path), save_format="tf")
        elif isinstance(declared_input(model), dict):  # Keras 3.8 passes a list to these without a signature
            model.export(str(path), input_signature=[model.input])
        else:
            model.export(str(path))


def declared_input(model):
    """What a model of layers was made from: a tensor, or a list or dict of tensors; None for any other model."""
    try:
        return model.input
    except (AttributeError, ValueError):
        return None


def load(directory, tags=None):
    """tf.saved_model.load, taking the graph tagged "serve" where the directory has several."""
    try:
        return tf.saved_model.load(str(directory), tags=tags)
    except ValueError:
        if tags is not None:
            raise
        return tf.saved_model.load(str(directory), tags=["serve"])


def concrete(function):
    return function.get_concrete_function() if hasattr(function, "get_concrete_function") else function


def specs_of(signature):
    """{input: TensorSpec} of a loaded signature."""
    return signature.structured_input_signature[1]


def written_by(keras):
    versions = {keras.__name__: keras.__version__} if keras else {}
    return versions | {"tensorflow": tf.__version__, "numpy": np.__version__, "python": platform.python_version()}


# -- examples --------------------------------------------------------------------------------------


def keras_example(model, loaded, inputs, n, seed):
    """What model.predict answers, under the names of serving_default."""
    signature = loaded.signatures["serving_default"]
    specs = specs_of(signature)
    structure, names = input_structure(model, inputs, specs)
    if structure is not None and len(tf.nest.flatten(structure)) != len(specs):
        raise ValueError(f"inputs must be {len(specs)} arrays, {names}; received {len(tf.nest.flatten(structure))}.")
    if inputs is None:
        arrays = samples(specs, n, seed)
    elif len(specs) == 1 and not isinstance(inputs, dict):
        arrays = {names[0]: array_of(inputs, specs[names[0]])}
    else:
        arrays = {name: array_of(a, specs[name]) for name, a in zip(names, tf.nest.flatten(structure), strict=True)}
    fed = [tf.constant(arrays[name], specs[name].dtype) for name in names]
    fed = fed[0] if structure is None else tf.nest.pack_sequence_as(structure, fed)
    rows = max((len(a) for a in arrays.values() if a.ndim), default=1)
    outputs = model.predict(fed, batch_size=rows, verbose=0)
    return {
        "signature": "serving_default",
        "inputs": arrays,
        "outputs": keyed(outputs, list(signature.structured_outputs), getattr(model, "output_names", None)),
        "source": "model.predict",
    }


def input_structure(model, inputs, specs):
    """How predict wants the inputs (None: as one array), and the signature's name of each of its leaves."""
    if len(specs) == 1:
        return (inputs if isinstance(inputs, dict) else None), list(specs)
    declared = declared_input(model)
    structure = declared if inputs is None else inputs
    if structure is None:
        raise ValueError(f"Give inputs: this model does not say how it takes its inputs {sorted(specs)}.")
    if isinstance(structure, dict) and set(structure) == set(specs):
        return structure, sorted(structure)
    names = getattr(model, "input_names", None) or [getattr(t, "name", None) for t in tf.nest.flatten(declared)]
    if set(names) != set(specs):
        names = sorted(specs, key=lambda name: (len(name), name))  # args_0, args_0_1, args_0_2
    return structure, names


def function_examples(functions, loaded, inputs, n, seed):
    """What each function answers, under the names of the signature."""
    if inputs is not None and len(functions) == 1 and not set(inputs) <= set(functions):
        inputs = {next(iter(functions)): inputs}
    examples = []
    for name, function in functions.items():
        signature = loaded.signatures[name]
        if any(is_composite(spec) for spec in signature.structured_outputs.values()):
            warnings.warn(f"{name} gets no example: it answers with more than plain tensors.", stacklevel=3)
            continue
        specs = specs_of(signature)
        given = (inputs or {}).get(name)
        if given is not None and set(given) != set(specs):
            raise ValueError(f"inputs of {name} must be {sorted(specs)}; received {sorted(given)}.")
        arrays = samples(specs, n, seed) if given is None else {k: array_of(given[k], specs[k]) for k in specs}
        outputs = function(**{k: tf.constant(a, specs[k].dtype) for k, a in arrays.items()})
        outputs = keyed(outputs, list(signature.structured_outputs), None)
        examples.append({"signature": name, "inputs": arrays, "outputs": outputs, "source": "signature"})
    return examples


def is_composite(spec):
    """Whether an output is several tensors: ragged or sparse."""
    return isinstance(spec, tf.TypeSpec) and not isinstance(spec, tf.TensorSpec)


def keyed(outputs, keys, names):
    """Outputs under the keys of the signature: a dict's own, the names of the output layers, or by position."""
    flat = tf.nest.flatten(outputs)
    if len(flat) == len(keys) == 1:
        return {keys[0]: array_of(flat[0])}
    if isinstance(outputs, dict) and set(outputs) == set(keys):
        return {key: array_of(outputs[key]) for key in sorted(keys)}
    places = range(len(flat))
    for order in (names, [f"output_{i}" for i in places], [f"output_{i + 1}" for i in places]):
        if order and set(order) == set(keys) and len(order) == len(flat):
            return {key: array_of(value) for key, value in zip(order, flat)}
    raise ValueError(f"Cannot tell which of the model's {len(flat)} outputs are the signature's {sorted(keys)}.")


def samples(specs, n, seed):
    rng = np.random.default_rng(seed)
    return {name: sample(specs[name], n, rng) for name in sorted(specs)}


def sample(spec, n, rng):
    """An array for the spec: n rows, 5 where another size is open."""
    known = spec.shape.as_list() if spec.shape.rank is not None else [None]
    shape = [size if size is not None else (5 if i else n) for i, size in enumerate(known)]
    if spec.dtype.is_floating:
        return array_of(rng.standard_normal(shape), spec)
    if spec.dtype.is_integer:
        return array_of(rng.integers(0, 10, shape), spec)
    if spec.dtype.is_bool:
        return rng.integers(0, 2, shape).astype(bool)
    if spec.dtype == tf.string:
        return rng.choice(WORDS, shape)
    raise ValueError(f"Give inputs: no samples are made for {spec.dtype.name}.")


def array_of(value, spec=None):
    """A numpy array as it goes into the file: strings as text, half precision (which not all readers know) as float32."""
    if spec is not None and spec.dtype != tf.string:
        value = np.asarray(value).astype(spec.dtype.as_numpy_dtype)
    array = value.numpy() if hasattr(value, "numpy") else value
    array = np.asarray(array)
    if array.dtype.kind in "OS":
        flat = [item.decode("utf-8") if isinstance(item, bytes) else str(item) for item in array.ravel()]
        return np.array(flat, dtype=str).reshape(array.shape)
    return array.astype(np.float32) if array.dtype in (np.float16, tf.bfloat16.as_numpy_dtype) else array


# -- running and comparing -------------------------------------------------------------------------


def run(loaded, example):
    """{output: array} of a loaded SavedModel for the inputs of an example."""
    signature = loaded.signatures[example["signature"]]
    specs = specs_of(signature)
    if set(specs) != set(example["inputs"]):
        raise ValueError(f"{example['signature']} takes {sorted(specs)}; the example has {sorted(example['inputs'])}.")
    outputs = signature(**{name: tf.constant(a, specs[name].dtype) for name, a in example["inputs"].items()})
    return {name: array_of(value) for name, value in outputs.items()}


def compare(expected, actual, rtol, atol):
    """(whether it is close enough, a few words on the largest difference)."""
    if expected.shape != actual.shape or expected.dtype.kind != actual.dtype.kind:
        return False, f"{actual.dtype}{list(actual.shape)} instead of {expected.dtype}{list(expected.shape)}"
    if expected.dtype.kind not in "fc":
        wrong = int(np.sum(expected != actual))
        return wrong == 0, f"{wrong} of {expected.size} differ"
    close = np.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
    with np.errstate(invalid="ignore"):
        worst = np.max(np.where(close & ~np.isfinite(expected), 0, np.abs(actual - expected)), initial=0)
    return bool(close.all()), f"largest difference {worst:.3g}"


# -- files -----------------------------------------------------------------------------------------


def write_examples(directory, loaded, examples, versions, rtol, atol):
    """Checks that the loaded SavedModel answers what the examples expect, then writes them."""
    arrays, entries = {}, []
    for i, example in enumerate(examples):
        dtypes = {spec.dtype for spec in loaded.signatures[example["signature"]].structured_outputs.values()}
        usual = next((TOLERANCES[dtype] for dtype in TOLERANCES if dtype in dtypes), TOLERANCE)
        bounds = {"rtol": usual[0] if rtol is None else rtol, "atol": usual[1] if atol is None else atol}
        answers = run(loaded, example)
        for key, expected in example["outputs"].items():
            close, words = compare(expected, answers[key], **bounds)
            if not close:
                raise ValueError(f"{example['signature']}, output {key}: loaded again it answers otherwise, {words}.")
        entry = {"signature": example["signature"]}
        for side in ("inputs", "outputs"):
            names = {key: f"{i}_{side[:-1]}_{re.sub('[^A-Za-z0-9_.-]', '_', key)}" for key in example[side]}
            arrays |= {names[key]: array for key, array in example[side].items()}
            entry[side] = names
        entries.append(entry | bounds | {"source": example["source"]})
    if len(arrays) < sum(len(e["inputs"]) + len(e["outputs"]) for e in entries):
        raise ValueError("Two inputs or outputs have the same name but for special characters.")
    document = {"format": FORMAT, "written_by": versions, "examples": entries}
    extra = directory / JSON.parent
    extra.mkdir(exist_ok=True)
    np.savez_compressed(extra / "writing.npz", **arrays)
    (extra / "writing.npz").replace(directory / ARRAYS)
    (extra / "writing.json").write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (extra / "writing.json").replace(directory / JSON)


def read_examples(directory):
    """The document of examples.json, each example holding its arrays; None when the SavedModel has no examples."""
    directory = Path(directory)
    if not (directory / JSON).exists():
        return None
    document = json.loads((directory / JSON).read_text(encoding="utf-8"))
    if document.get("format") != FORMAT:
        raise ValueError(f"{directory / JSON}: format must be {FORMAT}; received {document.get('format')}.")
    with np.load(directory / ARRAYS) as arrays:
        for example in document["examples"]:
            for side in ("inputs", "outputs"):
                example[side] = {key: arrays[name] for key, name in example[side].items()}
    return document
