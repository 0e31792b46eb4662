package org.kerasjvm.optimizers;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.tensorflow.ndarray.Shape;

/** The rate of an optimizer: a variable that can be set, or a schedule over the steps so far. */
final class LearningRate {

  private final Variable iterations;
  private final @Nullable LearningRateSchedule schedule;
  private final @Nullable UnaryOperator<Value> formula;
  private final @Nullable Variable variable;
  private float beforeBuild;

  /**
   * @param given a Double or a schedule
   * @param iterations the count of steps, batches that only accumulate included
   */
  LearningRate(Object given, String optimizer, Variable iterations) {
    this.iterations = iterations;
    if (given instanceof LearningRateSchedule known) {
      schedule = known;
      formula = step -> known.rate(step).cast(DType.FLOAT32);
      variable = null;
    } else {
      schedule = null;
      formula = null;
      beforeBuild = ((Double) given).floatValue();
      variable =
          new Variable(
              "learning_rate",
              Shape.scalar(),
              DType.FLOAT32,
              false,
              (tf, shape, dtype) -> Value.of(tf, tf.constant(beforeBuild)));
      variable.path(optimizer + "/learning_rate");
    }
  }

  List<Variable> variables() {
    return variable == null ? List.of() : List.of(variable);
  }

  @Nullable LearningRateSchedule schedule() {
    return schedule;
  }

  /** In a step. */
  Value value(CallContext context) {
    return formula == null ? context.value(variable()) : formula.apply(context.value(iterations));
  }

  /** Between steps. */
  float get() {
    if (formula != null) {
      return iterations.compute(formula).getFloat();
    }
    return variable().store() == null ? beforeBuild : variable().value().getFloat();
  }

  void set(double rate) {
    if (schedule != null) {
      throw new IllegalStateException(
          "This optimizer was created with a `LearningRateSchedule` object as its `learning_rate`"
              + " constructor argument, hence its learning rate is not settable. If you need the"
              + " learning rate to be settable, you should instantiate the optimizer with a float"
              + " `learning_rate` argument.");
    }
    beforeBuild = (float) rate;
    if (variable().store() != null) {
      variable().assign(NDArray.of(new float[] {(float) rate}, new int[0]));
    }
  }

  private Variable variable() {
    return java.util.Objects.requireNonNull(variable);
  }
}
