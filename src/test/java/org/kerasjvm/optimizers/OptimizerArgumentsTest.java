package org.kerasjvm.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.beta1;
import static org.kerasjvm.Options.clipnorm;
import static org.kerasjvm.Options.clipvalue;
import static org.kerasjvm.Options.emaMomentum;
import static org.kerasjvm.Options.emaOverwriteFrequency;
import static org.kerasjvm.Options.globalClipnorm;
import static org.kerasjvm.Options.gradientAccumulationSteps;
import static org.kerasjvm.Options.initialAccumulatorValue;
import static org.kerasjvm.Options.initialScale;
import static org.kerasjvm.Options.l1RegularizationStrength;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.learningRatePower;
import static org.kerasjvm.Options.momentum;
import static org.kerasjvm.Options.staircase;
import static org.kerasjvm.Options.useEma;
import static org.kerasjvm.Options.weightDecay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Keras;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.schedules.CosineDecay;
import org.kerasjvm.optimizers.schedules.ExponentialDecay;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.kerasjvm.optimizers.schedules.PiecewiseConstantDecay;
import org.tensorflow.ndarray.Shape;

/** What optimizers and schedules take, refuse and write, in Keras's words. */
class OptimizerArgumentsTest {

  private static final LearningRateSchedule MINE = step -> step.cast(DType.FLOAT32).add(10).rsqrt();

  @BeforeEach
  void countNamesAnew() {
    Keras.clearSession();
  }

  private static void refused(ThrowingCallable call, String text) {
    assertThatThrownBy(call).isExactlyInstanceOf(IllegalArgumentException.class).hasMessage(text);
  }

  @Test
  void refusesMoreThanOneWayToClip() {
    refused(
        () -> new SGD(clipnorm(1), clipvalue(2.5)),
        "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set. Received: clipnorm=1.0, clipvalue=2.5, global_clipnorm=None");
    refused(
        () -> new Adam(clipnorm(1), globalClipnorm(0)),
        "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set. Received: clipnorm=1.0, clipvalue=None, global_clipnorm=0.0");
  }

  @Test
  void refusesAnAverageThatIsNone() {
    refused(
        () -> new SGD(useEma(true), emaMomentum(2)),
        "`ema_momentum` must be in the range [0, 1]. Received: ema_momentum=2.0");
    refused(
        () -> new SGD(useEma(true), emaOverwriteFrequency(-1)),
        "`ema_overwrite_frequency` must be an integer >= 1 or None. Received: ema_overwrite_frequency=-1");
    assertThat(new SGD(emaMomentum(2)).getConfig()).containsEntry("ema_momentum", 2.0);
  }

  @Test
  void refusesToAccumulateOneBatch() {
    refused(
        () -> new SGD(gradientAccumulationSteps(1)),
        "`gradient_accumulation_steps` must be an integer >= 2. Received: gradient_accumulation_steps=1");
    assertThat(new SGD(gradientAccumulationSteps(0)).built()).isFalse();
  }

  @Test
  void refusesWhatARuleCannotUse() {
    refused(
        () -> new Lion(beta1(0)),
        "Argument `beta_1` must be in the [0, 1] range. Otherwise, the optimizer degenerates to SignSGD. Received: beta_1=0.0.");
    Map<String, Object> none = new LinkedHashMap<>();
    none.put("weight_decay", null);
    refused(
        () -> Optimizers.REGISTRY.create("AdamW", none),
        "Argument `weight_decay` must be a float. Received: weight_decay=None");
    refused(
        () -> new Ftrl(learningRatePower(0.5)),
        "`learning_rate_power` needs to be negative or zero. Received: learning_rate_power=0.5.");
    refused(
        () -> new Ftrl(initialAccumulatorValue(-1)),
        "`initial_accumulator_value` needs to be positive or zero. Received: initial_accumulator_value=-1.0.");
    refused(
        () -> new Ftrl(l1RegularizationStrength(-0.1)),
        "`l1_regularization_strength` needs to be positive or zero. Received: l1_regularization_strength=-0.1.");
  }

  @Test
  void refusesScheduleThatGoesNowhere() {
    refused(
        () -> new ExponentialDecay(0.1, 0, 0.9),
        "Argument `decay_steps` must be > 0. Received: decay_steps=0");
    refused(
        () -> new PiecewiseConstantDecay(new int[] {1, 2}, new double[] {0.1, 0.2}),
        "The length of boundaries should be 1 less than the length of values. Received: boundaries=[1, 2] of length 2, and values=[0.1, 0.2] of length 2.");
  }

  @Test
  void refusesARateThatIsNone() {
    refused(
        () -> new SGD(learningRate(-1)),
        "SGD: learning_rate must be a number of 0 or more or a learning rate schedule; received -1.");
    refused(
        () -> Optimizers.REGISTRY.create("SGD", Map.of("learning_rate", "fast")),
        "SGD: learning_rate must be a number of 0 or more or a learning rate schedule; received 'fast'.");
    refused(
        () -> new SGD().learningRate(-1),
        "SGD: learning_rate must be a number of 0 or more; received -1.0.");
  }

  @Test
  void refusesToSetTheRateOfASchedule() {
    assertThatThrownBy(() -> new SGD(learningRate(new CosineDecay(0.1, 9))).learningRate(0.1))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "This optimizer was created with a `LearningRateSchedule` object as its `learning_rate` constructor argument, hence its learning rate is not settable. If you need the learning rate to be settable, you should instantiate the optimizer with a float `learning_rate` argument.");
  }

  @Test
  void refusesExclusionsOnceBuilt() {
    AdamW optimizer = new AdamW();
    optimizer.build(List.of(weight("dense/kernel", 2, 3)));
    assertThatThrownBy(() -> optimizer.excludeFromWeightDecay(List.of(), List.of("bias")))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "`exclude_from_weight_decay()` can only be configured before the optimizer is built.");
  }

  @Test
  void refusesOtherVariables() {
    SGD optimizer = new SGD(momentum(0.9));
    optimizer.build(List.of(weight("a", 2)));
    assertThatThrownBy(() -> optimizer.build(List.of(weight("b", 2))))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "SGD: already belongs to another model or to other variables. Make a new optimizer.");
    assertThatThrownBy(() -> optimizer.slot(weight("b", 2), "momentum"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Unknown variable: <Variable path=b, shape=(2,), dtype=FLOAT32>. ");
  }

  @Test
  void writesKerasJson() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("name", "adamw");
    expected.put("learning_rate", 0.0010000000474974513);
    expected.put("weight_decay", 0.004);
    expected.put("clipnorm", null);
    expected.put("global_clipnorm", null);
    expected.put("clipvalue", 0.5);
    expected.put("use_ema", false);
    expected.put("ema_momentum", 0.99);
    expected.put("ema_overwrite_frequency", null);
    expected.put("loss_scale_factor", null);
    expected.put("gradient_accumulation_steps", null);
    expected.put("beta_1", 0.9);
    expected.put("beta_2", 0.999);
    expected.put("epsilon", 1e-7);
    expected.put("amsgrad", false);
    Map<String, Object> written = new AdamW(clipvalue(0.5)).getConfig();
    assertThat(new ArrayList<>(written.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
  }

  @Test
  void writesTheRateOfNow() {
    SGD optimizer = new SGD();
    optimizer.learningRate(0.5);
    assertThat(optimizer.getConfig()).containsEntry("learning_rate", 0.5);
  }

  @Test
  void writesAndReadsItsSchedule() {
    Adam optimizer = new Adam(learningRate(new ExponentialDecay(0.1, 10, 0.9, staircase(true))));
    Map<String, Object> schedule = new LinkedHashMap<>();
    schedule.put("module", "keras.optimizers.schedules");
    schedule.put("class_name", "ExponentialDecay");
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", 0.1);
    config.put("decay_steps", 10);
    config.put("decay_rate", 0.9);
    config.put("staircase", true);
    config.put("name", "ExponentialDecay");
    schedule.put("config", config);
    schedule.put("registered_name", null);
    assertThat(optimizer.getConfig()).containsEntry("learning_rate", schedule);
    Optimizer again = Optimizers.REGISTRY.create("Adam", optimizer.getConfig());
    assertThat(again.schedule()).isExactlyInstanceOf(ExponentialDecay.class);
    assertThat(again.getConfig()).isEqualTo(optimizer.getConfig());
  }

  @Test
  void writesTheInnerOptimizer() {
    LossScaleOptimizer optimizer = new LossScaleOptimizer(new SGD(momentum(0.9)), initialScale(8));
    assertThat(optimizer.getConfig())
        .doesNotContainKey("learning_rate")
        .containsEntry("name", "loss_scale_optimizer")
        .containsEntry("initial_scale", 8.0)
        .containsEntry("dynamic_growth_steps", 2000)
        .containsEntry("inner_optimizer", Optimizers.REGISTRY.write(optimizer.innerOptimizer()));
    Optimizer again =
        Objects.requireNonNull(Optimizers.REGISTRY.read(Optimizers.REGISTRY.write(optimizer)));
    assertThat(again.getConfig()).isEqualTo(optimizer.getConfig());
  }

  @Test
  void copiesTheInnerOptimizerToo() {
    LossScaleOptimizer optimizer = new LossScaleOptimizer(new Adam());
    LossScaleOptimizer copy = (LossScaleOptimizer) Optimizers.REGISTRY.copyOf(optimizer);
    assertThat(copy.innerOptimizer()).isNotSameAs(optimizer.innerOptimizer());
    copy.learningRate(0.25);
    assertThat(copy.learningRate()).isEqualTo(0.25f);
    assertThat(optimizer.learningRate()).isEqualTo(0.001f);
  }

  @Test
  void saysThatAScheduleOfOnesOwnHasNoJson() {
    Configurable optimizer = new SGD(learningRate(MINE));
    assertThatThrownBy(optimizer::getConfig)
        .isExactlyInstanceOf(UnsupportedOperationException.class)
        .hasMessageMatching(
            "Learning rate schedule '.*' must override `get_config\\(\\)` in order to be serializable\\.");
  }

  @Test
  void namesVariablesAsKerasDoes() {
    List<Variable> weights =
        List.of(weight("sequential/dense/kernel", 3, 2), weight("sequential/dense/bias", 2));
    assertThat(paths(new Adagrad(learningRate(MINE)), weights))
        .containsExactly("adagrad/iteration", "adagrad/accumulator", "adagrad/accumulator");
    assertThat(paths(new Nadam(useEma(true), gradientAccumulationSteps(2)), weights))
        .containsExactly(
            "nadam/iteration",
            "nadam/learning_rate",
            "nadam/sequential_dense_kernel_average",
            "nadam/sequential_dense_kernel_gradient_accumulator",
            "nadam/sequential_dense_bias_average",
            "nadam/sequential_dense_bias_gradient_accumulator",
            "nadam/variable",
            "nadam/sequential_dense_kernel_momentum",
            "nadam/sequential_dense_kernel_velocity",
            "nadam/sequential_dense_bias_momentum",
            "nadam/sequential_dense_bias_velocity");
    assertThat(paths(new LossScaleOptimizer(new SGD(momentum(0.9)), useEma(true)), weights))
        .containsExactly(
            "loss_scale_optimizer/iteration",
            "loss_scale_optimizer/learning_rate",
            "loss_scale_optimizer/step_counter",
            "loss_scale_optimizer/dynamic_scale",
            "SGD/iteration",
            "SGD/learning_rate",
            "loss_scale_optimizer/SGD/sequential_dense_kernel_momentum",
            "loss_scale_optimizer/SGD/sequential_dense_bias_momentum");
  }

  @Test
  void takesKerasNamesInAnyCase() {
    assertThat(Optimizers.get("AdamW")).isExactlyInstanceOf(AdamW.class);
    assertThat(Optimizers.get("adafactor")).isExactlyInstanceOf(Adafactor.class);
    assertThat(Optimizers.get("LION")).isExactlyInstanceOf(Lion.class);
    assertThat(new AdamW(weightDecay(0)).getConfig()).containsEntry("weight_decay", 0.0);
  }

  private static List<String> paths(Optimizer optimizer, List<Variable> weights) {
    optimizer.build(weights);
    return optimizer.variables().stream().map(Variable::path).toList();
  }

  private static Variable weight(String path, long... shape) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Variable(name, Shape.of(shape), DType.FLOAT32, true, Initial.fill(0)).path(path);
  }
}
