"""What the official TensorBoard sees in a folder of event files: python tensorboard_check.py FOLDER.

Reads every run below the folder as TensorBoard's own server does (checksums included), prints its scalars, histograms,
pictures and graphs, and ends with 1 if a run holds nothing or the layers of the model cannot be drawn.
"""

import json
import sys
from pathlib import Path

import tensorflow as tf
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.graph.keras_util import keras_model_to_graph_def


def shown(run, tag):
    plugin = run.SummaryMetadata(tag).plugin_data.plugin_name
    events = run.Tensors(tag)
    last = tf.make_ndarray(events[-1].tensor_proto)
    steps = [event.step for event in events]
    if plugin == "scalars":
        return f"{plugin:17} {tag}: steps {steps}, last {float(last):.6g}"
    if plugin == "histograms":
        return f"{plugin:17} {tag}: steps {steps}, {int(last[:, 2].sum())} values from {last[0, 0]:.4g} to {last[-1, 1]:.4g}"
    if plugin == "images":
        picture = tf.io.decode_png(last[2])
        return f"{plugin:17} {tag}: steps {steps}, {picture.shape[1]} x {picture.shape[0]}"
    graph = keras_model_to_graph_def(json.loads(last.item()))
    nodes = [f"{node.name}({', '.join(node.input)})" for node in graph.node]
    return f"{plugin:17} {tag}: {'; '.join(nodes)}"


def main(folder):
    runs = sorted({file.parent for file in Path(folder).rglob("events.out.tfevents.*")})
    missing = not runs
    for path in runs:
        run = EventAccumulator(str(path), size_guidance={"tensors": 0, "graph": 0})
        run.Reload()
        tags = run.Tags()["tensors"]
        missing |= not tags
        print(f"{path.relative_to(folder)}:")
        for tag in tags:
            print(f"  {shown(run, tag)}")
        if run.Tags()["graph"]:
            print(f"  {'graph':17} {len(run.Graph().node)} operations")
    if missing:
        sys.exit(f"{folder}: a run is empty, or there is none")


if __name__ == "__main__":
    main(sys.argv[1])
