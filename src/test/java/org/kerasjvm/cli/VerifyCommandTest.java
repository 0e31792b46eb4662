package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.Examples;

class VerifyCommandTest {

  private static final String MODEL = "models/circles/keras3.8";

  @TempDir private Path folder;

  @Test
  void agreesWithPython() {
    Run run = Run.of("verify", MODEL);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .matches(
            "models/circles/keras3\\.8: ok, 1 of 1 outputs agree\\R"
                + "  ok  serving_default  output_0  \\d+ values  (off by \\S+ at most|equal)\\R"
                + "  examples from keras 3\\.8\\.0, tensorflow 2\\.18\\.1, numpy 2\\.0\\.2, python"
                + " 3\\.11\\.7\\R");
  }

  @Test
  void failsOnAnotherAnswer() throws IOException {
    Path wrong = withOutputs(1.5f);
    Run run = Run.of("verify", wrong.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(wrong + ": FAILED, 0 of 1 outputs agree")
        .containsPattern(
            "FAILED  serving_default  output_0  \\d+ values  off by 1\\.\\d+ at most  \\d+ elements"
                + " differ by more than allowed: 1.0E-6 \\+ 0.0 \\* \\|value\\|");
  }

  @Test
  void verifiesTheOthersAfterAFailure() throws IOException {
    Path wrong = withOutputs(1.5f);
    Run run = Run.of("verify", wrong.toString(), folder.toString(), MODEL);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains(wrong + ": FAILED").contains(MODEL + ": ok");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("keras-jvm: ").contains(folder.toString());
  }

  @Test
  void failsWithoutExamples() throws IOException {
    Path bare = copy();
    Files.delete(bare.resolve("assets.extra/examples.json"));
    Run run = Run.of("verify", bare.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: "
                + bare
                + ": holds no examples to verify. In Python export it with export_with_examples of"
                + " python-export/, in Java with export(directory, examples(x)).\n");
  }

  @Test
  void printsOneObjectForScripts() throws IOException {
    Path wrong = withOutputs(1.5f);
    Run run = Run.of("verify", "--json", MODEL, wrong.toString(), "nowhere");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonNode root = new ObjectMapper().readTree(run.out());
    assertThat(root.get("passed").asBoolean()).isFalse();
    assertThat(root.at("/models/0/passed").asBoolean()).isTrue();
    assertThat(root.at("/models/0/written_by/keras").asText()).isEqualTo("3.8.0");
    assertThat(root.at("/models/0/checks/0").fieldNames())
        .toIterable()
        .containsExactly(
            "example",
            "signature",
            "output",
            "values",
            "largest_difference",
            "atol",
            "rtol",
            "passed",
            "fault");
    assertThat(root.at("/models/1/checks/0/fault").asText()).contains("differ");
    assertThat(root.at("/models/1/largest_difference").asDouble()).isGreaterThan(0.5);
    assertThat(root.at("/models/2/error").asText()).contains("'nowhere' does not exist");
  }

  @Test
  void choosesTheGraph() {
    String two = "src/test/resources/savedmodels/tf1_two_tag_sets";
    assertThat(Run.of("verify", two).code()).isZero();
    Run doubled = Run.of("verify", "--tags", "serve,doubled", two);
    assertThat(doubled.code()).isEqualTo(1);
    assertThat(doubled.out()).contains("FAILED");
  }

  private Path withOutputs(float value) throws IOException {
    Path model = copy();
    Examples examples = Examples.read(model).orElseThrow();
    Examples.Example example = examples.examples().get(0);
    NDArray there = example.outputs().get("output_0");
    Map<String, NDArray> changed = Map.of("output_0", there.multiply(0).add(value));
    new Examples(
            examples.writtenBy(),
            List.of(
                new Examples.Example(
                    example.signature(), example.inputs(), changed, 0, 1e-6, example.source())))
        .write(model);
    return model;
  }

  private Path copy() throws IOException {
    Path source = Path.of(MODEL);
    Path target = folder.resolve("copy");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
    return target;
  }
}
