package org.kerasjvm.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.useBias;
import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.models.Model;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.parity.Tolerance;
import org.tensorflow.ndarray.Shape;

/** What every layer keeps: one line in {@link #CASES} gives a new one all of these tests. */
class LayerContractTest {

  private static final int ROWS = 3;

  /** The step of the central differences: a power of 2, so that adding it costs no digits. */
  private static final float STEP = 1 / 64f;

  /**
   * A layer with the shapes of a sample of each input, and its weights by name and shape.
   *
   * @param make makes it anew
   * @param inputs shapes without the batch axis
   * @param weights as {@code kernel (4, 3)}
   */
  private record Case(Supplier<Layer> make, List<int[]> inputs, List<String> weights) {

    static Case of(Supplier<Layer> make, int... input) {
      return new Case(make, List.of(input), List.of());
    }

    Case weights(String... named) {
      return new Case(make, inputs, List.of(named));
    }

    Case and(int... input) {
      List<int[]> more = new ArrayList<>(inputs);
      more.add(input);
      return new Case(make, more, weights);
    }

    @Override
    public String toString() {
      return make.get().config().className()
          + inputs.stream().map(Arrays::toString).collect(Collectors.joining());
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.of(() -> new Dense(3, activation("tanh")), 4).weights("kernel (4, 3)", "bias (3,)"),
          Case.of(() -> new Dense(2, useBias(false)), 3, 4).weights("kernel (4, 2)"),
          Case.of(() -> new Activation("softplus"), 2, 3),
          Case.of(() -> new Flatten(), 2, 3),
          Case.of(() -> new Flatten()),
          Case.of(() -> new Reshape(new int[] {3, -1}), 2, 6),
          Case.of(() -> new Dropout(0.4), 5),
          Case.of(() -> new Add(), 2, 3).and(2, 3),
          Case.of(() -> new Add(), 3).and(3).and(3),
          Case.of(() -> new Concatenate(), 2, 3).and(2, 4));

  private interface Check {
    void of(Case of);
  }

  private static Stream<DynamicTest> forEachCase(Check check) {
    return CASES.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      Keras.setRandomSeed(7);
                      check.of(each);
                    }));
  }

  @Test
  void allLayersHaveACase() {
    List<String> tested =
        new ArrayList<>(
            CASES.stream().map(each -> each.make().get().config().className()).distinct().toList());
    tested.add("InputLayer"); // it is the input of every case
    assertThat(tested).containsExactlyInAnyOrderElementsOf(Layers.REGISTRY.classNames());
  }

  @TestFactory
  Stream<DynamicTest> givesTheShapeThatItPromises() {
    return forEachCase(
        each -> {
          try (Model model = model(each.make().get(), each.inputs())) {
            Shape promised = model.outputs().get(0).shape();
            int[] real = model.predictOnBatch(data(each)).shape();
            assertThat(promised.get(0)).isEqualTo(-1);
            assertThat(promised.tail())
                .isEqualTo(Shape.of(Arrays.stream(real).skip(1).asLongStream().toArray()));
            assertThat(real[0]).isEqualTo(ROWS);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> hasTheWeightsThatItsJavadocNames() {
    return forEachCase(
        each -> {
          Layer layer = each.make().get();
          try (Model model = model(layer, each.inputs())) {
            assertThat(layer.weights().stream().map(w -> w.name() + " " + Variable.show(w.shape())))
                .containsExactlyElementsOf(each.weights());
            assertThat(layer.weights())
                .allSatisfy(w -> assertThat(w.path()).isEqualTo(layer.name() + "/" + w.name()));
            assertThat(layer.countParams())
                .isEqualTo(layer.getWeights().stream().mapToLong(NDArray::size).sum());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> trainsItsWeightsUnlessFrozen() {
    return forEachCase(
        each -> {
          List<NDArray> free = movedBy(each, true);
          List<NDArray> frozen = movedBy(each, false);
          assertThat(free).allSatisfy(change -> assertThat(change.equal(0).all()).isFalse());
          assertThat(frozen).allSatisfy(change -> assertThat(change.equal(0).all()).isTrue());
        });
  }

  /** How far one step of training moves each weight. */
  private static List<NDArray> movedBy(Case each, boolean trainable) {
    Layer layer = each.make().get();
    layer.trainable(trainable);
    List<KerasTensor> inputs = inputs(each.inputs());
    KerasTensor y = new Dense(1, name("last")).apply(new Flatten().apply(layer.apply(inputs)));
    try (Model model = new Model(inputs, List.of(y))) {
      model.compile(optimizer(new SGD(learningRate(0.1))), loss("mse"));
      List<NDArray> before = layer.getWeights();
      List<NDArray> last = model.getLayer("last").getWeights();
      model.fit(data(each), new float[] {1, -2, 3}, verbose(0));
      assertThat(model.getLayer("last").getWeights()).isNotEqualTo(last);
      List<NDArray> after = layer.getWeights();
      List<NDArray> moved = new ArrayList<>();
      for (int k = 0; k < before.size(); k++) {
        moved.add(after.get(k).subtract(before.get(k)));
      }
      return moved;
    }
  }

  @TestFactory
  Stream<DynamicTest> hasTheGradientOfItsDifferences() {
    return forEachCase(
        each -> {
          Layer layer = each.make().get();
          layer.applyAll(inputs(each.inputs()));
          List<Variable> state = new ArrayList<>(layer.weights());
          state.addAll(layer.seedVariables());
          NDArray[] x = data(each).toArray(NDArray[]::new);
          try (Harness harness = new Harness(state)) {
            Harness.Program program = (context, in) -> layer.trace(in, context);
            NDArray y = harness.run(false, program, x).get(0);
            NDArray upstream = wave(7, y.shape());
            Harness.Differentiated exact =
                harness.differentiate(
                    (context, in) -> layer.trace(in, context).get(0), upstream, x);
            for (int k = 0; k < x.length; k++) {
              Tolerance.FINITE_DIFFERENCE.check(
                  "input " + k,
                  exact.gradients().get(k).ravel().toFloatArray(),
                  differences(harness, program, upstream, x, k));
            }
          }
        });
  }

  /** The central difference for each element of one input. */
  private static float[] differences(
      Harness harness, Harness.Program program, NDArray upstream, NDArray[] x, int input) {
    float[] values = x[input].ravel().toFloatArray();
    float[] slopes = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      double up = at(harness, program, upstream, x, input, k, STEP);
      double down = at(harness, program, upstream, x, input, k, -STEP);
      slopes[k] = (float) ((up - down) / (2 * STEP));
    }
    return slopes;
  }

  private static double at(
      Harness harness,
      Harness.Program program,
      NDArray upstream,
      NDArray[] x,
      int input,
      int element,
      float step) {
    float[] values = x[input].ravel().toFloatArray().clone();
    values[element] += step;
    NDArray[] moved = x.clone();
    moved[input] = NDArray.of(values, x[input].shape());
    double[] y = harness.run(false, program, moved).get(0).ravel().toDoubleArray();
    double[] weights = upstream.ravel().toDoubleArray();
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      sum += y[k] * weights[k];
    }
    return sum;
  }

  private static Model model(Layer layer, List<int[]> shapes) {
    List<KerasTensor> inputs = inputs(shapes);
    return new Model(inputs, List.of(layer.apply(inputs)));
  }

  private static List<KerasTensor> inputs(List<int[]> shapes) {
    return shapes.stream().map(Input::of).toList();
  }

  private static List<NDArray> data(Case each) {
    List<NDArray> arrays = new ArrayList<>();
    for (int[] sample : each.inputs()) {
      int[] shape = new int[sample.length + 1];
      shape[0] = ROWS;
      System.arraycopy(sample, 0, shape, 1, sample.length);
      arrays.add(wave(3 + arrays.size(), shape));
    }
    return arrays;
  }

  /** Multiples of 1/8 from -1 to 1. */
  private static NDArray wave(int stride, int... shape) {
    float[] values = new float[NDArray.zeros(org.kerasjvm.data.DType.FLOAT32, shape).size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = ((stride * k + k * k) % 17 - 8) / 8f;
    }
    return NDArray.of(values, shape);
  }
}
