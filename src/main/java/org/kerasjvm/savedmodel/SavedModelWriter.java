package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Tensors;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.OpList;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TString;

/**
 * Writes a forward pass and its weights as a SavedModel with the tag {@code serve} and the
 * signatures {@code serving_default} and {@code serve}, as Keras's {@code model.export} ({@code
 * keras/src/export/saved_model.py}, Keras 3.8). The plain graph is for servers and sessions;
 * functions and objects in the same file are for Python.
 */
public final class SavedModelWriter {

  private static final String PREDICT = "tensorflow/serving/predict";

  private SavedModelWriter() {}

  /**
   * What was written.
   *
   * @param inputs of the signatures
   * @param outputs of the signatures
   * @param weights the names of the variables
   */
  public record Written(
      List<ExportedTensor> inputs, List<ExportedTensor> outputs, List<String> weights) {}

  /**
   * Writes into a directory that is there, and empty.
   *
   * @param values gives each variable's value
   */
  public static Written write(Path directory, ForwardPass pass, Function<Variable, NDArray> values)
      throws IOException {
    try (InferenceGraph inference = new InferenceGraph(pass)) {
      InferenceFunction serve = InferenceFunction.inOrder("__inference_serve", inference);
      InferenceFunction byKey = InferenceFunction.byKey("__inference_signature_serve", inference);
      ObjectGraph objects = new ObjectGraph(inference, serve, byKey);
      saveWeights(directory, inference, values, objects);
      MetaGraphDef meta = metaGraph(inference, objects, List.of(serve, byKey));
      org.tensorflow.proto.SavedModel model =
          org.tensorflow.proto.SavedModel.newBuilder()
              .setSavedModelSchemaVersion(1)
              .addMetaGraphs(meta)
              .build();
      Files.write(directory.resolve("saved_model.pb"), model.toByteArray());
      return new Written(
          List.copyOf(inference.inputs().keySet()),
          List.copyOf(inference.outputs().keySet()),
          inference.weights().stream().map(InferenceGraph.Weight::name).toList());
    }
  }

  private static MetaGraphDef metaGraph(
      InferenceGraph inference, ObjectGraph objects, List<InferenceFunction> functions) {
    List<String> roots = new ArrayList<>(InferenceGraph.operations(inference.inputs()));
    roots.addAll(InferenceGraph.operations(inference.outputs()));
    MetaGraphDef.Builder meta = MetaGraphDef.newBuilder();
    if (!inference.weights().isEmpty()) {
      meta.setSaverDef(Checkpoint.addSaver(inference));
      roots.add(meta.getSaverDef().getRestoreOpName());
      roots.add(GraphDefs.operation(meta.getSaverDef().getSaveTensorName()));
    }
    GraphDefs definitions = new GraphDefs();
    GraphDef.Builder graph = definitions.pruned(inference.graph().toGraphDef(), roots).toBuilder();
    for (InferenceFunction function : functions) {
      graph.getLibraryBuilder().addFunction(definitions.plain(function.definition()));
    }
    SignatureDef signature = signature(inference);
    return meta.setGraphDef(graph)
        .setMetaInfoDef(metaInfo(definitions.operations(graph.build())))
        .putSignatureDef("serving_default", signature)
        .putSignatureDef("serve", signature)
        .setObjectGraphDef(objects.saved())
        .build();
  }

  /** The version of the native TensorFlow, which every SavedModel written here says. */
  public static String tensorflowVersion() {
    return TensorFlow.version();
  }

  private static MetaGraphDef.MetaInfoDef metaInfo(OpList operations) {
    return MetaGraphDef.MetaInfoDef.newBuilder()
        .addTags("serve")
        .setTensorflowVersion(tensorflowVersion())
        .setStrippedOpList(operations)
        .setStrippedDefaultAttrs(true)
        .build();
  }

  private static void saveWeights(
      Path directory,
      InferenceGraph inference,
      Function<Variable, NDArray> values,
      ObjectGraph objects)
      throws IOException {
    Path folder = Files.createDirectory(directory.resolve("variables"));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try {
      for (InferenceGraph.Weight weight : inference.weights()) {
        tensors.put(weight.key(), Tensors.of(values.apply(weight.variable())));
      }
      byte[] graph = objects.checkpointGraph().toByteArray();
      tensors.put(ObjectGraph.KEY, TString.tensorOfBytes(NdArrays.scalarOfObject(graph)));
      Checkpoint.write(folder.resolve("variables").toAbsolutePath(), tensors);
    } finally {
      tensors.values().forEach(Tensor::close);
    }
  }

  private static SignatureDef signature(InferenceGraph inference) {
    SignatureDef.Builder signature = SignatureDef.newBuilder().setMethodName(PREDICT);
    inference.inputs().forEach((spec, tensor) -> signature.putInputs(spec.key(), info(tensor)));
    inference.outputs().forEach((spec, tensor) -> signature.putOutputs(spec.key(), info(tensor)));
    return signature.build();
  }

  private static TensorInfo info(Output<?> tensor) {
    return TensorInfo.newBuilder()
        .setName(tensor.op().name() + ":" + tensor.index())
        .setDtype(tensor.dataType())
        .setTensorShape(shape(tensor.shape()))
        .build();
  }

  static TensorShapeProto shape(org.tensorflow.ndarray.Shape shape) {
    TensorShapeProto.Builder proto = TensorShapeProto.newBuilder();
    if (shape.isUnknown()) {
      return proto.setUnknownRank(true).build();
    }
    for (long size : shape.asArray()) {
      proto.addDimBuilder().setSize(size);
    }
    return proto.build();
  }
}
