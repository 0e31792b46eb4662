package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Tensors;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObjectGraph;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph.TrackableObject.ObjectReference;

class SavedModelWriterTest {

  @TempDir private Path folder;

  private static Variable variable(String path, int size) {
    return new Variable(path, Shape.of(size), DType.FLOAT32, true, Initial.fill(0));
  }

  private NDArray call(String input, NDArray x, String output) {
    try (SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), "serve");
        Tensor fed = Tensors.of(x);
        Result result = bundle.function("serve").call(Map.of(input, fed))) {
      return Tensors.toArray(result.get(output).orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void passesEveryDTypeThrough(DType dtype) throws IOException {
    ExportedTensor input = new ExportedTensor("x", dtype, Shape.of(-1, 2));
    NDArray x =
        dtype == DType.STRING
            ? NDArray.of(new String[][] {{"a", "ü"}})
            : NDArray.of(new int[][] {{0, 1}}).astype(dtype);
    SavedModelWriter.Written written =
        SavedModelWriter.write(
            folder,
            new ForwardPass(List.of(input), List.of(), List.of(), (in, context) -> in),
            variable -> NDArray.of(0f));

    // shapes with open sizes equal nothing
    assertThat(written.inputs()).hasToString("[" + input + "]");
    assertThat(written.outputs())
        .hasToString("[ExportedTensor[key=output_0, dtype=" + dtype + ", shape=[-1, 2]]]");
    assertThat(call("x", x, "output_0").toJava()).isEqualTo(x.toJava());
  }

  @Test
  void leavesOutVariablesThatNoOutputDependsOn() throws IOException {
    Variable used = variable("layer/used", 2);
    Variable unused = variable("layer/unused", 3);
    ForwardPass pass =
        new ForwardPass(
            List.of(new ExportedTensor("x", DType.FLOAT32, Shape.of(-1, 2))),
            List.of(unused, used),
            List.of(),
            (in, context) -> List.of(in.get(0).add(context.value(used))));
    SavedModelWriter.Written written =
        SavedModelWriter.write(folder, pass, v -> NDArray.of(new float[] {10, 20}));

    assertThat(written.weights()).containsExactly("layer/used");
    assertThat(call("x", NDArray.of(new float[][] {{1, 2}}), "output_0").toJava())
        .isEqualTo(new float[][] {{11, 22}});
  }

  @Test
  void tellsVariablesOfOnePathApart() throws IOException {
    Variable first = variable("kernel", 1);
    Variable second = variable("kernel", 1);
    Map<Variable, NDArray> values =
        Map.of(first, NDArray.of(new float[] {10}), second, NDArray.of(new float[] {200}));
    ForwardPass pass =
        new ForwardPass(
            List.of(new ExportedTensor("x", DType.FLOAT32, Shape.of(-1, 1))),
            List.of(first, second),
            List.of(),
            (in, context) ->
                List.of(in.get(0).multiply(context.value(first)).add(context.value(second))));
    SavedModelWriter.Written written = SavedModelWriter.write(folder, pass, values::get);

    assertThat(written.weights()).containsExactly("kernel", "kernel_1");
    assertThat(call("x", NDArray.of(new float[][] {{3}}), "output_0").toJava())
        .isEqualTo(new float[][] {{230}});
  }

  @Test
  void takesNamesThatNoOperationCanHave() throws IOException {
    Variable odd = variable("_a b/ü:0", 1);
    ForwardPass pass =
        new ForwardPass(
            List.of(new ExportedTensor("päth to:0", DType.FLOAT32, Shape.of(-1, 1))),
            List.of(odd),
            List.of(),
            (in, context) -> List.of(in.get(0).add(context.value(odd))));
    SavedModelWriter.write(folder, pass, v -> NDArray.of(new float[] {1}));

    assertThat(call("päth to:0", NDArray.of(new float[][] {{3}}), "output_0").toJava())
        .isEqualTo(new float[][] {{4}});
  }

  @Test
  void keepsAnInputThatNoOutputDependsOn() throws IOException {
    List<ExportedTensor> inputs =
        List.of(
            new ExportedTensor("used", DType.FLOAT32, Shape.of(-1, 1)),
            new ExportedTensor("unused", DType.FLOAT32, Shape.of(-1, 1)));
    SavedModelWriter.write(
        folder,
        new ForwardPass(inputs, List.of(), List.of(), (in, context) -> in.subList(0, 1)),
        variable -> NDArray.of(0f));
    var meta =
        org.tensorflow.proto.SavedModel.parseFrom(
                Files.readAllBytes(folder.resolve("saved_model.pb")))
            .getMetaGraphs(0);
    assertThat(meta.getGraphDef().getNodeList())
        .anyMatch(node -> node.getName().equals("serving_default_unused"));
  }

  @Test
  void numbersOutputsInOrder() throws IOException {
    ExportedTensor input = new ExportedTensor("x", DType.FLOAT32, Shape.of(-1, 1));
    ForwardPass pass =
        new ForwardPass(
            List.of(input),
            List.of(),
            List.of(),
            (in, context) ->
                IntStream.range(0, 12).<Value>mapToObj(k -> in.get(0).multiply(k)).toList());
    SavedModelWriter.write(folder, pass, variable -> NDArray.of(0f));
    for (int k = 0; k < 12; k++) {
      assertThat(call("x", NDArray.of(new float[][] {{1}}), "output_" + k).toJava())
          .isEqualTo(new float[][] {{k}});
    }
  }

  /** What {@code tf.saved_model.load} makes: attributes of the root, and who captures what. */
  @Test
  void holdsTheObjectsThatPythonLoads() throws IOException {
    Variable kernel = variable("kernel", 1);
    Variable frozen = variable("frozen", 1);
    List<ExportedTensor> inputs =
        List.of(
            new ExportedTensor("b", DType.FLOAT32, Shape.of(-1, 1)),
            new ExportedTensor("a", DType.FLOAT32, Shape.of(-1, 1)));
    ForwardPass pass =
        new ForwardPass(
            inputs,
            List.of(kernel, frozen),
            List.of(kernel),
            (in, context) ->
                List.of(
                    in.get(0).multiply(context.value(kernel)),
                    in.get(1).multiply(context.value(frozen))));
    SavedModelWriter.write(folder, pass, v -> NDArray.of(new float[] {1}));

    SavedObjectGraph objects =
        org.tensorflow.proto.SavedModel.parseFrom(
                Files.readAllBytes(folder.resolve("saved_model.pb")))
            .getMetaGraphs(0)
            .getObjectGraphDef();
    Map<String, Integer> root = children(objects, 0);
    assertThat(root)
        .containsOnlyKeys(
            "variables", "trainable_variables", "non_trainable_variables", "serve", "signatures");
    assertThat(children(objects, root.get("signatures")))
        .containsOnlyKeys("serving_default", "serve");
    assertThat(children(objects, root.get("variables"))).containsOnlyKeys("0", "1");
    int trained = children(objects, root.get("trainable_variables")).get("0");
    assertThat(objects.getNodes(trained).getVariable().getName()).isEqualTo("kernel");
    int left = children(objects, root.get("non_trainable_variables")).get("0");
    assertThat(objects.getNodes(left).getVariable().getTrainable()).isFalse();
    int signature = children(objects, root.get("signatures")).get("serve");
    assertThat(objects.getNodes(signature).getBareConcreteFunction().getArgumentKeywordsList())
        .containsExactly("a", "b");
    assertThat(objects.getConcreteFunctionsMap().values())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.getBoundInputsList()).containsExactly(trained, left));
  }

  private static Map<String, Integer> children(SavedObjectGraph objects, int node) {
    return objects.getNodes(node).getChildrenList().stream()
        .collect(Collectors.toMap(ObjectReference::getLocalName, ObjectReference::getNodeId));
  }
}
