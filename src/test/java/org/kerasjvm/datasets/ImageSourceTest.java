package org.kerasjvm.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npz;

/**
 * Two tiny images for training and one for testing stand in for MNIST; a server on loopback for
 * Keras's.
 */
class ImageSourceTest {
  private static final byte[] X_TRAIN = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final byte[] Y_TRAIN = {0, 1};
  private static final byte[] X_TEST = {9, 8, 7, 6};
  private static final byte[] Y_TEST = {1};
  private static final List<byte[]> PARTS = List.of(X_TRAIN, Y_TRAIN, X_TEST, Y_TEST);

  @TempDir Path folder;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private final Map<String, byte[]> served = new LinkedHashMap<>();
  private final StringBuilder shown = new StringBuilder();

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] body = served.get(path);
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private Downloader downloader() {
    URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/data/");
    return new Downloader(base, 10_000, TextOutput.to(shown));
  }

  private Folders folders() {
    return new Folders(
        Optional.of(folder.resolve("own")),
        Optional.of(folder.resolve("repository")),
        folder.resolve("cache"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static ImageSource source(String name, String... cached) {
    return new ImageSource(
        name, List.of(cached), PARTS.stream().map(ImageSourceTest::sha256).toList());
  }

  private static byte[] idx(byte[] elements, int... shape) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(new byte[] {0, 0, 8, (byte) shape.length});
      for (int dim : shape) {
        out.write(new byte[] {0, 0, 0, (byte) dim});
      }
      out.write(elements);
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> idxFiles() throws IOException {
    return Map.of(
        "train-images-idx3-ubyte.gz", idx(X_TRAIN, 2, 2, 2),
        "train-labels-idx1-ubyte.gz", idx(Y_TRAIN, 2),
        "t10k-images-idx3-ubyte.gz", idx(X_TEST, 1, 2, 2),
        "t10k-labels-idx1-ubyte.gz", idx(Y_TEST, 1));
  }

  private static void write(Path folder, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static byte[] npz(Path at, byte[] xTrain) throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("x_test", NDArray.of(X_TEST, 1, 2, 2));
    arrays.put("x_train", NDArray.of(xTrain, 2, 2, 2));
    arrays.put("y_train", NDArray.of(Y_TRAIN, 2));
    arrays.put("y_test", NDArray.of(Y_TEST, 1));
    Npz.save(at, arrays);
    return Files.readAllBytes(at);
  }

  private static void check(ImageDataset data) {
    assertThat(data.xTrain()).isEqualTo(NDArray.of(X_TRAIN, 2, 2, 2));
    assertThat(data.yTrain()).isEqualTo(NDArray.of(Y_TRAIN));
    assertThat(data.xTest()).isEqualTo(NDArray.of(X_TEST, 1, 2, 2));
    assertThat(data.yTest()).isEqualTo(NDArray.of(Y_TEST));
  }

  private List<Path> cacheFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void findsIdxFilesInTheRepository() throws IOException {
    write(folder.resolve("repository/digits"), idxFiles());
    check(source("digits", "digits.npz").load(folders(), downloader()));
    assertThat(asked).isEmpty();
  }

  @Test
  void prefersTheOwnFolderAndTrustsIt() throws IOException {
    write(folder.resolve("repository/digits"), idxFiles());
    byte[] changed = X_TRAIN.clone();
    changed[0] = 77;
    Files.createDirectories(folder.resolve("own"));
    npz(folder.resolve("own/digits.npz"), changed);
    ImageDataset data = source("digits", "digits.npz").load(folders(), downloader());
    assertThat(data.xTrain().getLong(0, 0, 0)).isEqualTo(77);
  }

  @Test
  void downloadsTheArchiveOnce() throws IOException {
    served.put("/data/digits.npz", npz(folder.resolve("made.npz"), X_TRAIN));
    check(source("digits", "digits.npz").load(folders(), downloader()));
    assertThat(shown.toString())
        .startsWith("Downloading data from http://localhost:")
        .contains("━━━━");
    check(source("digits", "digits.npz").load(folders(), downloader()));
    assertThat(asked).containsExactly("/data/digits.npz");
    assertThat(cacheFiles()).containsExactly(folder.resolve("cache/digits.npz"));
  }

  @Test
  void downloadsOnlyTheFilesThatAreMissing() throws IOException {
    Map<String, byte[]> files = idxFiles();
    List<String> cached = files.keySet().stream().sorted().map(file -> "clothes/" + file).toList();
    files.forEach((name, body) -> served.put("/data/" + name, body));
    write(
        folder.resolve("cache/clothes"),
        Map.of("t10k-labels-idx1-ubyte.gz", files.get("t10k-labels-idx1-ubyte.gz")));
    check(source("clothes", cached.toArray(String[]::new)).load(folders(), downloader()));
    assertThat(asked).hasSize(3).doesNotContain("/data/t10k-labels-idx1-ubyte.gz");
  }

  @Test
  void keepsNothingOfAWrongDownload() throws IOException {
    byte[] changed = X_TRAIN.clone();
    changed[0] = 77;
    served.put("/data/digits.npz", npz(folder.resolve("made.npz"), changed));
    assertThatThrownBy(() -> source("digits", "digits.npz").load(folders(), downloader()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("digits: found in none of [")
        .hasMessageContaining("x_train of digits is damaged or not the original (SHA-256")
        .hasMessageContaining("-Dkerasjvm.datasets=DIRECTORY");
    assertThat(cacheFiles()).isEmpty();
  }

  @Test
  void saysWhatToDoWithoutTheServer() {
    assertThatThrownBy(() -> source("digits", "digits.npz").load(folders(), downloader()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("downloading digits.npz failed (")
        .hasMessageContaining("/data/digits.npz: the server answered 404.")
        .hasMessageContaining("Put the files train-images-idx3-ubyte.gz,");
  }

  @Test
  void refusesADownloadThatDoesNotEnd() {
    served.put("/data/digits.npz", new byte[20_000]);
    assertThatThrownBy(() -> source("digits", "digits.npz").load(folders(), downloader()))
        .hasMessageContaining("more than 10000 bytes; refused.");
  }

  @Test
  void namesADamagedFileInTheRepository() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(idxFiles());
    byte[] changed = X_TRAIN.clone();
    changed[0] = 77;
    files.put("train-images-idx3-ubyte.gz", idx(changed, 2, 2, 2));
    Path at = folder.resolve("repository/digits");
    write(at, files);
    assertThatThrownBy(() -> source("digits", "digits.npz").load(folders(), downloader()))
        .hasMessageContaining(
            folder.resolve("repository") + ": x_train of digits is damaged or not the original")
        .hasMessageEndingWith("Delete or replace the file.");
    Files.delete(at.resolve("t10k-labels-idx1-ubyte.gz"));
    assertThatThrownBy(() -> source("digits", "digits.npz").load(folders(), downloader()))
        .hasMessageContaining(
            at.resolve("t10k-labels-idx1-ubyte.gz")
                + ": missing, while others of digits are there. Put it beside them.");
  }

  @Test
  void refusesLabelsThatDoNotFit() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(idxFiles());
    files.put("t10k-labels-idx1-ubyte.gz", idx(new byte[] {1, 1}, 2));
    write(folder.resolve("own/digits"), files);
    assertThatThrownBy(() -> source("digits", "digits.npz").load(folders(), downloader()))
        .hasMessageContaining(
            "images must be uint8 of rank 3 with as many uint8 labels; received uint8 (1, 2, 2) and"
                + " uint8 (2,).");
  }
}
