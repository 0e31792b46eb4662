package org.kerasjvm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.constraints.Constraint;
import org.kerasjvm.constraints.Constraints;
import org.kerasjvm.initializers.Initializer;
import org.kerasjvm.initializers.Initializers;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.layers.Layers;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.Optimizers;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.kerasjvm.optimizers.schedules.Schedules;
import org.kerasjvm.regularizers.Regularizer;
import org.kerasjvm.regularizers.Regularizers;

/** What every class of a registry keeps, whichever it is: nobody has to remember these tests. */
class RegistryContractTest {

  private record Room(Registry<?> registry, Class<?> base, Set<String> unlisted) {}

  /** The rooms, with the classes that are made from Java alone and have no place in a file. */
  private static final List<Room> ROOMS =
      List.of(
          new Room(Layers.REGISTRY, Layer.class, Set.of()),
          new Room(Losses.REGISTRY, Loss.class, Set.of("FunctionLoss")),
          new Room(Metrics.REGISTRY, Metric.class, Set.of()),
          new Room(Optimizers.REGISTRY, Optimizer.class, Set.of()),
          new Room(Schedules.REGISTRY, LearningRateSchedule.class, Set.of()),
          new Room(Initializers.REGISTRY, Initializer.class, Set.of()),
          new Room(Regularizers.REGISTRY, Regularizer.class, Set.of()),
          new Room(Constraints.REGISTRY, Constraint.class, Set.of()));

  /** What has no default. */
  private static final Map<String, Map<String, Object>> REQUIRED =
      Map.ofEntries(
          Map.entry("Dense", Map.of("units", 3)),
          Map.entry("Activation", Map.of("activation", "relu")),
          Map.entry("Dropout", Map.of("rate", 0.5)),
          Map.entry("Reshape", Map.of("target_shape", List.of(4))),
          Map.entry("InputLayer", Map.of("batch_shape", List.of(-1, 4))),
          Map.entry("MeanMetricWrapper", Map.of("fn", "mean_squared_error")),
          Map.entry("PrecisionAtRecall", Map.of("recall", 0.5)),
          Map.entry("RecallAtPrecision", Map.of("precision", 0.5)),
          Map.entry("SensitivityAtSpecificity", Map.of("specificity", 0.5)),
          Map.entry("SpecificityAtSensitivity", Map.of("sensitivity", 0.5)),
          Map.entry("IoU", Map.of("num_classes", 3, "target_class_ids", List.of(0, 2))),
          Map.entry("MeanIoU", Map.of("num_classes", 3)),
          Map.entry("OneHotIoU", Map.of("num_classes", 3, "target_class_ids", List.of(0, 2))),
          Map.entry("OneHotMeanIoU", Map.of("num_classes", 3)),
          Map.entry("LossScaleOptimizer", Map.of("inner_optimizer", "sgd")),
          Map.entry("ExponentialDecay", decay(Map.of("decay_rate", 0.9))),
          Map.entry("InverseTimeDecay", decay(Map.of("decay_rate", 0.5))),
          Map.entry("PolynomialDecay", decay(Map.of())),
          Map.entry("CosineDecay", decay(Map.of())),
          Map.entry(
              "CosineDecayRestarts", Map.of("initial_learning_rate", 0.1, "first_decay_steps", 9)),
          Map.entry(
              "PiecewiseConstantDecay",
              Map.of("boundaries", List.of(5), "values", List.of(0.2, 0.1))));

  private static Map<String, Object> decay(Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>(more);
    values.put("initial_learning_rate", 0.1);
    values.put("decay_steps", 9);
    return values;
  }

  /** Options that Java writes otherwise, or that the class's base documents. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "name",
          "trainable",
          "dtype",
          "reduction",
          "learning_rate",
          "batch_shape",
          "weight_decay",
          "clipnorm",
          "global_clipnorm",
          "clipvalue",
          "use_ema",
          "ema_momentum",
          "ema_overwrite_frequency",
          "loss_scale_factor",
          "gradient_accumulation_steps");

  private interface Check {
    void of(Room room, String className);
  }

  private static Stream<DynamicTest> forEachClass(Check check) {
    return ROOMS.stream().flatMap(room -> forEachClass(room, check));
  }

  private static Stream<DynamicTest> forEachClass(Room room, Check check) {
    return room.registry().classNames().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    room.base().getSimpleName() + " " + name, () -> check.of(room, name)));
  }

  private static Configurable make(Room room, String className, Map<String, ?> more) {
    Map<String, Object> values = new LinkedHashMap<>(REQUIRED.getOrDefault(className, Map.of()));
    values.putAll(more);
    return room.registry().create(className, values);
  }

  @TestFactory
  Stream<DynamicTest> comesBackFromItsConfiguration() {
    return forEachClass(
        (room, name) -> {
          Configurable one = make(room, name, Map.of());
          Configurable again = room.registry().create(name, one.getConfig());
          assertThat(again.getConfig()).isEqualTo(one.getConfig());
          assertThat(new ArrayList<>(again.getConfig().keySet()))
              .as("order of the keys")
              .isEqualTo(new ArrayList<>(one.getConfig().keySet()));
          assertThat(again).hasSameClassAs(one);
        });
  }

  @TestFactory
  Stream<DynamicTest> isReadFromItsOwnJson() {
    return forEachClass(
        (room, name) -> {
          Object json = room.registry().write(make(room, name, Map.of()));
          Configurable again = room.registry().read(json);
          assertThat(again).isNotNull();
          assertThat(room.registry().write(again)).isEqualTo(json);
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesAnOptionThatItDoesNotHave() {
    return forEachClass(
        (room, name) ->
            assertThatThrownBy(() -> make(room, name, Map.of("nonsense_of_mine", 1)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " does not take 'nonsense_of_mine'"));
  }

  @TestFactory
  Stream<DynamicTest> refusesAnObjectForEveryOption() {
    return forEachClass(
        (room, name) -> {
          for (String key : make(room, name, Map.of()).getConfig().keySet()) {
            assertThatThrownBy(() -> make(room, name, Map.of(key, new Object())))
                .as(key)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(name + "( '.*')?: " + key + " must be (?s).*; received .*");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> tellsItsOptionsInItsJavadoc() {
    return forEachClass(
        (room, name) -> {
          String source = source(room, name);
          for (String key : make(room, name, Map.of()).getConfig().keySet()) {
            if (!ELSEWHERE.contains(key)) {
              assertThat(source)
                  .as("option %s", key)
                  .containsPattern("(\\{@code\\s+(\\* )?|@param )" + camelCase(key) + "\\b");
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> listsEveryClassOfItsPackage() {
    return ROOMS.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.base().getSimpleName(),
                    () ->
                        assertThat(concreteClasses(room))
                            .containsExactlyInAnyOrderElementsOf(room.registry().classNames())));
  }

  private static Set<String> concreteClasses(Room room) {
    try (Stream<Path> files = Files.list(folder(room.base()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .filter(name -> !room.unlisted().contains(name) && isLeaf(room, name))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLeaf(Room room, String simpleName) {
    try {
      Class<?> type = Class.forName(room.base().getPackageName() + "." + simpleName);
      return room.base().isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder(Class<?> type) {
    try {
      Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.resolve(type.getPackageName().replace('.', '/'));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String source(Room room, String className) {
    String folder = room.base().getPackageName().replace('.', '/');
    try {
      return Files.readString(Path.of("src/main/java", folder, className + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String camelCase(String key) {
    String[] words = key.split("_");
    StringBuilder name = new StringBuilder(words[0]);
    for (int k = 1; k < words.length; k++) {
      name.append(Character.toUpperCase(words[k].charAt(0))).append(words[k].substring(1));
    }
    return name.toString();
  }
}
