package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {

  private static final String FIXTURES = "src/test/resources/savedmodels/";

  @TempDir private Path folder;

  @Test
  void showsWhatIsCalledFirst() {
    Run run = Run.of("inspect", "models/mnist/keras3.8");
    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("[\\d.]+ MB in", "# MB in"))
        .isEqualToNormalizingNewlines(
            """
            models/mnist/keras3.8
              written by  TensorFlow 2.18.1, keras 3.8.0, numpy 2.0.2, python 3.11.7
              on disk     # MB in 6 files
              examples    1 inside; keras-jvm verify runs them

            Graph serve

              serving_default
                input   keras_tensor  float32  (None, 784)  serving_default_keras_tensor:0
                output  output_0      float32  (None, 10)   StatefulPartitionedCall_1:0
                method  tensorflow/serving/predict

              serve
                input   keras_tensor  float32  (None, 784)  serve_keras_tensor:0
                output  output_0      float32  (None, 10)   StatefulPartitionedCall:0
                method  tensorflow/serving/predict

              Variables that signatures read: 4 with 407,050 weights
                sequential/dense/bias_1      float32  (512,)          512
                sequential/dense/kernel_1    float32  (784, 512)  401,408
                sequential/dense_1/bias_1    float32  (10,)            10
                sequential/dense_1/kernel_1  float32  (512, 10)     5,120
                8 others with 814,100 values, which no signature reads: --all lists them.

              1 function for Python, 22 kinds of operations: --all lists them.
            """);
  }

  @Test
  void showsTheRestWhenAsked() {
    Run run = Run.of("inspect", "--all", FIXTURES + "lookup_table_asset");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  Variables that signatures read: none\n")
        .contains("  Other variables: 1 with 1 value\n    Variable  string  ()  1\n")
        .contains("  Assets\n    vocabulary.txt\n")
        .contains("  Functions for Python\n    look_up(words: string (None,))\n")
        .contains("  Operations: 39 kinds\n    AddV2 AssignVariableOp Cast ")
        .contains("  Graph version 1994; initialised by NoOp\n")
        .contains("\nFiles\n  assets.extra/examples.json");
  }

  @Test
  void tellsOfSeveralGraphsAndOfWhatJavaCannotCall() {
    assertThat(Run.of("inspect", FIXTURES + "tf1_two_tag_sets").out())
        .contains("\nGraph serve\n", "\nGraph doubled, serve\n", "  input   features  float32");
    assertThat(Run.of("inspect", FIXTURES + "ragged").out())
        .contains("output  words  ragged or sparse: cannot be called from Java\n");
  }

  @Test
  void showsHowPythonCallsFunctions() {
    assertThat(Run.of("inspect", "--all", "models/sonar/keras2").out())
        .contains("    __call__(dense_input: float32 (None, 60), False, None)\n")
        .contains("    _default_save_signature(dense_input: float32 (None, 60))\n");
    assertThat(Run.of("inspect", "--all", FIXTURES + "dictionaries").out())
        .contains("    serve({'first': float32 (None, 2), 'second': int32 (None, 1)})\n");
  }

  @Test
  void printsOneObjectWithEverything() throws IOException {
    Run run = Run.of("inspect", "--json", FIXTURES + "signatures");
    assertThat(run.code()).isZero();
    JsonNode root = new ObjectMapper().readTree(run.out());
    assertThat(root.fieldNames())
        .toIterable()
        .containsExactly("path", "bytes", "files", "written_by", "examples", "graphs");
    assertThat(root.at("/written_by/tensorflow").asText()).isEqualTo("2.18.1");
    assertThat(root.at("/examples").asInt()).isEqualTo(8);
    JsonNode graph = root.at("/graphs/0");
    assertThat(graph.fieldNames())
        .toIterable()
        .containsExactly(
            "tags",
            "tensorflow_version",
            "graph_version",
            "init_operation",
            "signatures",
            "variables",
            "assets",
            "functions",
            "operations");
    assertThat(graph.at("/signatures/scale"))
        .hasToString(
            "{\"method_name\":\"tensorflow/serving/predict\",\"inputs\":{\"matrix\":{\"dtype\":\"float64\","
                + "\"shape\":[null,null],\"tensor\":\"scale_matrix:0\"},\"scale\":{\"dtype\":\"float64\","
                + "\"shape\":[],\"tensor\":\"scale_scale:0\"}},\"outputs\":{\"scaled\":{\"dtype\":\"float64\","
                + "\"shape\":[null,null],\"tensor\":\""
                + graph.at("/signatures/scale/outputs/scaled/tensor").asText()
                + "\"},\"total\":{\"dtype\":\"float64\",\"shape\":[],\"tensor\":\""
                + graph.at("/signatures/scale/outputs/total/tensor").asText()
                + "\"}}}");
    assertThat(graph.at("/signatures/any_shape/inputs/anything/shape").isNull()).isTrue();
    assertThat(graph.at("/variables/1"))
        .hasToString(
            "{\"name\":\"kernel\",\"dtype\":\"float32\",\"shape\":[3,2],\"size\":6,\"served\":true}");
  }

  @Test
  void saysWhatIsNoModel() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "hello");
    Run run = Run.of("inspect", folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("keras-jvm: ").contains(folder.toString(), "saved_model.pb");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "predict", "verify"})
  void helpFitsAScreenOf80ColumnsAndShowsExamples(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run.out()).contains("Examples:", "  keras-jvm " + command + " ", "Exit codes:");
  }

  @Test
  void asksForAPath() {
    Run run = Run.of("inspect");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: Missing required parameter: 'PATH'. See keras-jvm inspect --help.\n");
  }
}
