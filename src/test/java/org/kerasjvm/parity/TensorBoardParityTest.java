package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.histogramFreq;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.updateFreq;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.writeGraph;
import static org.kerasjvm.Options.writeImages;
import static org.kerasjvm.Options.writeStepsPerSecond;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.TensorBoard;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Add;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.models.Model;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.TensorProto;

/**
 * The event files of fits against those that Keras wrote ({@code
 * python-export/recipes/callbacks.py}), read by TensorFlow's own messages, checksums included. The
 * official TensorBoard reads what {@link #leavesARunForTensorBoard} leaves ({@code
 * python-export/tensorboard_check.py}).
 */
class TensorBoardParityTest {

  private static final JsonNode GOLDEN = Golden.read("callbacks/tensorboard.json");
  private static final NDArray X = Golden.array(Golden.read("keras/data/rows20.json").get("x"));
  private static final NDArray Y = Golden.array(Golden.read("keras/data/rows20.json").get("y"));

  @TempDir Path folder;

  /** A value as the golden has it: part, step, tag, plugin, numbers. */
  @SuppressWarnings("ArrayRecordComponent") // compared element by element, with tolerance
  private record Seen(String part, long step, String tag, String plugin, double[] numbers) {}

  private static Sequential model() {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    Sequential model =
        new Sequential(
            Input.of(4), new Dense(6, activation("relu")), new Dense(1, activation("sigmoid")));
    model.compile(
        optimizer(new Adam(learningRate(0.01))), loss("binary_crossentropy"), metrics("accuracy"));
    return model;
  }

  private void compare(String name, TensorBoard callback) throws IOException {
    try (Sequential model = model()) {
      model.fit(
          X, Y, batchSize(8), epochs(3), validationSplit(0.3), verbose(0), callbacks(callback));
      model.evaluate(X, Y, verbose(0), callbacks(callback));
    }
    List<Seen> expected = golden(GOLDEN.get(name).get("events"));
    List<Seen> actual = seen(folder);
    assertThat(actual).hasSameSizeAs(expected);
    for (int k = 0; k < expected.size(); k++) {
      Seen want = expected.get(k);
      Seen got = actual.get(k);
      assertThat(List.of(got.part, got.step, shortened(got.tag), got.plugin))
          .isEqualTo(List.of(want.part, want.step, want.tag, want.plugin));
      Tolerance.TRAINED.check(got.tag + " at " + got.step, got.numbers, want.numbers);
    }
  }

  /** Keras's tags of weights are their names, ours their paths. */
  private static String shortened(String tag) {
    String[] parts = tag.split("/");
    return parts.length < 2 ? tag : parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }

  private static List<Seen> golden(JsonNode events) {
    List<Seen> all = new ArrayList<>();
    boolean drawn = false;
    for (JsonNode event : events) {
      String plugin = event.get("plugin").asText();
      boolean graph = plugin.equals("graph_keras_model");
      if (!graph || !drawn) { // evaluate draws the model again in Keras
        JsonNode numbers = event.get("value");
        all.add(
            new Seen(
                event.get("part").asText(),
                event.get("step").asLong(),
                event.get("tag").asText(),
                plugin,
                numbers.isArray() ? Golden.doubles(numbers) : new double[] {numbers.asDouble()}));
      }
      drawn |= graph;
    }
    return all;
  }

  private static List<Seen> seen(Path folder) throws IOException {
    List<Seen> all = new ArrayList<>();
    for (String part : List.of("train", "validation")) {
      if (!Files.exists(folder.resolve(part))) {
        continue;
      }
      for (Event event : events(folder.resolve(part))) {
        for (Summary.Value value : event.getSummary().getValueList()) {
          String plugin = value.getMetadata().getPluginData().getPluginName();
          all.add(
              new Seen(
                  part,
                  event.getStep(),
                  value.getTag(),
                  plugin,
                  numbers(plugin, value.getTensor())));
        }
      }
    }
    return all;
  }

  private static double[] numbers(String plugin, TensorProto tensor) throws IOException {
    return switch (plugin) {
      case "scalars" -> new double[] {tensor.getFloatVal(0)};
      case "histograms" ->
          tensor.getDoubleValList().stream().mapToDouble(Double::doubleValue).toArray();
      case "images" -> {
        double width = Double.parseDouble(tensor.getStringVal(0).toStringUtf8());
        double height = Double.parseDouble(tensor.getStringVal(1).toStringUtf8());
        var picture = ImageIO.read(new ByteArrayInputStream(tensor.getStringVal(2).toByteArray()));
        assertThat(picture.getWidth()).isEqualTo((int) width);
        assertThat(picture.getHeight()).isEqualTo((int) height);
        yield new double[] {width, height};
      }
      default -> new double[0];
    };
  }

  /** The events of a folder's files, in order; what is not as announced fails. */
  private static List<Event> events(Path folder) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        byte[] all = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(all))) {
          while (in.available() > 0) {
            byte[] length = checked(in, 8);
            long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            events.add(Event.parseFrom(checked(in, (int) size)));
          }
        }
      }
    }
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    return events;
  }

  private static byte[] checked(DataInputStream in, int size) throws IOException {
    byte[] data = in.readNBytes(size);
    CRC32C crc = new CRC32C();
    crc.update(data);
    int value = (int) crc.getValue();
    int masked = (value >>> 15 | value << 17) + 0xa282ead8;
    assertThat(Integer.reverseBytes(in.readInt())).isEqualTo(masked);
    return data;
  }

  @Test
  void writesTheEpochsThatKerasWrites() throws IOException {
    compare("epochs", new TensorBoard(folder));
  }

  @Test
  void writesTheBatchesThatKerasWrites() throws IOException {
    compare("batches", new TensorBoard(folder, updateFreq("batch"), writeGraph(false)));
  }

  @Test
  void writesTheWeightsThatKerasWrites() throws IOException {
    compare(
        "weights", new TensorBoard(folder, histogramFreq(2), writeImages(true), writeGraph(false)));
  }

  @Test
  void heedsANumberOfBatches() throws IOException {
    try (Sequential model = model()) {
      TensorBoard callback = new TensorBoard(folder, updateFreq(2), writeStepsPerSecond(true));
      model.fit(X, Y, batchSize(4), verbose(0), callbacks(callback));
    }
    assertThat(seen(folder).stream())
        .filteredOn(value -> value.tag.startsWith("batch_"))
        .extracting(Seen::tag, Seen::step)
        .containsExactly(
            tuple("batch_steps_per_second", 2L),
            tuple("batch_accuracy", 2L),
            tuple("batch_loss", 2L),
            tuple("batch_steps_per_second", 4L),
            tuple("batch_accuracy", 4L),
            tuple("batch_loss", 4L));
  }

  @Test
  void leavesARunForTensorBoard() throws IOException {
    Path run = Files.createDirectories(Path.of("target", "tensorboard-check"));
    try (Stream<Path> old = Files.walk(run)) {
      for (Path file : old.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Keras.clearSession();
    KerasTensor input = Input.of(4);
    KerasTensor hidden = new Dense(4, activation("relu")).apply(input);
    KerasTensor sum = new Add().apply(List.of(input, hidden));
    try (Model model = new Model(input, new Dense(1, activation("sigmoid")).apply(sum))) {
      model.compile(optimizer("adam"), loss("binary_crossentropy"), metrics("accuracy"));
      TensorBoard callback =
          new TensorBoard(run, histogramFreq(1), writeImages(true), updateFreq("batch"));
      model.fit(X, Y, epochs(3), validationSplit(0.3), verbose(0), callbacks(callback));
    }
    List<Event> events = events(run.resolve("train"));
    GraphDef graph = GraphDef.parseFrom(events.get(2).getGraphDef());
    assertThat(graph.getNodeCount()).isGreaterThan(20);
    JsonNode drawn =
        new ObjectMapper()
            .readTree(
                events.get(1).getSummary().getValue(0).getTensor().getStringVal(0).toStringUtf8());
    assertThat(drawn.at("/config/layers/2/class_name").asText()).isEqualTo("Add");
    assertThat(
            drawn.at("/config/layers/2/inbound_nodes/0/args/0/1/config/keras_history").toString())
        .isEqualTo("[\"dense\",0,0]");
  }

  @Test
  void refusesOtherFrequencies() {
    assertThatThrownBy(() -> new TensorBoard(folder, updateFreq("step")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TensorBoard: update_freq must be 'epoch', 'batch' or an integer of 1 or more; received"
                + " 'step'.");
  }
}
