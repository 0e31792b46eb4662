package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.expandNested;
import static org.kerasjvm.Options.lineLength;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.momentum;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.showTrainable;
import static org.kerasjvm.Options.verbose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.SummaryCall;
import org.kerasjvm.layers.Activation;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Flatten;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.InputLayer;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Reshape;
import org.kerasjvm.layers.Stackable;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.Optimizers;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.parity.Golden;

/** {@code summary()} of the models that {@code python-export/recipes/text.py} showed. */
class SummaryParityTest {

  private static final JsonNode GOLDEN = Golden.read("keras/summaries.json");

  private static final Map<String, Supplier<Model>> MODELS =
      Map.ofEntries(
          Map.entry("built", SummaryParityTest::built),
          Map.entry(
              "unbuilt",
              () ->
                  new Sequential(new Dense(4, activation("relu")), new Dropout(0.5), new Dense(1))),
          Map.entry("empty", Sequential::new),
          Map.entry("input_only", () -> new Sequential(Input.of(3))),
          Map.entry("compiled", () -> compiled("adam")),
          Map.entry("fitted", () -> fitted(Optimizers.get("adam"))),
          Map.entry("fitted_sgd", () -> fitted(Optimizers.get("sgd"))),
          Map.entry("fitted_rmsprop", () -> fitted(Optimizers.get("rmsprop"))),
          Map.entry("fitted_momentum", () -> fitted(new SGD(momentum(0.9)))),
          Map.entry("built_by_fit", SummaryParityTest::builtByFit),
          Map.entry("image_model", SummaryParityTest::imageModel),
          Map.entry("large", SummaryParityTest::large),
          Map.entry("widths", () -> dense(Input.of(1), 64, 32, 1024, 5)),
          Map.entry("long_names", SummaryParityTest::longNames),
          Map.entry("eleven_layers", () -> dense(Input.of(2), 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2)),
          Map.entry("frozen", SummaryParityTest::frozen),
          Map.entry("nested", SummaryParityTest::nested),
          Map.entry("fixed_batch", () -> dense(InputLayer.forBatch(16, new int[] {4}), 2)),
          Map.entry("functional_chain", SummaryParityTest::functionalChain),
          Map.entry("functional_shared", SummaryParityTest::functionalShared),
          Map.entry("functional_long_names", SummaryParityTest::functionalLongNames));

  @TestFactory
  Stream<DynamicTest> isTheTextOfKeras() {
    return GOLDEN.get("models").properties().stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.getKey(),
                    () ->
                        assertThat(text(golden.getKey()))
                            .isEqualTo(golden.getValue().get("text").asText())));
  }

  @TestFactory
  Stream<DynamicTest> isTheTextOfKerasWithOptions() {
    return Golden.each(
        GOLDEN.get("with_options"),
        golden -> golden.get("model").asText() + golden.get("options"),
        golden ->
            assertThat(text(golden.get("model").asText(), options(golden.get("options"))))
                .isEqualTo(golden.get("text").asText()));
  }

  @Test
  void knowsEveryModelOfTheGolden() {
    assertThat(MODELS.keySet())
        .containsExactlyInAnyOrderElementsOf(Golden.map(GOLDEN.get("models")).keySet());
  }

  @SafeVarargs
  private static String text(String name, Option<? super SummaryCall>... options) {
    Keras.clearSession();
    StringBuilder printed = new StringBuilder();
    try (Model model = MODELS.get(name).get()) {
      model.summary(printed::append, options);
    }
    return printed.toString();
  }

  private static Option<? super SummaryCall>[] options(JsonNode golden) {
    List<Option<? super SummaryCall>> options = new ArrayList<>();
    for (var option : golden.properties()) {
      options.add(
          switch (option.getKey()) {
            case "line_length" -> lineLength(option.getValue().asInt());
            case "show_trainable" -> showTrainable(option.getValue().asBoolean());
            case "expand_nested" -> expandNested(option.getValue().asBoolean());
            default -> throw new IllegalArgumentException(option.getKey());
          });
    }
    return options.toArray(SummaryParityTest::array);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static <C> Option<? super C>[] array(int length) {
    return new Option[length];
  }

  private static Sequential dense(Stackable input, int... units) {
    Sequential model = new Sequential(input);
    for (int each : units) {
      model.add(new Dense(each));
    }
    return model;
  }

  private static Sequential built() {
    return new Sequential(
        Input.of(30),
        new Dense(10),
        new Activation("relu"),
        new Dense(1),
        new Activation("sigmoid"));
  }

  private static Sequential compiled(Object how) {
    Sequential model =
        new Sequential(
            Input.of(4), new Dense(6, activation("relu")), new Dense(1, activation("sigmoid")));
    if (how instanceof Optimizer optimizer) {
      model.compile(optimizer(optimizer), loss("binary_crossentropy"), metrics("accuracy"));
    } else {
      model.compile(optimizer((String) how), loss("binary_crossentropy"), metrics("accuracy"));
    }
    return model;
  }

  private static Sequential fitted(Optimizer optimizer) {
    Sequential model = compiled(optimizer);
    model.fit(new float[4][4], new float[4], verbose(0));
    return model;
  }

  private static Sequential builtByFit() {
    Sequential model = new Sequential(new Dense(100), new Dense(10), new Dense(1));
    model.compile(optimizer("adam"), loss("mse"));
    model.fit(new float[4][2], new float[4], verbose(0));
    return model;
  }

  private static Sequential imageModel() {
    return new Sequential(
        Input.of(28, 28),
        new Flatten(),
        new Dense(512, activation("relu")),
        new Dropout(0.2),
        new Dense(10, activation("softmax")));
  }

  private static Sequential large() {
    return new Sequential(
        Input.of(4096),
        new Dense(20000),
        new Reshape(new int[] {100, 200}),
        new Dense(30),
        new Flatten(),
        new Dense(1000));
  }

  private static Sequential longNames() {
    return new Sequential(
        List.of(
            Input.of(
                new int[] {3},
                name("an_input_with_a_name_that_does_not_fit_into_its_cell_of_the_table")),
            new Dense(2, name("a_layer_with_a_name_that_does_not_fit_into_its_cell")),
            new Dense(2, name("exactly_24_characters_xx")),
            new Dense(2, name("exactly_25_characters_xxx")),
            new Dense(2, name("two words")),
            new Dense(1, name("x"))),
        name("a_model_with_a_long_name"));
  }

  private static Sequential frozen() {
    Sequential model = dense(Input.of(4), 6, 1);
    model.layers().get(0).trainable(false);
    return model;
  }

  private static Sequential nested() {
    Sequential inner =
        new Sequential(
            List.of(Input.of(4), new Dense(3, activation("relu")), new Dense(2)), name("inner"));
    return new Sequential(List.of(Input.of(4), inner, new Dense(1)), name("outer"));
  }

  private static Model functionalChain() {
    KerasTensor inputs = Input.of(4);
    return new Model(inputs, new Dense(1).apply(new Dense(3).apply(inputs)));
  }

  private static Model functionalShared() {
    KerasTensor a = Input.of(new int[] {4}, name("left"));
    KerasTensor b = Input.of(new int[] {4}, name("right"));
    Dense shared = new Dense(5, name("shared"));
    KerasTensor first = new Dense(1, name("first")).apply(shared.apply(a));
    KerasTensor second = new Dense(3, name("second")).apply(shared.apply(b));
    return new Model(List.of(a, b), List.of(first, second));
  }

  private static Model functionalLongNames() {
    KerasTensor inputs = Input.of(new int[] {4}, name("an_input_with_a_long_name"));
    KerasTensor hidden = new Dense(5, name("a_dense_layer_with_a_long_name")).apply(inputs);
    List<KerasTensor> outputs =
        List.of(
            new Dense(1, name("output_number_0_of_the_model")).apply(hidden),
            new Dense(1, name("output_number_1_of_the_model")).apply(hidden));
    return new Model(List.of(inputs), outputs, name("functional_model"));
  }
}
