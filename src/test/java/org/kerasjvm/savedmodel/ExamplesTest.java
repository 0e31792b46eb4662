package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npz;

class ExamplesTest {

  private static final String AGAIN = ". Export the model with its examples once more.";

  @TempDir private Path model;

  private Path json() {
    return model.resolve("assets.extra/examples.json");
  }

  private Path arrays() {
    return model.resolve("assets.extra/examples.npz");
  }

  private static Examples.Example example(String signature, String input) {
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put(input, NDArray.of(new float[][] {{1, 2}, {3, 4}}));
    inputs.put("count", NDArray.of(new long[] {5, 6}));
    return new Examples.Example(
        signature,
        inputs,
        Map.of("output_0", NDArray.of(new double[] {0.1, 0.2})),
        1e-5,
        1e-6,
        "model.predict");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Examples written =
        new Examples(
            Map.of("keras_jvm", "1"), List.of(example("serving_default", "x"), example("b", "y")));
    written.write(model);

    Examples read = Examples.read(model).orElseThrow();

    assertThat(read.writtenBy()).isEqualTo(Map.of("keras_jvm", "1"));
    assertThat(read.examples()).hasSize(2);
    Examples.Example second = read.examples().get(1);
    assertThat(second.signature()).isEqualTo("b");
    assertThat(second.inputs()).containsOnlyKeys("y", "count");
    assertThat(second.inputs().get("y").toJava()).isEqualTo(new float[][] {{1, 2}, {3, 4}});
    assertThat(second.inputs().get("count").toJava()).isEqualTo(new long[] {5, 6});
    assertThat(second.outputs().get("output_0").toJava()).isEqualTo(new double[] {0.1, 0.2});
    assertThat(second.rtol()).isEqualTo(1e-5);
    assertThat(second.atol()).isEqualTo(1e-6);
    assertThat(second.source()).isEqualTo("model.predict");
  }

  @Test
  void writesTheFormatThatPythonReads() throws IOException {
    new Examples(
            Map.of("keras_jvm", "1"),
            List.of(
                new Examples.Example(
                    "serve",
                    Map.of("x", NDArray.of(new float[] {1})),
                    Map.of("output_0", NDArray.of(new float[] {2})),
                    1e-5,
                    0,
                    "model.predict")))
        .write(model);

    assertThat(Files.readString(json()).replaceAll("\\s+", ""))
        .isEqualTo(
            """
            {"format":1,"written_by":{"keras_jvm":"1"},"examples":[{"signature":"serve",
            "inputs":{"x":"0_input_x"},"outputs":{"output_0":"0_output_output_0"},
            "rtol":1.0E-5,"atol":0.0,"source":"model.predict"}]}
            """
                .replaceAll("\\s+", ""));
    assertThat(Npz.load(arrays())).containsOnlyKeys("0_input_x", "0_output_output_0");
    try (Stream<Path> files = Files.list(json().getParent())) {
      assertThat(files).containsExactlyInAnyOrder(json(), arrays());
    }
  }

  @Test
  void keepsKeysThatNoArrayCanBeCalled() throws IOException {
    NDArray one = NDArray.of(new float[] {1});
    NDArray two = NDArray.of(new float[] {2});
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put("../a", one);
    inputs.put("..\\a", two);
    new Examples(Map.of(), List.of(new Examples.Example("s", inputs, Map.of(), 0, 0, "")))
        .write(model);

    assertThat(Npz.load(arrays())).containsOnlyKeys("0_input_.._a", "0_input_.._a_");
    Map<String, NDArray> read = Examples.read(model).orElseThrow().examples().get(0).inputs();
    assertThat(read.get("../a").toJava()).isEqualTo(new float[] {1});
    assertThat(read.get("..\\a").toJava()).isEqualTo(new float[] {2});
  }

  @Test
  void isEmptyWhereThereAreNone() throws IOException {
    assertThat(Examples.read(model)).isEmpty();
  }

  @Test
  void writesOverOlderOnes() throws IOException {
    new Examples(Map.of(), List.of(example("old", "x"))).write(model);
    new Examples(Map.of(), List.of(example("new", "x"))).write(model);
    assertThat(Examples.read(model).orElseThrow().examples().get(0).signature()).isEqualTo("new");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|\"format\" must be an integer",
        "{\"format\": 2}|format 2; this version reads format 1",
        "{\"format\": 1}|\"written_by\" must be an object of strings",
        "{\"format\": 1, \"written_by\": {\"a\": 1}}|\"a\" must be a string",
        "{\"format\": 1, \"written_by\": {}}|\"examples\" must be a list",
        "{\"format\": 1, \"written_by\": {}, \"examples\": [1]}|\"signature\" must be a string",
      })
  void refusesJsonOfAnotherShape(String text, String says) throws IOException {
    refuses(text, says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "../0_x|0|'../0_x' is no name of an array",
        "0_y|0|array '0_y' is not in examples.npz",
        "0_x|-1|\"rtol\" must be a number of 0 or more",
        "0_x|1e999|\"rtol\" must be a number of 0 or more",
        "0_x|\"1\"|\"rtol\" must be a number",
      })
  void refusesExamplesThatCannotBe(String array, String rtol, String says) throws IOException {
    refuses(
        """
        {"format": 1, "written_by": {}, "examples": [{"signature": "s", "inputs": {"x": "%s"},
         "outputs": {}, "rtol": %s, "atol": 0, "source": ""}]}
        """
            .formatted(array, rtol),
        says);
  }

  private void refuses(String text, String says) throws IOException {
    write(text);
    assertThatThrownBy(() -> Examples.read(model))
        .isInstanceOf(IOException.class)
        .hasMessage(json() + ": " + says + AGAIN);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(json().getParent());
    Files.writeString(json(), text);
    Npz.save(arrays(), Map.of("0_x", NDArray.of(new float[] {1})));
  }

  @ParameterizedTest
  @CsvSource({
    "'{',not JSON",
    "'{} {}',not JSON",
    "'{\"format\": 1, \"format\": 1}',Duplicate field 'format'",
  })
  void refusesWhatIsNoJson(String text, String says) throws IOException {
    write(text);
    assertThatThrownBy(() -> Examples.read(model))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(json() + ": ")
        .hasMessageContaining(says);
  }

  @Test
  void refusesDeepAndLongJsonInBoundedTime() throws IOException {
    write("[".repeat(100_000));
    assertThatThrownBy(() -> Examples.read(model)).hasMessageContaining("not JSON");
    write(" ".repeat((4 << 20) + 1));
    assertThatThrownBy(() -> Examples.read(model))
        .hasMessage(json() + ": 4194305 bytes; examples of more than 4194304 bytes are refused.");
  }

  @Test
  void refusesASmallArchiveThatUnpacksToVeryMuch() throws IOException {
    write("{}");
    Npz.save(arrays(), Map.of("0_x", NDArray.zeros(DType.FLOAT32, (65 << 20) / 4)));
    assertThat(Files.size(arrays())).isLessThan(1 << 20);
    assertThatThrownBy(() -> Examples.read(model))
        .isInstanceOf(IOException.class)
        .hasMessage(arrays() + ": unpacks to more than 64 MiB; refused.");
  }

  @Test
  void refusesAMissingOrDamagedArchive() throws IOException {
    write("{}");
    Files.writeString(arrays(), "PK");
    assertThatThrownBy(() -> Examples.read(model))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(arrays() + ": damaged or cut off");
    Files.delete(arrays());
    assertThatThrownBy(() -> Examples.read(model))
        .isInstanceOf(IOException.class)
        .hasMessage(arrays() + ": must be a file. Export the model with its examples once more.");
  }

  @Test
  void refusesToWriteMoreThanItReads() {
    NDArray half = NDArray.zeros(DType.UINT8, 33 << 20);
    Examples large =
        new Examples(
            Map.of(),
            List.of(new Examples.Example("s", Map.of("x", half), Map.of("y", half), 0, 0, "")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> large.write(model))
        .withMessage(
            "Examples: must be 64 MiB of arrays at most; received 67 MiB. Give fewer rows.");
    assertThat(model).isEmptyDirectory();
  }

  @Test
  void refusesTolerancesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Examples.Example("s", Map.of(), Map.of(), Double.NaN, 0, "model.predict"))
        .withMessage("Example: rtol must be a number of 0 or more; received NaN.");
  }
}
