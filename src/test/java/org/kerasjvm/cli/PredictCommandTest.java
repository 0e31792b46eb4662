package org.kerasjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npy;
import org.kerasjvm.data.Npz;
import org.kerasjvm.savedmodel.SavedModel;
import picocli.CommandLine;

class PredictCommandTest {

  private static final String CIRCLES = "models/circles/keras3.8";
  private static final String FIXTURES = "src/test/resources/savedmodels/";

  /** Five rows that floats hold exactly, so that text gives them back. */
  private static final NDArray X =
      NDArray.of(new float[] {0.5f, -0.25f, 1, 0, 0, 1, -1, 0.125f, 0.75f, 0.75f}, 5, 2);

  private static NDArray expected;

  @TempDir private Path folder;

  @BeforeAll
  static void predict() {
    try (SavedModel model = SavedModel.load(CIRCLES)) {
      expected = model.predict(X);
    }
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String npy(String name, NDArray array) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      Npy.write(out, array);
    }
    return file.toString();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String input(String ending) throws IOException {
    String csv = "0.5,-0.25\n1,0\n0,1\n-1,0.125\n0.75,0.75\n";
    String rows = "[" + csv.strip().replace("\n", "],[") + "]";
    return switch (ending) {
      case "npy" -> npy("x.npy", X);
      case "npz" -> {
        Npz.save(folder.resolve("x.npz"), Map.of("keras_tensor", X));
        yield at("x.npz");
      }
      case "csv" -> write("x.csv", csv);
      case "json" -> write("x.json", "{\"instances\": [" + rows + "]}");
      default -> write("x.jsonl", rows.replace("],[", "]\n["));
    };
  }

  private NDArray read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Npy.read(in, "y");
    }
  }

  @ParameterizedTest
  @CsvSource({"npy, 2", "npz, 3", "csv, 1", "json, 5", "jsonl, 32"})
  void readsEveryFormInBatches(String ending, String batchSize) throws IOException {
    Run run =
        Run.of(
            "predict",
            CIRCLES,
            "--input",
            input(ending),
            "--output",
            at("y.npy"),
            "--batch-size",
            batchSize);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).matches(at("y.npy") + ": 5 rows in \\d+\\.\\d s\\R");
    assertThat(read(folder.resolve("y.npy"))).isEqualTo(expected);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void writesCsvThatReadsBack() throws IOException {
    Run run = Run.of("predict", CIRCLES, "-i", input("csv"), "--batch-size", "2");
    assertThat(run.code()).isZero();
    StringBuilder lines = new StringBuilder("output_0\n");
    for (float value : expected.toFloatArray()) {
      lines.append(value).append('\n');
    }
    assertThat(run.out()).isEqualTo(lines.toString());
  }

  @Test
  void answersAsTensorFlowServingDoes() throws IOException {
    Run run = Run.fed("[[0.5, -0.25]]", "predict", CIRCLES, "-i", "-");
    assertThat(run.out()).isEqualTo("{\"predictions\": [\n[" + expected.getFloat(0, 0) + "]\n]}\n");
    Run lines = Run.of("predict", CIRCLES, "-i", input("json"), "--to", "jsonl");
    assertThat(lines.out().lines())
        .hasSize(5)
        .first()
        .isEqualTo("[" + expected.getFloat(0, 0) + "]");
  }

  @Test
  void takesSeveralInputsAndGivesSeveralOutputs() throws IOException {
    String model = FIXTURES + "dictionaries";
    NDArray first = NDArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
    NDArray second = NDArray.of(new int[] {1, 2, 3}, 3, 1);
    Map<String, NDArray> wanted;
    try (SavedModel loaded = SavedModel.load(model)) {
      Map<String, NDArray> inputs = new LinkedHashMap<>();
      inputs.put("first", first);
      inputs.put("second", second);
      wanted = loaded.predictAll(inputs);
    }
    String a = "first=" + npy("a.npy", first);
    String b = "second=" + npy("b.npy", second);
    Run both = Run.of("predict", model, "-i", a, "-i", b, "-o", at("y.npz"), "--batch-size", "2");
    assertThat(both.err()).isEmpty();
    assertThat(Npz.load(folder.resolve("y.npz"))).isEqualTo(wanted);
    String csv = write("x.csv", "second,first_1,first_0\n1,2,1\n2,4,3\n3,6,5\n");
    String mean = "mean=" + at("mean.npy");
    Run one = Run.of("predict", model, "-i", csv, "-o", mean);
    assertThat(one.err()).isEmpty();
    assertThat(read(folder.resolve("mean.npy"))).isEqualTo(wanted.get("mean"));
    String json =
        write(
            "x.json",
            "[{\"first\": [1, 2], \"second\": [1]}, {\"second\": [2], \"first\": [3, 4]}]");
    Run table = Run.of("predict", model, "-i", json, "--to", "csv");
    assertThat(table.out()).startsWith("classes_0,classes_1,classes_2,mean\n");
    assertThat(table.out().lines()).hasSize(3);
  }

  @Test
  void takesTexts() throws IOException {
    String model = FIXTURES + "text_vectorization";
    Run bare = Run.fed("good\n\"bad, really\"\n", "predict", model, "-i", "-");
    assertThat(bare.err()).isEmpty();
    assertThat(bare.out().lines()).hasSize(3);
    Run named = Run.fed("text\ngood\n\"bad, really\"\n", "predict", model, "-i", "-");
    assertThat(named.out()).isEqualTo(bare.out());
    Run json = Run.fed("[\"good\", \"bad, really\"]", "predict", model, "-i", "-", "--to", "csv");
    assertThat(json.out()).isEqualTo(bare.out());
  }

  @Test
  void callsOnceWhatHasNoRows() throws IOException {
    String model = FIXTURES + "signatures";
    Run scale =
        Run.fed(
            "{\"matrix\": [[1, 2]], \"scale\": 2}",
            "predict",
            model,
            "-i",
            "-",
            "--signature",
            "scale");
    assertThat(scale.err()).isEmpty();
    assertThat(scale.out()).isEqualTo("{\"outputs\": {\"scaled\":[[2.0,4.0]],\"total\":3.0}}\n");
    Run collatz = Run.fed("27", "predict", model, "-i", "-", "--signature", "collatz");
    assertThat(collatz.out()).isEqualTo("{\"outputs\": 111}\n");
    Run describe = Run.fed("[\"a\"]", "predict", model, "-i", "-", "--signature", "describe");
    assertThat(describe.out())
        .isEqualTo("{\"outputs\": {\"joined\":\"a\",\"length\":[1],\"upper\":[\"A\"]}}\n");
  }

  @Test
  void joinsNoBatchesOfWhatHasNoRows() throws IOException {
    Run run =
        Run.fed(
            "[\"a\", \"b\"]",
            "predict",
            FIXTURES + "signatures",
            "-i",
            "-",
            "--signature",
            "describe",
            "--batch-size",
            "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: describe: output 'joined' has shape () for 1 rows, so that batches cannot be"
                + " joined. Give a --batch-size for all rows at once.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.csv | '1,2\n3,x' | x.csv, line 2, column 2: must be a number; received 'x'.",
        "x.csv | '1,2\n3' | x.csv, line 2: expected 2 fields, saw 1.",
        "x.csv | '1,2,3' | x.csv: must have 2 columns, for input 'keras_tensor' of shape (None, 2);"
            + " received 3.",
        "x.json | '[[1, 2],\n[3]]' | x.json, line 2, row 2: input 'keras_tensor': a row must be of"
            + " shape (2,); axis 0 has length 1.",
        "x.npy | 'nonsense' | x.npy: not an npy file of version 1 to 3.",
        "x.npz | 'nonsense' | x.npz: damaged or cut off (zip END header not found). Replace the file."
      })
  void saysWhereBadDataIs(String file, String text, String message) throws IOException {
    Run run = Run.of("predict", CIRCLES, "-i", write(file, text), "-o", at("y.npy"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: " + message.replaceFirst("^x", at("x").replace("\\", "/")) + "\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("no draft is left").hasSize(1);
    }
  }

  @Test
  void keepsAnOlderFileIfItFails() throws IOException {
    String older = write("y.csv", "older");
    String broken = write("x.csv", "1,2\n".repeat(40) + "1,x\n");
    assertThat(Run.of("predict", CIRCLES, "-i", broken, "-o", older).code()).isEqualTo(1);
    assertThat(Path.of(older)).hasContent("older");
  }

  @Test
  void writesThroughALinkAndReplacesNoDevice() throws IOException {
    String real = write("real.csv", "older");
    Path link = Files.createSymbolicLink(folder.resolve("y.csv"), Path.of(real));
    assertThat(Run.of("predict", CIRCLES, "-i", input("csv"), "-o", link.toString()).code())
        .isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Path.of(real)).content().startsWith("output_0\n");
    Run run = Run.of("predict", CIRCLES, "-i", at("x.csv"), "-o", folder.toString(), "--to", "csv");
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: "
                + folder
                + ": is no file. Give the name of a file, or - for standard output.\n");
  }

  @Test
  void endsQuietlyWhenNobodyReadsOn() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    String file = input("csv");
    PrintStream console = System.out;
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(closed, false, StandardCharsets.UTF_8));
    try {
      CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err));
      assertThat(commandLine.execute("predict", CIRCLES, "-i", file)).isZero();
    } finally {
      System.setOut(console);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void comparesShapesBeforeItRuns() throws IOException {
    String file = npy("x.npy", NDArray.arange(6).reshape(2, 3));
    Run run = Run.of("predict", CIRCLES, "-i", file);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: "
                + file
                + ": input 'keras_tensor' must have shape (None, 2); the file has (2, 3).\n");
    String row = npy("row.npy", NDArray.of(new float[] {0.5f, -0.25f}));
    assertThat(Run.of("predict", CIRCLES, "-i", row).out())
        .contains("\n[" + expected.getFloat(0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-i nowhere.csv | nowhere.csv: there is no such file",
        "-i x.csv -o y.xyz | --output y.xyz: the name must end in .npy, .npz, .csv, .json or .jsonl."
            + " Or say --to csv.",
        "-i x.csv -o - --to npy | --output -: standard output takes csv, json and jsonl. Give a file"
            + " for npy.",
        "-i x.csv -o nowhere/y.csv | nowhere/y.csv: there is no such folder",
        "-i keras_tensr=x.csv | --input keras_tensr=x.csv: there is no 'keras_tensr'; did you mean"
            + " 'keras_tensor'?",
        "-i x.csv -i x.csv | --input x.csv: say for which of [keras_tensor] it is: --input NAME=FILE.",
        "-i x.csv -o output_0=y.csv -o keras=y.csv | --output keras=y.csv: there is no 'keras'; known:"
            + " output_0",
        "-i x.csv --signature serv | models/circles/keras3.8: has no signature 'serv'; did you mean"
            + " 'serve'?"
      })
  void saysWhatIsWrongWithTheFiles(String arguments, String message) throws IOException {
    String file = input("csv");
    String[] words = ("predict " + CIRCLES + " " + arguments).split(" ");
    for (int k = 0; k < words.length; k++) {
      words[k] = words[k].replaceFirst("^(keras_tensr=)?x\\.csv$", "$1" + file);
    }
    Run run = Run.of(words);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().replace(file, "x.csv"))
        .isEqualToNormalizingNewlines("keras-jvm: " + message + "\n");
  }

  @Test
  void refusesFilesOfDifferentLength() throws IOException {
    String a = "first=" + npy("a.npy", NDArray.arange(6).reshape(3, 2));
    String b = "second=" + npy("b.npy", NDArray.arange(2).reshape(2, 1));
    Run run = Run.of("predict", FIXTURES + "dictionaries", "-i", a, "-i", b, "--batch-size", "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: Data cardinality is ambiguous. Make sure all files contain the same number"
                + " of rows: "
                + at("a.npy")
                + " 3, "
                + at("b.npy")
                + " 2.\n");
    Run missing = Run.of("predict", FIXTURES + "dictionaries", "-i", a);
    assertThat(missing.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: input 'second' is missing; received [first]. Give --input second=FILE.\n");
  }

  @Test
  void refusesNoRowsInABatch() {
    Run run = Run.of("predict", CIRCLES, "-i", "x.csv", "--batch-size", "0");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "keras-jvm: predict: batch_size must be 1 or more; received 0. See keras-jvm predict"
                + " --help.\n");
  }
}
