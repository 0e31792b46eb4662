package org.kerasjvm.savedmodel;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.engine.Threads;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.types.TString;

/**
 * The weights of a SavedModel: a TensorFlow checkpoint, and the operations by which loaders read
 * it. TensorFlow Java's own exporter would leave resource variables out.
 */
final class Checkpoint {

  private Checkpoint() {}

  /**
   * Writes {@code prefix.index} and {@code prefix.data-00000-of-00001}.
   *
   * @param tensors by name; not empty
   */
  static void write(Path prefix, Map<String, ? extends Tensor> tensors) {
    try (Graph graph = new Graph()) {
      Map<Output<?>, Tensor> fed = new LinkedHashMap<>();
      for (Tensor tensor : tensors.values()) {
        Output<?> input =
            op(graph, "Placeholder", "tensor_" + fed.size())
                .setAttr("dtype", tensor.dataType())
                .setAttr("shape", tensor.shape())
                .build()
                .output(0);
        fed.put(input, tensor);
      }
      Operation save =
          op(graph, "SaveV2", "save")
              .addInput(string(op(graph, "Const", "prefix"), prefix.toString()))
              .addInput(strings(op(graph, "Const", "names"), List.copyOf(tensors.keySet())))
              .addInput(strings(op(graph, "Const", "slices"), wholeTensors(tensors.size())))
              .addInputList(fed.keySet().toArray(Output<?>[]::new))
              .build();
      try (Session session = new Session(graph, Threads.config().build())) {
        Session.Runner runner = session.runner().addTarget(save);
        fed.forEach(runner::feed);
        runner.run().close();
      }
    }
  }

  private static OperationBuilder op(Graph graph, String type, String name) {
    return graph.opBuilder(type, name, graph.baseScope());
  }

  /** Slices of nothing: each tensor is saved in one piece. */
  private static List<String> wholeTensors(int count) {
    return Collections.nCopies(count, "");
  }

  /** Adds the operations that save and restore a graph's variables, by their keys. */
  static SaverDef addSaver(InferenceGraph inference) {
    List<InferenceGraph.Weight> weights = inference.weights();
    Output<?> names =
        strings(inference.op("Const", "save/names"), weights.stream().map(w -> w.key()).toList());
    Output<?> slices = strings(inference.op("Const", "save/slices"), wholeTensors(weights.size()));
    Output<?> file =
        inference
            .op("Placeholder", "saver_filename")
            .setAttr("dtype", DataType.DT_STRING)
            .setAttr("shape", Shape.scalar())
            .build()
            .output(0);
    Operation save =
        inference
            .op("SaveV2", "save/SaveV2")
            .addInput(file)
            .addInput(names)
            .addInput(slices)
            .addInputList(weights.stream().map(w -> w.read()).toArray(Output<?>[]::new))
            .build();
    Operation saved =
        inference
            .op("Identity", "save/control_dependency")
            .addInput(file)
            .addControlInput(save)
            .build();
    Operation restored = addRestore(inference, file, names, slices);
    return SaverDef.newBuilder()
        .setFilenameTensorName(file.op().name() + ":0")
        .setSaveTensorName(saved.name() + ":0")
        .setRestoreOpName(restored.name())
        .setVersion(SaverDef.CheckpointFormatVersion.V2)
        .build();
  }

  private static Operation addRestore(
      InferenceGraph inference, Output<?> file, Output<?> names, Output<?> slices) {
    List<InferenceGraph.Weight> weights = inference.weights();
    DataType[] types = weights.stream().map(w -> w.read().dataType()).toArray(DataType[]::new);
    Operation read =
        inference
            .op("RestoreV2", "save/RestoreV2")
            .addInput(file)
            .addInput(names)
            .addInput(slices)
            .setAttr("dtypes", types)
            .build();
    OperationBuilder all = inference.op("NoOp", "save/restore_all");
    for (int k = 0; k < weights.size(); k++) {
      all.addControlInput(
          inference
              .op("AssignVariableOp", weights.get(k).name() + "/Assign")
              .addInput(weights.get(k).handle())
              .addInput(read.output(k))
              .setAttr("dtype", types[k])
              .build());
    }
    return all.build();
  }

  private static Output<?> strings(OperationBuilder constant, List<String> values) {
    try (TString tensor = TString.vectorOf(values.toArray(String[]::new))) {
      return constant(constant, tensor);
    }
  }

  private static Output<?> string(OperationBuilder constant, String value) {
    try (TString tensor = TString.scalarOf(value)) {
      return constant(constant, tensor);
    }
  }

  private static Output<?> constant(OperationBuilder constant, TString value) {
    return constant.setAttr("dtype", DataType.DT_STRING).setAttr("value", value).build().output(0);
  }
}
