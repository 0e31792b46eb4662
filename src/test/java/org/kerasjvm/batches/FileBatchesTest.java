package org.kerasjvm.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npy;

/** Files that are read in parts. */
class FileBatchesTest {

  @TempDir Path folder;

  private Path npy(String name, NDArray array) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      Npy.write(out, array);
    }
    return file;
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  @Test
  void npyFilesComeInParts() throws IOException {
    NDArray x = NDArray.arange(14).astype(org.kerasjvm.data.DType.FLOAT32).reshape(7, 2);
    NDArray y = NDArray.arange(7);
    NpyBatches batches = new NpyBatches(npy("x.npy", x), npy("y.npy", y), 3);
    assertThat(batches.length()).isEqualTo(3);
    assertThat(batches.getItem(1)).isEqualTo(Batch.of(x.slice(3, 6), y.slice(3, 6)));
    assertThat(batches.getItem(2)).isEqualTo(Batch.of(x.slice(6, 7), y.slice(6, 7)));
    assertThat(batches).hasSize(3);
  }

  @Test
  void refusesNpyFilesOfUnequalLength() throws IOException {
    Path seven = npy("x.npy", NDArray.arange(7));
    Path six = npy("y.npy", NDArray.arange(6));
    assertThatThrownBy(() -> new NpyBatches(seven, six, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NpyBatches: Data cardinality is ambiguous. Make sure all arrays contain the same number"
                + " of samples. 'x' sizes: 7, 'y' sizes: 6");
  }

  @Test
  void refusesAnNpyFileThatIsCutOff() throws IOException {
    Path file = npy("x.npy", NDArray.arange(7));
    byte[] all = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(all, all.length - 1));
    assertThatThrownBy(() -> new NpyBatches(file, file, 3))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": cut off; 184 bytes were announced, 183 came.");
  }

  @Test
  void refusesText() throws IOException {
    Path file = npy("x.npy", NDArray.of(new String[] {"a", "b"}));
    assertThatThrownBy(() -> new NpyBatches(file, file, 3))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "only numbers with at least one axis and in C order can be read in parts. Save"
                + " numpy.ascontiguousarray(...) of it.");
  }

  @Test
  void csvFilesComeInParts() throws IOException {
    Path file = csv("a,\"b\nc\",y\n1,2,0\n3,4.5,1\n\"5\",6,0\n7,8,1\n9,10,1");
    CsvBatches batches = new CsvBatches(file, List.of("a", "b\nc"), List.of("y"), 2);
    assertThat(batches.length()).isEqualTo(3);
    assertThat(batches.getItem(0))
        .isEqualTo(
            Batch.of(
                NDArray.of(new float[][] {{1, 2}, {3, 4.5f}}), NDArray.of(new float[] {0, 1})));
    assertThat(batches.getItem(2))
        .isEqualTo(Batch.of(NDArray.of(new float[][] {{9, 10}}), NDArray.of(new float[] {1})));
  }

  @Test
  void blankLinesAtTheEndAreNoBatch() throws IOException {
    CsvBatches batches =
        new CsvBatches(csv("a,y\r\n1,0\r\n2,1\r\n\r\n"), List.of("a"), List.of("y", "a"), 2);
    assertThat(batches.length()).isEqualTo(1);
    assertThat(batches.getItem(0).y()).isEqualTo(NDArray.of(new float[][] {{0, 1}, {1, 2}}));
  }

  @Test
  void refusesColumnsOfText() throws IOException {
    Path file = csv("a,y\nx,0\n");
    CsvBatches batches = new CsvBatches(file, List.of("a"), List.of("y"), 2);
    assertThatThrownBy(() -> batches.getItem(0))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ", byte 4: column 'a' must hold numbers; received 'x'.");
  }

  @Test
  void cellsMayBeWrittenInManyWays() throws IOException {
    Path file =
        csv(
            "a,b,y\n"
                + "-1.5, 2 ,\"3\"\r\n"
                + "\n"
                + "1e3,+.5,True\n"
                + "\"1,\"\"\",,0\n"
                + "12345678901234567890,0.1234567890123456789,False\n"
                + "-inf,NaN,-0");
    CsvBatches batches = new CsvBatches(file, List.of("b"), List.of("y"), 5);
    assertThat(batches.length()).isEqualTo(1);
    assertThat(batches.getItem(0).x())
        .isEqualTo(
            NDArray.of(new float[][] {{2}, {0.5f}, {Float.NaN}, {0.12345679f}, {Float.NaN}}));
    assertThat(batches.getItem(0).y()).isEqualTo(NDArray.of(new float[] {3, 1, 0, 0, -0f}));
    CsvBatches first = new CsvBatches(file, List.of("a"), List.of("y"), 2);
    assertThat(first.getItem(0).x()).isEqualTo(NDArray.of(new float[][] {{-1.5f}, {1000}}));
    assertThatThrownBy(() -> first.getItem(1))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("column 'a' must hold numbers; received '1,\"\"'.");
  }

  /** Random numbers of all lengths, against Java's own reading. */
  @Test
  void numbersAreReadToTheLastBit() throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("a,y\n");
    float[] expected = new float[2000];
    for (int k = 0; k < expected.length; k++) {
      String number =
          k % 2 == 0
              ? "" + random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6)
              : new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(30)).toPlainString();
      expected[k] = (float) Double.parseDouble(number);
      text.append(number).append(",1\n");
    }
    CsvBatches batches = new CsvBatches(csv(text.toString()), List.of("a"), List.of("y"), 2000);
    assertThat(((NDArray) batches.getItem(0).x()).toFloatArray()).containsExactly(expected);
  }

  @Test
  void refusesRecordsOfAnotherWidthAndOpenQuotes() throws IOException {
    Path narrow = csv("a,y\n1,2\n3\n");
    assertThatThrownBy(() -> new CsvBatches(narrow, List.of("a"), List.of("y"), 2).getItem(0))
        .isInstanceOf(IOException.class)
        .hasMessage(narrow + ", byte 8: expected 2 fields, saw 1.");
    Path wide = csv("a,y\n1,2,3\n");
    assertThatThrownBy(() -> new CsvBatches(wide, List.of("a"), List.of("y"), 2).getItem(0))
        .hasMessage(wide + ", byte 4: expected 2 fields, saw 3.");
    Path open = csv("a,y\n1,\"2\n");
    assertThatThrownBy(() -> new CsvBatches(open, List.of("a"), List.of("y"), 2).getItem(0))
        .hasMessage(open + ", byte 4: a quote is not closed.");
  }

  @Test
  void refusesAnEmptyFileAndUnknownColumns() throws IOException {
    Path file = csv("a,y");
    assertThatThrownBy(() -> new CsvBatches(file, List.of("a"), List.of("y"), 2))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": must have a line of names and lines of numbers.");
    Path other = csv("a,y\n1,2\n");
    assertThatThrownBy(() -> new CsvBatches(other, List.of("b"), List.of("y"), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CsvBatches(other, List.of("a"), List.of("y"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CsvBatches: batch_size must be an integer of 1 or more; received 0.");
  }
}
