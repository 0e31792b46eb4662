package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  /** np.save of np.array([[1, 2]], dtype='f4'), numpy 2.0.2. */
  private static final String FLOATS =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBl"
          + "JzogKDEsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgIAoAAIA/AAAAQA==";

  /** np.save of np.array(['a', 'bcd']). */
  private static final String TEXTS =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPFUzJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBl"
          + "JzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgIAphAAAAAAAAAAAAAABiAAAAYwAAAGQAAAA=";

  /** np.save of np.array([{}], dtype=object). */
  private static final String OBJECTS =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUn"
          + "OiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAgICAgICAgICAgIAqABJWLAAAAAAAAAIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNv"
          + "bnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwGFlGgDjAVkdHlw"
          + "ZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SUYoldlH2UYXSUYi4=";

  /**
   * np.savez_compressed of f4=arange(6, dtype='<f4').reshape(2, 3), be=array([1.5, -2],
   * dtype='>f8'), fortran=asfortranarray(arange(24).reshape(2, 3, 4)), text=array(['a', 'é😀']),
   * bools=array([True, False]), u1=array([0, 255], dtype='u1'), i2=array([-1], dtype='i2'),
   * scalar=array(7, dtype='i4'), bytes=array([b'xy']).
   */
  private static final String ARCHIVE =
      "UEsDBC0AAAAIAAAAIQBP6QAq//////////8GABQAZjQubnB5AQAQAJgAAAAAAAAAVQAAAAAAAACb7Bfq"
          + "GxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgrGmjoK"
          + "tQpkAy4GMGiwBxIOQATEDUC8wAEAUEsDBC0AAAAIAAAAIQBXA5Uf//////////8GABQAYmUubnB5AQAQ"
          + "AJAAAAAAAAAATQAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBul2ahrqOgnpZfVFKUmBefX5SSChJ3"
          + "S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAu+x8MYHAAQjEAAFBLAwQtAAAACAAAACEAnKz2Jv//////////"
          + "CwAUAGZvcnRyYW4ubnB5AQAQAEABAAAAAAAAhgAAAAAAAACdzrsOAUEYxfFZ9/vdar9uSKZiCxGvQBQU"
          + "KtnY2dBYmUUjnsILW8nfCzjNL+dU573erTZ7Tz3UU0c2PTq9EL08z7URHSfu5sLLIXGR/e5bd7fZnJ7C"
          + "q83qeGpkZiSYGHnJn6kp0sACdrCCA/SwiUXsYhWHmMMWlrCHvwM+5rGNZexjHUf4AVBLAwQtAAAACAAA"
          + "ACEAMrj9Gf//////////CAAUAHRleHQubnB5AQAQAJAAAAAAAAAATgAAAAAAAACb7BfqGxDJyFDGUK2e"
          + "klqcXKRupaBuE2qkrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFACuRAYIeAki"
          + "vjEyAABQSwMELQAAAAgAAAAhAO4Zu13//////////wkAFABib29scy5ucHkBABAAggAAAAAAAABGAAAA"
          + "AAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF6TZKiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5"
          + "GkY6mjoKtQoUAC5GBgBQSwMELQAAAAgAAAAhAIK9coX//////////wYAFAB1MS5ucHkBABAAggAAAAAA"
          + "AABGAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoX"
          + "ZyQWpAL5GkY6mjoKtQoUAC6G/wBQSwMELQAAAAgAAAAhAPlLDLD//////////wYAFABpMi5ucHkBABAA"
          + "ggAAAAAAAABGAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaSuo6Cell9UUpSYF59flJIKEndL"
          + "zClOBYoXZyQWpAL5GoY6mjoKtQoUAK7//wFQSwMELQAAAAgAAAAhAAwtsbT//////////woAFABzY2Fs"
          + "YXIubnB5AQAQAIQAAAAAAAAARgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2mirqOgnpZfVFKU"
          + "mBefX5SSChJ3S8wpTgWKF2ckFqQC+RqaOgq1ChQBLnYGBgYAUEsDBC0AAAAIAAAAIQBmHSiO////////"
          + "//8JABQAYnl0ZXMubnB5AQAQAIIAAAAAAAAARgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBeE2yk"
          + "rqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOpo6CrUKFACuikoAUEsBAi0DLQAAAAgAAAAh"
          + "AE/pACpVAAAAmAAAAAYAAAAAAAAAAAAAAIABAAAAAGY0Lm5weVBLAQItAy0AAAAIAAAAIQBXA5UfTQAA"
          + "AJAAAAAGAAAAAAAAAAAAAACAAY0AAABiZS5ucHlQSwECLQMtAAAACAAAACEAnKz2JoYAAABAAQAACwAA"
          + "AAAAAAAAAAAAgAESAQAAZm9ydHJhbi5ucHlQSwECLQMtAAAACAAAACEAMrj9GU4AAACQAAAACAAAAAAA"
          + "AAAAAAAAgAHVAQAAdGV4dC5ucHlQSwECLQMtAAAACAAAACEA7hm7XUYAAACCAAAACQAAAAAAAAAAAAAA"
          + "gAFdAgAAYm9vbHMubnB5UEsBAi0DLQAAAAgAAAAhAIK9coVGAAAAggAAAAYAAAAAAAAAAAAAAIAB3gIA"
          + "AHUxLm5weVBLAQItAy0AAAAIAAAAIQD5SwywRgAAAIIAAAAGAAAAAAAAAAAAAACAAVwDAABpMi5ucHlQ"
          + "SwECLQMtAAAACAAAACEADC2xtEYAAACEAAAACgAAAAAAAAAAAAAAgAHaAwAAc2NhbGFyLm5weVBLAQIt"
          + "Ay0AAAAIAAAAIQBmHSiORgAAAIIAAAAJAAAAAAAAAAAAAACAAVwEAABieXRlcy5ucHlQSwUGAAAAAAkA"
          + "CQDlAQAA3QQAAAAA";

  @TempDir Path folder;

  private static NDArray read(byte[] bytes) throws IOException {
    return Npy.read(new ByteArrayInputStream(bytes), "a.npy");
  }

  private static byte[] written(NDArray array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(out, array);
    return out.toByteArray();
  }

  private static byte[] withHeader(String header, int elementBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[10 + text.length + elementBytes];
    System.arraycopy(Base64.getDecoder().decode(FLOATS), 0, bytes, 0, 8);
    bytes[8] = (byte) text.length;
    System.arraycopy(text, 0, bytes, 10, text.length);
    return bytes;
  }

  @Test
  void writesTheBytesThatNumpyWrites() throws IOException {
    assertThat(written(NDArray.of(new float[][] {{1, 2}})))
        .isEqualTo(Base64.getDecoder().decode(FLOATS));
    assertThat(written(NDArray.of(new String[] {"a", "bcd"})))
        .isEqualTo(Base64.getDecoder().decode(TEXTS));
  }

  @Test
  void readsWhatNumpyWrites() throws IOException {
    Path file = folder.resolve("numpy.npz");
    Files.write(file, Base64.getDecoder().decode(ARCHIVE));
    Map<String, NDArray> arrays = Npz.load(file);
    assertThat(arrays.keySet())
        .containsExactly("f4", "be", "fortran", "text", "bools", "u1", "i2", "scalar", "bytes");
    assertThat(arrays.get("f4")).isEqualTo(NDArray.of(new float[][] {{0, 1, 2}, {3, 4, 5}}));
    assertThat(arrays.get("be")).isEqualTo(NDArray.of(new double[] {1.5, -2}));
    assertThat(arrays.get("fortran")).isEqualTo(NDArray.arange(24).reshape(2, 3, 4));
    assertThat(arrays.get("text").toStringArray()).containsExactly("a", "é😀");
    assertThat(arrays.get("bools")).isEqualTo(NDArray.of(new boolean[] {true, false}));
    assertThat(arrays.get("u1")).isEqualTo(NDArray.of(new byte[] {0, (byte) 255}));
    assertThat(arrays.get("i2")).isEqualTo(NDArray.of(new int[] {-1}));
    assertThat(arrays.get("scalar")).isEqualTo(NDArray.of(7));
    assertThat(arrays.get("bytes").toStringArray()).containsExactly("xy");
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (DType type : DType.values()) {
      arrays.put(type.numpyName(), NDArray.arange(6).reshape(2, 3).astype(type));
      arrays.put("empty " + type.numpyName(), NDArray.zeros(type, 0, 3));
      arrays.put("one " + type.numpyName(), NDArray.zeros(type, 1).reshape());
    }
    Path file = folder.resolve("a.npz");
    Npz.save(file, arrays);
    assertThat(Npz.load(file)).isEqualTo(arrays);
  }

  @Test
  void refusesPythonObjects() {
    assertThatThrownBy(() -> read(Base64.getDecoder().decode(OBJECTS)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "a.npy: only plain arrays can be read, no records and no Python objects; received"
                + " header {'descr': '|O'");
  }

  @Test
  void refusesFilesThatAreCutOff() {
    byte[] whole = Base64.getDecoder().decode(FLOATS);
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1)))
        .hasMessage("a.npy: cut off; 8 more bytes were announced, 7 came.");
    assertThatThrownBy(() -> read(new byte[] {'P', 'K'}))
        .hasMessage("a.npy: cut off; 8 more bytes were announced, 2 came.");
    assertThatThrownBy(() -> read("not an npy file".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("a.npy: not an npy file of version 1 to 3.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,)}",
        "{'descr': '<U0', 'fortran_order': False, 'shape': (2000000000,)}",
        "{'descr': '<U999999999', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<U1', 'fortran_order': False, 'shape': (2000000000,)}",
        "{'descr': '<f16', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f4', 'shape': (1,)}"
      })
  void refusesHostileHeadersWithoutBelievingThem(String header) {
    assertThatThrownBy(() -> read(withHeader(header, 16)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("a.npy: ");
  }

  @Test
  void readsHalfPrecisionAsFloats() throws IOException {
    NDArray halves =
        read(withHeader("{'descr': '<f2', 'fortran_order': False, 'shape': (8,)}", 16));
    assertThat(halves.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(halves.shape()).containsExactly(8);
  }

  @Test
  void namesADamagedArchive() throws IOException {
    Path file = folder.resolve("a.npz");
    byte[] whole = Base64.getDecoder().decode(ARCHIVE);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Npz.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": damaged or cut off (")
        .hasMessageEndingWith("). Replace the file.");
  }
}
