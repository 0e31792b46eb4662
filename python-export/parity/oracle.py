"""Answers parity cases with what the installed Keras computes: python oracle.py, JSON lines in, JSON lines out.

A request is {"op": "versions"}, {"op": "cases", "family": F} (the grid of a family) or {"op": "run", "case": C}; the
answer {"versions": ...}, {"cases": [...]}, {"results": {name: array}}, or {"error": text}. A case is
{"id", "family", "component", "config", "inputs"}, an array {"dtype", "shape", "data"} with data the base64 text of the
row-major little-endian bytes. What Keras compiles in fit runs in a tf.function here too, on batches of unknown size.
Needs Keras 3.5 or newer on TensorFlow, and nothing else of this folder to run cases.
"""

import base64
import copy
import importlib
import json
import os
import sys
import warnings

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
warnings.filterwarnings("ignore")


# -- arrays ----------------------------------------------------------------------------------------


def encode(value):
    """An array as JSON."""
    array = np.asarray(value)
    data = array.astype(array.dtype.newbyteorder("<")).tobytes()
    return {"dtype": array.dtype.name, "shape": list(array.shape), "data": base64.b64encode(data).decode()}


def decode(value):
    """What JSON holds, with its arrays as numpy's, at any depth."""
    if isinstance(value, dict) and set(value) == {"dtype", "shape", "data"}:
        dtype = np.dtype(value["dtype"]).newbyteorder("<")
        flat = np.frombuffer(base64.b64decode(value["data"]), dtype)
        return flat.reshape(value["shape"]).astype(value["dtype"])
    if isinstance(value, dict):
        return {key: decode(item) for key, item in value.items()}
    if isinstance(value, list):
        return [decode(item) for item in value]
    return value


def spec(array):
    """The signature of an array whose rows may be any number."""
    return tf.TensorSpec([None, *array.shape[1:]] if array.ndim else [], array.dtype)


def given(inputs, *names):
    """The inputs of these names that a case has, as arrays by name."""
    return {name: inputs[name] for name in names if inputs.get(name) is not None}


def compiled(function, arrays, fixed=False):
    """A function of keyword tensors as a tf.function, and run once: its results, nested as they are."""
    names = list(arrays)
    specs = [tf.TensorSpec(a.shape, a.dtype) if fixed else spec(a) for a in arrays.values()]
    graph = tf.function(lambda *tensors: function(**dict(zip(names, tensors))), input_signature=specs)
    return graph(*map(tf.constant, arrays.values()))


def numbers(**tensors):
    """Those results that are there, as numpy arrays."""
    return {name: np.asarray(tensor) for name, tensor in tensors.items() if tensor is not None}


# -- families --------------------------------------------------------------------------------------


def make(module, case):
    """The component of a case with its configuration."""
    return getattr(module, case["component"]).from_config(copy.deepcopy(case["config"]))


def differentiated(function, x, upstream=None):
    """y and the gradient of its (weighted) sum, both None where there is none."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return y, tape.gradient(y, x, output_gradients=upstream)


def loss(case):
    """value, and its gradient with respect to y_pred, or to what goes into "activation" before the loss."""
    component, inputs = make(keras.losses, case), case["inputs"]

    def step(y_true, y_pred, sample_weight=None, mask=None):
        def value(x):
            prediction = keras.activations.get(inputs.get("activation"))(x)
            if mask is not None:
                prediction._keras_mask = mask
            return component(y_true, prediction, sample_weight=sample_weight)

        y, dx = differentiated(value, y_pred)
        return {"value": y} if dx is None else {"value": y, "gradient": dx}

    return numbers(**compiled(step, given(inputs, "y_true", "y_pred", "sample_weight", "mask")))


def metric(case):
    """result_0, result_1, ... after each update."""
    component = make(keras.metrics, case)
    updates = [given(u, "y_true", "y_pred", "values", "sample_weight") for u in case["inputs"]["updates"]]
    component.update_state(**updates[0])  # some make their variables here, as fit has them do before its graph
    component.reset_state()
    graphs = {}
    results = {}
    for k, update in enumerate(updates):
        names = tuple(update)
        if names not in graphs:

            def step(*tensors, names=names):
                component.update_state(**dict(zip(names, tensors)))
                return component.result()

            graphs[names] = tf.function(step, input_signature=[spec(a) for a in update.values()])
        results[f"result_{k}"] = np.asarray(graphs[names](*map(tf.constant, update.values())))
    return results


def optimizer(case):
    """weight_0, ... and variable_0, ... (the optimizer's, in its order) after each of the steps asked for."""
    component, inputs = make(keras.optimizers, case), case["inputs"]
    weights = [keras.Variable(w, name=f"w{k}") for k, w in enumerate(inputs["weights"])]
    if inputs.get("exclude_from_weight_decay"):
        component.exclude_from_weight_decay(var_names=inputs["exclude_from_weight_decay"])
    component.build(weights)
    graph = tf.function(lambda *gradients: component.apply(list(gradients), weights))
    rows = [g if g.ndim > w.ndim else g[None] for g, w in zip(inputs["gradients"], inputs["weights"])]
    results = {}
    for step in range(1, max(inputs["steps"]) + 1):
        graph(*[tf.constant(g[(step - 1) % len(g)]) for g in rows])
        if step in inputs["steps"]:
            for what, variables in (("weight", weights), ("variable", component.variables)):
                for k, variable in enumerate(variables):
                    results[f"step_{step}/{what}_{k}"] = variable.numpy()
    return results


def schedule(case):
    """values: the learning rate at each of the steps, an int64 vector."""
    component = make(keras.optimizers.schedules, case)
    graph = tf.function(component.__call__, input_signature=[tf.TensorSpec([], "int64")])
    return {"values": np.array([graph(tf.constant(s, "int64")).numpy() for s in case["inputs"]["steps"]])}


def initializer(case):
    """value, drawn eagerly as layers do."""
    inputs = case["inputs"]
    if inputs.get("global_seed") is not None:
        keras.utils.set_random_seed(inputs["global_seed"])
    component = make(keras.initializers, case)
    return numbers(value=component(tuple(inputs["shape"]), dtype=inputs.get("dtype", "float32")))


def regularizer(case):
    """value and gradient for the weights x."""
    component = make(keras.regularizers, case)
    step = lambda x: dict(zip(("value", "gradient"), differentiated(component, x)))
    return numbers(**compiled(step, given(case["inputs"], "x"), fixed=True))


def constraint(case):
    """value: the weights x moved into their bounds."""
    component = make(keras.constraints, case)
    return numbers(value=compiled(lambda x: component(x), given(case["inputs"], "x"), fixed=True))


def activation(case):
    """value and gradient; the configuration is the function's keywords."""
    function, config = getattr(keras.activations, case["component"]), case["config"]

    def step(x, upstream=None):
        y, dx = differentiated(lambda x: function(x, **config), x, upstream)
        return {"value": y, "gradient": tf.zeros_like(x) if dx is None else dx}

    return numbers(**compiled(step, given(case["inputs"], "x", "upstream")))


def fit(case):
    """The history of a fit, epoch by epoch."""
    config, inputs = case["config"], case["inputs"]
    arguments = dict(config["fit"])
    if "class_weight" in arguments:
        arguments["class_weight"] = {int(key): value for key, value in arguments["class_weight"].items()}
    keras.utils.set_random_seed(config["seed"])
    model = keras.Sequential([keras.Input(inputs["x"].shape[1:])])
    for name, layer in config["layers"]:
        model.add(getattr(keras.layers, name)(**layer))
    (way, how), (what, of) = config["optimizer"], config["loss"]
    model.compile(getattr(keras.optimizers, way)(**how), getattr(keras.losses, what)(**of), metrics=config["metrics"])
    weights = given(inputs, "sample_weight")
    history = model.fit(inputs["x"], inputs["y"], verbose=0, **weights, **arguments)
    return {name: np.array(values, "float64") for name, values in history.history.items()}


FAMILIES = {
    "activation": activation,
    "constraint": constraint,
    "fit": fit,
    "initializer": initializer,
    "loss": loss,
    "metric": metric,
    "optimizer": optimizer,
    "regularizer": regularizer,
    "schedule": schedule,
}


def run(case):
    """The results of a case as JSON."""
    keras.backend.clear_session(free_memory=False)
    found = FAMILIES[case["family"]]({**case, "inputs": decode(case["inputs"])})
    return {name: encode(array) for name, array in found.items()}


def grid(family):
    """All cases of a family, or none where it has no grid."""
    if not os.path.exists(os.path.join(os.path.dirname(os.path.abspath(__file__)), "grids", f"{family}.py")):
        return []
    return list(importlib.import_module(f"grids.{family}").cases())


# -- answering -------------------------------------------------------------------------------------


def versions():
    return {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": np.__version__,
        "python": sys.version.split()[0],
    }


def answer(request):
    if request["op"] == "versions":
        return {"versions": versions()}
    if request["op"] == "cases":
        return {"cases": grid(request["family"])}
    return {"results": run(request["case"])}


def main():
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the libraries print goes elsewhere
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as e:
            reply = {"error": f"{type(e).__name__}: {(str(e).strip().splitlines() or [''])[-1].strip()}"}
        print(json.dumps(reply), file=out, flush=True)


if __name__ == "__main__":
    main()
