package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.interOpParallelismThreads;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;

class ModelDirectoryTest {

  private static final Path CIRCLES = Path.of("models/circles/keras3.8");

  @TempDir private Path folder;

  private Path copy() throws IOException {
    Path to = folder.resolve("copy");
    for (Path file : files(CIRCLES)) {
      Path target = to.resolve(CIRCLES.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    return to;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Path zip(String name, String prefix) throws IOException {
    Path zip = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files(CIRCLES)) {
        out.putNextEntry(
            new ZipEntry(prefix + CIRCLES.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return zip;
  }

  private static void refuses(Object path, Class<?> type, String message) {
    assertThatThrownBy(() -> SavedModel.load(path.toString()))
        .isInstanceOf(type)
        .hasMessage(message);
  }

  private static void check(SavedModel model) {
    try (model) {
      assertThat(model.verify().passed()).isTrue();
    }
  }

  @Test
  void opensZipFilesAndJars() throws Exception {
    check(SavedModel.load(zip("plain.zip", "")));
    check(SavedModel.load(zip("nested.zip", "a/b/")));
    Path jar = zip("app.jar", "models/circles/");
    check(SavedModel.load(jar + "!/models/circles"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      check(SavedModel.loadResource("models/circles", loader));
      assertThatThrownBy(() -> SavedModel.loadResource("models/square", loader))
          .hasMessage(
              "SavedModel.loadResource: 'models/square/saved_model.pb' is not among the resources.");
    }
  }

  @Test
  void deletesWhatItUnpacked() throws Exception {
    Path zip = zip("plain.zip", "");
    Path unpacked;
    try (ModelDirectory directory = ModelDirectory.of(zip.toString())) {
      unpacked = directory.path();
      assertThat(unpacked).isDirectory();
    }
    assertThat(unpacked).doesNotExist();
  }

  @Test
  void unpacksNothingForArgumentsThatAreWrong() throws Exception {
    Path zip = zip("plain.zip", "");
    long before = unpacked();
    assertThatThrownBy(() -> SavedModel.load(zip, interOpParallelismThreads(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(unpacked()).isEqualTo(before);
  }

  private static long unpacked() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().contains("keras-jvm-model")).count();
    }
  }

  @Test
  void refusesEntriesThatLeaveTheDirectory() throws Exception {
    Path zip = folder.resolve("evil.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      out.putNextEntry(new ZipEntry("../../escaped.txt"));
      out.write(1);
    }
    refuses(
        zip,
        SavedModelException.class,
        zip + ": the entry '../../escaped.txt' would leave the directory; refused.");
    assertThat(folder.resolve("../../escaped.txt")).doesNotExist();
  }

  @Test
  void refusesArchivesThatGrowOutOfAllProportion() throws Exception {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      byte[] zeros = new byte[1 << 20];
      for (int k = 0; k < 100; k++) {
        out.write(zeros);
      }
    }
    refuses(
        zip,
        SavedModelException.class,
        zip + ": unpacks to more than 67108864 bytes, which no model does.");
  }

  @Test
  void saysWhatIsThereInPlaceOfAModel() throws Exception {
    Path nothing = folder.resolve("nothing");
    refuses(
        nothing,
        IllegalArgumentException.class,
        "SavedModel.load: '%s' does not exist. Give the directory that holds saved_model.pb."
            .formatted(nothing));
    refuses(
        CIRCLES.resolve("saved_model.pb"),
        IllegalArgumentException.class,
        "SavedModel.load: 'models/circles/keras3.8/saved_model.pb' is a file of a SavedModel. Give the directory that it lies in.");
    refuses(
        "models/circles",
        IllegalArgumentException.class,
        "SavedModel.load: 'models/circles' holds no saved_model.pb, but versions of a model: [keras2, keras3.15, keras3.8]. Give one of these directories.");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refuses(
        empty,
        IllegalArgumentException.class,
        "SavedModel.load: '%s' holds no saved_model.pb. In Python model.export(\"directory\") writes a SavedModel."
            .formatted(empty));
    Path text = Files.writeString(folder.resolve("note.txt"), "hello");
    refuses(
        text,
        IllegalArgumentException.class,
        "SavedModel.load: '%s' is a file, not a directory that holds saved_model.pb nor a zip of one. In Python model.export(\"directory\") writes it."
            .formatted(text));
  }

  @Test
  void saysWhatToCallForKerasFiles() throws Exception {
    Path keras = folder.resolve("m.keras");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(keras))) {
      for (String entry : List.of("metadata.json", "config.json", "model.weights.h5")) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
    refuses(
        keras,
        IllegalArgumentException.class,
        "SavedModel.load: '%s' is a .keras file, not a SavedModel. In Python call keras.models.load_model(\"m.keras\").export(\"directory\") and load that directory."
            .formatted(keras));
    Path h5 = Files.write(folder.resolve("m.h5"), new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10});
    refuses(
        h5,
        IllegalArgumentException.class,
        "SavedModel.load: '%s' is an HDF5 file of Keras, not a SavedModel. In Python load the model and call model.export(\"directory\"), then load that directory."
            .formatted(h5));
  }

  @Test
  void refusesHalfCopies() throws Exception {
    Path copy = copy();
    Path data = copy.resolve("variables/variables.data-00000-of-00001");
    byte[] bytes = Files.readAllBytes(data);
    Files.write(data, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> SavedModel.load(copy))
        .isInstanceOf(SavedModelException.class)
        .hasMessageStartingWith(
            copy
                + ": the weights cannot be restored; is a file under variables/ cut off or from"
                + " another model? Copy the directory again. TensorFlow says: ");
    Files.delete(data);
    refuses(
        copy,
        SavedModelException.class,
        copy
            + ": variables/variables.data-00000-of-00001 is missing; is the directory half copied? Copy it again.");
    Files.delete(copy.resolve("variables/variables.index"));
    refuses(
        copy,
        SavedModelException.class,
        copy
            + ": variables/variables.index is missing; is the directory half copied? Copy it again.");
    Files.delete(copy.resolve("saved_model.pb"));
    refuses(
        copy,
        IllegalArgumentException.class,
        "SavedModel.load: '%s' holds no saved_model.pb; is it half copied? Copy the directory again."
            .formatted(copy));
  }

  @Test
  void refusesGraphsThatAreCutOff() throws Exception {
    Path copy = copy();
    Path pb = copy.resolve("saved_model.pb");
    byte[] bytes = Files.readAllBytes(pb);
    for (int share = 0; share < 16; share++) {
      Files.write(pb, java.util.Arrays.copyOf(bytes, bytes.length * share / 16));
      assertThatThrownBy(() -> SavedModel.load(copy))
          .isInstanceOf(SavedModelException.class)
          .hasMessageStartingWith(pb + ": ")
          .hasMessageContaining("cut off");
    }
  }

  @Test
  void readsTheFormInTextToo() throws Exception {
    Path copy = copy();
    Path pb = copy.resolve("saved_model.pb");
    try (OutputStream out = Files.newOutputStream(copy.resolve("saved_model.pbtxt"))) {
      out.write(
          org.tensorflow.proto.SavedModel.parseFrom(Files.readAllBytes(pb))
              .toString()
              .getBytes(StandardCharsets.UTF_8));
    }
    Files.delete(pb);
    check(SavedModel.load(copy));
  }

  @Test
  void namesTheOperationThatTheNativesLack() throws Exception {
    Path copy = copy();
    Path pb = copy.resolve("saved_model.pb");
    var proto = org.tensorflow.proto.SavedModel.parseFrom(Files.readAllBytes(pb)).toBuilder();
    MetaGraphDef.Builder graph = proto.getMetaGraphsBuilder(0);
    graph
        .getGraphDefBuilder()
        .addNode(NodeDef.newBuilder().setName("strange").setOp("SentencepieceOp"));
    Files.write(pb, proto.build().toByteArray());
    refuses(
        copy,
        SavedModelException.class,
        copy
            + ": uses the operation 'SentencepieceOp', which the TensorFlow natives lack. If it comes"
            + " from a library of custom operations, load that first"
            + " (org.tensorflow.TensorFlow.loadLibrary); otherwise export the model without it.");
  }

  @Test
  void refusesKerasThreeModelsSavedPastTheirExport() {
    Path bad = SavedModelTest.FIXTURES.resolve("negative/keras3_tf_saved_model_save");
    refuses(
        bad,
        SavedModelException.class,
        bad
            + ": 4 of 4 variables have no weights stored ('sequential/dense/kernel' is one). So it is"
            + " with Keras 3 models saved by tf.saved_model.save: in Python call"
            + " model.export(\"directory\") and load that directory.");
  }
}
