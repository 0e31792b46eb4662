"""Runs the examples inside a SavedModel: python verify.py DIR... [--tags serve] [--rtol R --atol A].

Prints the largest difference of every output. Exit status: 0 all agree, 1 one differs, 2 a directory has no examples.
The model is run by plain TensorFlow: neither Keras nor the model's code is needed.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf

from export_with_examples import compare, load, read_examples, run

tf.get_logger().setLevel("ERROR")


def verify(directory, tags=None, rtol=None, atol=None):
    """Prints a line per output; 0, 1 or 2 as the exit status says."""
    if not Path(directory, "saved_model.pb").exists():
        print(f"{directory}: no SavedModel, saved_model.pb is missing.")
        return 2
    document = read_examples(directory)
    if document is None or not document["examples"]:
        print(f"{directory}: no examples. Write it by export_with_examples, or add them by add_examples.")
        return 2
    loaded = load(directory, tags)
    writers = " ".join(f"{name} {version}" for name, version in document["written_by"].items())
    print(f"{directory} (written by {writers})")
    agree = True
    for example in document["examples"]:
        bounds = {"rtol": example["rtol"] if rtol is None else rtol, "atol": example["atol"] if atol is None else atol}
        answers = run(loaded, example)
        for key, expected in example["outputs"].items():
            close, words = compare(expected, answers[key], **bounds) if key in answers else (False, "no such output")
            verdict = "ok" if close else "DIFFERS"
            limits = "" if expected.dtype.kind != "f" else f" (rtol {bounds['rtol']:g}, atol {bounds['atol']:g})"
            print(f"  {verdict:7s} {example['signature']}.{key} {list(expected.shape)}: {words}{limits}")
            agree &= close
    return 0 if agree else 1


def directories(path):
    """The SavedModels at or below the path."""
    if (path / "saved_model.pb").exists():
        return [path]
    return sorted(found.parent for found in path.rglob("saved_model.pb"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, nargs="+", help="a SavedModel, or a folder of them")
    parser.add_argument("--tags", type=lambda text: text.split(","), help="tags of the graph, joined by commas")
    parser.add_argument("--rtol", type=float, help="instead of the examples' own")
    parser.add_argument("--atol", type=float, help="instead of the examples' own")
    options = parser.parse_args()
    found = [d for path in options.directory for d in (directories(path) or [path])]
    statuses = [verify(d, options.tags, options.rtol, options.atol) for d in found]
    if len(found) > 1:
        print(f"{statuses.count(0)} agree, {statuses.count(1)} differ, {statuses.count(2)} without examples")
    return 1 if 1 in statuses else max(statuses)


if __name__ == "__main__":
    sys.exit(main())
