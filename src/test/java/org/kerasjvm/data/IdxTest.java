package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 3, 7, (byte) 200, 9};

  @TempDir Path folder;

  private static NDArray read(int... bytes) throws IOException {
    byte[] stream = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      stream[i] = (byte) bytes[i];
    }
    return Idx.read(new ByteArrayInputStream(stream), "a.idx");
  }

  private Path packed(byte[] bytes) throws IOException {
    Path file = folder.resolve("a.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  @Test
  void readsPackedAndPlainFiles() throws IOException {
    NDArray expected = NDArray.of(new byte[] {7, (byte) 200, 9});
    assertThat(Idx.read(packed(LABELS))).isEqualTo(expected);
    assertThat(Idx.read(Files.write(folder.resolve("a"), LABELS))).isEqualTo(expected);
  }

  @Test
  void readsEveryTypeAndRank() throws IOException {
    assertThat(read(0, 0, 0x0B, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 0, 0xFF, 0xFF))
        .isEqualTo(NDArray.of(new int[][] {{256, -1}}));
    assertThat(read(0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0x80, 0, 0))
        .isEqualTo(NDArray.of(new float[] {1}));
    assertThat(read(0, 0, 0x09, 1, 0, 0, 0, 1, 0xFE)).isEqualTo(NDArray.of(new int[] {-2}));
  }

  @Test
  void refusesWrongMagicAndWrongLength() {
    assertThatThrownBy(() -> read(0x50, 0x4B, 3, 4, 0, 0, 0, 0))
        .hasMessage(
            "a.idx: not an idx file; it must start with 0, 0, a type and 1 to 8 axes; received"
                + " 504b0304.");
    assertThatThrownBy(() -> read(0, 0, 7, 1, 0, 0, 0, 0))
        .hasMessage("a.idx: unknown idx element type 07.");
    assertThatThrownBy(() -> read(0, 0, 8, 1, 0, 0, 0, 2, 1))
        .hasMessage("a.idx: cut off; 2 more bytes were announced, 1 came.");
    assertThatThrownBy(() -> read(0, 0, 8, 1, 0, 0, 0, 1, 1, 1))
        .hasMessage("a.idx: bytes follow the last element.");
    assertThatThrownBy(() -> read(0, 0, 8, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF))
        .hasMessage("a.idx: impossible shape (2147483647, 2147483647).");
    assertThatThrownBy(() -> read(0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF))
        .hasMessage("a.idx: impossible shape (-1,).");
  }

  @Test
  void namesATruncatedFile() throws IOException {
    Path file = packed(LABELS);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 6));
    assertThatThrownBy(() -> Idx.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": damaged or cut off (");
    Files.write(file, LABELS);
    assertThatThrownBy(() -> Idx.read(file))
        .hasMessage(file + ": damaged or cut off (Not in GZIP format). Replace the file.");
  }
}
