package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpyRowsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DType.class)
  void readsInPartsWhatWasWrittenWhole(DType type) throws IOException {
    NDArray array = NDArray.arange(30).reshape(5, 2, 3).astype(type);
    try (NpyRows rows = new NpyRows(stream(array), "x.npy")) {
      assertThat(rows.rows()).isEqualTo(5);
      assertThat(rows.shape()).containsExactly(5, 2, 3);
      assertThat(rows.read(2)).contains(array.slice(0, 2));
      assertThat(rows.read(1)).contains(array.slice(2, 3));
      assertThat(rows.read(9)).contains(array.slice(3, 5));
      assertThat(rows.read(9)).isEmpty();
    }
  }

  @Test
  void readsNoRows() throws IOException {
    try (NpyRows rows = new NpyRows(stream(NDArray.zeros(DType.FLOAT32, 0, 4)), "x.npy")) {
      assertThat(rows.read(9)).isEmpty();
    }
  }

  @Test
  void takesMemoryForTheRowsAskedForWhateverTheHeaderAnnounces() throws IOException {
    InputStream header = new ByteArrayInputStream(NpyHeader.encode("<f8", "(2000000000, 1000)", 0));
    InputStream endless = new SequenceInputStream(header, new Endless("\0"));
    try (NpyRows rows = new NpyRows(endless, "x.npy")) {
      assertThat(rows.rows()).isEqualTo(2_000_000_000);
      assertThat(rows.read(3)).contains(NDArray.zeros(DType.FLOAT64, 3, 1000));
    }
  }

  @Test
  void tellsThatTheFileIsCutOff() throws IOException {
    byte[] whole = stream(NDArray.zeros(DType.FLOAT32, 4, 2)).readAllBytes();
    byte[] part = Arrays.copyOf(whole, whole.length - 3);
    try (NpyRows rows = new NpyRows(new ByteArrayInputStream(part), "x.npy")) {
      rows.read(3);
      assertThatThrownBy(() -> rows.read(3))
          .isInstanceOf(IOException.class)
          .hasMessage("x.npy: cut off; 8 more bytes were announced, 5 came.");
    }
  }

  @Test
  void refusesASingleValue() throws IOException {
    InputStream in = stream(NDArray.of(new float[] {1}));
    assertThatThrownBy(() -> new NpyRows(in, "x.npy"))
        .isInstanceOf(IOException.class)
        .hasMessage("x.npy: holds a single value, which has no rows.");
  }

  @Test
  void refusesColumnOrder() {
    byte[] header = NpyHeader.encode("<f4", "(2, 3)", 0);
    String columns = new String(header, StandardCharsets.ISO_8859_1).replace("False", "True ");
    InputStream in = new ByteArrayInputStream(columns.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new NpyRows(in, "x.npy"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "x.npy: is stored column by column (fortran_order) and cannot be read in rows. Save"
                + " numpy.ascontiguousarray(x) instead.");
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "STRING", mode = EnumSource.Mode.EXCLUDE)
  void writesInPartsWhatIsReadWhole(DType type) throws IOException {
    Path file = folder.resolve("y.npy");
    NDArray array = NDArray.arange(12).reshape(6, 2).astype(type);
    try (NpyWriter writer = new NpyWriter(file)) {
      writer.write(array.slice(0, 4));
      writer.write(array.slice(4, 4));
      writer.write(array.slice(4, 6));
    }
    assertThat(read(file)).isEqualTo(array);
  }

  @Test
  void writesVectorsAndNothing() throws IOException {
    Path file = folder.resolve("y.npy");
    try (NpyWriter writer = new NpyWriter(file)) {
      writer.write(NDArray.of(new long[] {1, 2}));
      writer.write(NDArray.of(new long[] {3}));
    }
    assertThat(read(file)).isEqualTo(NDArray.of(new long[] {1, 2, 3}));
    new NpyWriter(file).close();
    assertThat(read(file)).isEqualTo(NDArray.zeros(DType.FLOAT32, 0));
  }

  @Test
  void refusesRowsOfAnotherShape() throws IOException {
    try (NpyWriter writer = new NpyWriter(folder.resolve("y.npy"))) {
      writer.write(NDArray.zeros(DType.FLOAT32, 2, 3));
      assertThatThrownBy(() -> writer.write(NDArray.zeros(DType.FLOAT32, 2, 4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              folder.resolve("y.npy")
                  + ": rows must all be float32 of shape (3,); received float32 of shape (4,).");
    }
  }

  @Test
  void refusesText() throws IOException {
    try (NpyWriter writer = new NpyWriter(folder.resolve("y.npy"))) {
      assertThatThrownBy(() -> writer.write(NDArray.of(new String[] {"a"})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              folder.resolve("y.npy")
                  + ": text cannot be written to npy in parts. Write csv or json.");
    }
  }

  private static InputStream stream(NDArray array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(out, array.size() == 1 ? array.reshape() : array);
    return new ByteArrayInputStream(out.toByteArray());
  }

  private static NDArray read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      NDArray array = Npy.read(in, "y.npy");
      assertThat(in.read()).isEqualTo(-1);
      return array;
    }
  }
}
