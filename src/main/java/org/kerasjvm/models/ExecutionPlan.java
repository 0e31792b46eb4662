package org.kerasjvm.models;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.engine.StepProfile;
import org.kerasjvm.engine.XlaKernels;

/**
 * How the steps of a call run, and why. It is decided from the model, the data and the arguments
 * alone, never by a clock: the same program gives the same numbers every time.
 *
 * @param how the runner
 * @param reason why this one, for people
 */
record ExecutionPlan(How how, String reason) {

  /** The three runners. */
  enum Mode {
    /** One native call a batch, on the ordinary kernels. */
    STEPWISE,
    /** Many batches a native call, on the ordinary kernels. */
    LOOPED,
    /** Many batches a native call, compiled by XLA. */
    COMPILED
  }

  /**
   * A runner.
   *
   * @param leastBatches what a chunk of a compiled one has room for at least, so that a stream's
   *     chunks of all lengths share code; else 0
   * @param batchesPerCall the most that will be asked of a compiled one in a call; else 0
   * @param withRest whether it is compiled for a last, smaller batch too
   */
  record How(Mode mode, int leastBatches, int batchesPerCall, boolean withRest) {
    static final How STEPWISE = new How(Mode.STEPWISE, 0, 0, false);
    static final How LOOPED = new How(Mode.LOOPED, 0, 0, false);
  }

  /** Fewer steps end before the quarter of a second is won back that compiling takes. */
  static final long STEPS_TO_COMPILE = 4000;

  /** Passes over the data from which compiling for its last, smaller batch is won back. */
  static final long PASSES_TO_COMPILE_REST = 500;

  /** Above, most of a step is spent in matrix products, and XLA's are no faster. */
  static final long PRODUCTS_TO_COMPILE = 4 << 20;

  /** Numbers of state up to which many batches are one native call. */
  static final long STATE_TO_LOOP = 8 << 20;

  /** XLA's convolutions on the CPU are ten times slower than the ordinary ones. */
  private static final String SLOW = "Conv";

  /**
   * Chooses.
   *
   * @param eachBatch whether each batch is to be told to somebody
   * @throws IllegalArgumentException if the user wants what XLA cannot compile
   */
  static ExecutionPlan of(CompiledStep step, Compiled compiled, boolean eachBatch, Workload work) {
    Integer asked = compiled.stepsPerExecution();
    boolean single = asked == null ? eachBatch : asked == 1;
    How ordinary = single || isLarge(step) ? How.STEPWISE : How.LOOPED;
    Object jit = compiled.jitCompile();
    How fast =
        new How(
            Mode.COMPILED,
            work.streamed() && !single ? 32 : 1,
            asked != null ? asked : eachBatch ? 1 : Integer.MAX_VALUE,
            jit.equals(true) || work.passes() >= PASSES_TO_COMPILE_REST);
    if (jit.equals(true)) {
      requireCompilable(step, work);
      return new ExecutionPlan(fast, "jit_compile is true");
    }
    String against =
        jit.equals(false)
            ? "jit_compile is false"
            : single ? "each batch is a call of its own" : againstCompiling(step, work);
    if (against == null) {
      return new ExecutionPlan(fast, "many small steps");
    }
    boolean forItsSize = !single && ordinary.equals(How.STEPWISE);
    return new ExecutionPlan(ordinary, forItsSize ? against + ", and the state is large" : against);
  }

  private static void requireCompilable(CompiledStep step, Workload work) {
    String operation = notCompilable(work, profile(step, work));
    if (operation != null) {
      throw new IllegalArgumentException(
          "compile: jit_compile=True: XLA has no CPU kernel for %s, which the %s step needs. Give jitCompile(\"auto\") or jitCompile(false)."
              .formatted(operation, step.training() ? "training" : "test"));
    }
  }

  /** A loop holds its state twice, which costs more than it saves where the state is large. */
  private static boolean isLarge(CompiledStep step) {
    long numbers = step.state().stream().mapToLong(v -> v.shape().size()).sum();
    return numbers > STATE_TO_LOOP;
  }

  private static StepProfile profile(CompiledStep step, Workload work) {
    Integer size = work.batchSize();
    return StepProfile.of(step, work.specs(), size == null ? 32 : size);
  }

  private static @Nullable String notCompilable(Workload work, StepProfile profile) {
    if (work.specs().stream().anyMatch(spec -> spec.dtype() == DType.STRING)) {
      return "strings";
    }
    Optional<String> missing = XlaKernels.firstWithout(profile.operations());
    return missing.map(type -> "the operation " + type).orElse(null);
  }

  private static @Nullable String againstCompiling(CompiledStep step, Workload work) {
    if (work.steps() == null) {
      return "only the end of the stream tells how many steps there are";
    }
    if (work.steps() < STEPS_TO_COMPILE) {
      return "%,d steps are fewer than the %,d from which compiling pays"
          .formatted(work.steps(), STEPS_TO_COMPILE);
    }
    StepProfile profile = profile(step, work);
    if (profile.products() > PRODUCTS_TO_COMPILE) {
      return "%,d multiplications a step are more than the %,d up to which compiling pays"
          .formatted(profile.products(), PRODUCTS_TO_COMPILE);
    }
    Optional<String> slow =
        profile.operations().stream().filter(type -> type.contains(SLOW)).findFirst();
    if (slow.isPresent()) {
      return "XLA's kernel for " + slow.get() + " is the slower one";
    }
    String missing = notCompilable(work, profile);
    return missing == null ? null : "XLA has no CPU kernel for " + missing;
  }

  @Override
  public String toString() {
    return switch (how.mode()) {
          case STEPWISE -> "one batch a call";
          case LOOPED -> "many batches a call";
          case COMPILED -> "many batches a call, compiled by XLA";
        }
        + " ("
        + reason
        + ")";
  }
}
