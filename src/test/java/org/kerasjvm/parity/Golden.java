package org.kerasjvm.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/** Reads what Python Keras computed; {@code python-export/README.md} describes the files. */
public final class Golden {

  private static final String ROOT = "/golden/";

  /** Goldens made on this machine a moment ago, instead of the committed ones. */
  private static final @Nullable String FRESH = System.getProperty("kerasjvm.goldens");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those that {@code goldens.py} notes. */
  private static final Set<String> VECTOR_UNITS =
      Set.of("avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile");

  private Golden() {}

  /** A file by its path under {@code golden}, such as {@code keras/losses.json}. */
  public static JsonNode read(String path) {
    try (InputStream in = url(path).openStream()) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a packed file of JSON lines, such as {@code parity/loss.jsonl.gz}. */
  public static List<JsonNode> lines(String path) {
    try (InputStream in = new GZIPInputStream(url(path).openStream());
        MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
      return lines.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(String path) {
    try {
      return FRESH != null
          ? Path.of(FRESH, path).toUri().toURL()
          : Objects.requireNonNull(Golden.class.getResource(ROOT + path), path);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Whether the goldens come from kernels like this machine's: oneDNN chooses its code by the
   * vector units, and so rounds sums of products in another order where these differ.
   */
  static boolean sameKernels() {
    if (FRESH != null) {
      return true;
    }
    Set<String> here = new HashSet<>();
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .ifPresent(line -> here.addAll(List.of(line.split("\\s+"))));
    } catch (IOException e) {
      return false;
    }
    JsonNode machine = read("keras/losses.json").get("machine");
    Set<String> there = new HashSet<>();
    machine.get("cpu_flags").forEach(flag -> there.add(flag.asText()));
    here.retainAll(VECTOR_UNITS);
    return here.equals(there);
  }

  /** The JSON files of a folder, by name without ending. */
  public static List<String> names(String folder) {
    URL url = url(folder);
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One test for each element of an array. */
  public static Stream<DynamicTest> each(
      JsonNode array, Function<JsonNode, String> name, Consumer<JsonNode> test) {
    return elements(array).stream()
        .map(element -> DynamicTest.dynamicTest(name.apply(element), () -> test.accept(element)));
  }

  /** The elements of an array. */
  public static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  /** A list of texts, as arguments. */
  public static Object[] texts(JsonNode array) {
    return elements(array).stream().map(JsonNode::asText).toArray();
  }

  /** Nested lists as a float32 array of their shape; a number has rank 0. */
  public static NDArray array(JsonNode nested) {
    return NDArray.of(floats(nested), shape(nested));
  }

  /** Nested lists as an array of their shape and of a dtype by name. */
  public static NDArray array(JsonNode nested, String dtype) {
    DType type = DType.valueOf(dtype.toUpperCase(java.util.Locale.ROOT));
    return NDArray.of(doubles(nested), shape(nested)).astype(type);
  }

  /** Nested lists of numbers, truth values or texts as an array of JSON's own types. */
  public static NDArray values(JsonNode nested) {
    return NDArray.of(JSON.convertValue(nested, Object.class));
  }

  /** A list of integers. */
  public static int[] ints(JsonNode list) {
    return Arrays.stream(doubles(list)).mapToInt(number -> (int) number).toArray();
  }

  /** All numbers of nested lists, row by row. */
  public static float[] floats(JsonNode nested) {
    double[] numbers = doubles(nested);
    float[] floats = new float[numbers.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) numbers[k];
    }
    return floats;
  }

  /** All numbers of nested lists, row by row; "inf", "-inf" and "nan" may be texts. */
  public static double[] doubles(JsonNode nested) {
    List<Double> numbers = new ArrayList<>();
    collect(nested, numbers);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, numbers));
    } else {
      numbers.add(number(node));
    }
  }

  private static double number(JsonNode node) {
    return switch (node.asText()) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> node.isTextual() ? Float.parseFloat(node.asText()) : node.asDouble();
    };
  }

  /** The shape of nested lists. */
  public static int[] shape(JsonNode nested) {
    List<Integer> sizes = new ArrayList<>();
    for (JsonNode node = nested; node != null && node.isArray(); node = node.get(0)) {
      sizes.add(node.size());
    }
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A JSON object as a Java map. */
  @SuppressWarnings("unchecked") // Jackson's maps have text keys
  public static Map<String, Object> map(JsonNode object) {
    return JSON.convertValue(object, LinkedHashMap.class);
  }

  /** The fingerprint of float32 numbers, as {@code goldens.py} makes it. */
  public static String crc32(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return crc32(bytes.array());
  }

  /** The fingerprint of int64 numbers, as {@code goldens.py} makes it. */
  public static String crc32(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putLong(value);
    }
    return crc32(bytes.array());
  }

  private static String crc32(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }
}
