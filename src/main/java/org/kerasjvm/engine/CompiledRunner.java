package org.kerasjvm.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.engine.CompiledProgram.Size;
import org.kerasjvm.engine.CompiledProgram.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Runs a step over many batches by code that XLA compiles for it. XLA compiles for fixed shapes, so
 * the rows of a call are gathered into a chunk of fixed size outside of it, and a call runs as many
 * batches of the chunk as are asked for: data of another length needs no other code. A last,
 * smaller batch is a second loop in the same code where that pays, else it runs on the ordinary
 * kernels.
 */
public final class CompiledRunner implements Runner {

  /** Bytes of a chunk at most: small beside the caches' misses, large beside the cost of a call. */
  private static final long CHUNK_BYTES = 8 << 20;

  /** Sizes of batches to compile for; the batches of a stream may have all sizes. */
  private static final int SIZES = 4;

  private static final Logger LOG = LoggerFactory.getLogger(CompiledRunner.class);

  private final Runtime runtime;
  private final StepFunction function;
  private final List<DataSpec> specs;
  private final int logCount;
  private final boolean summed;
  private final Runner rest;
  private final boolean strict;
  private final int leastBatches;
  private final int batchesPerCall;
  private final boolean withRest;
  private final Map<Size, CompiledProgram> programs = new HashMap<>();
  private boolean fresh;
  private boolean refused;

  /**
   * @param logCount how many running results there are
   * @param summed whether to sum them over the batches
   * @param rest runs a last, smaller batch, and everything if XLA refuses
   * @param strict whether a refusal is an error
   * @param leastBatches what a chunk has room for at least
   * @param batchesPerCall how many batches a call of {@link #run} asks for at most
   * @param withRest whether to compile for a last, smaller batch too
   */
  public CompiledRunner(
      Runtime runtime,
      StepFunction function,
      List<DataSpec> specs,
      int logCount,
      boolean summed,
      Runner rest,
      boolean strict,
      int leastBatches,
      int batchesPerCall,
      boolean withRest) {
    this.runtime = runtime;
    this.function = function;
    this.specs = specs;
    this.logCount = logCount;
    this.summed = summed;
    this.rest = rest;
    this.strict = strict;
    this.leastBatches = leastBatches;
    this.batchesPerCall = batchesPerCall;
    this.withRest = withRest;
  }

  @Override
  public void restart() {
    fresh = true;
  }

  @Override
  public RunningLogs run(ResidentData data, int firstBatch, int batches, int batchSize) {
    int end = firstBatch + batches;
    int full = Math.min(end, data.rows() / batchSize);
    RunningLogs logs = RunningLogs.NONE;
    int next = firstBatch;
    boolean compiles = batchSize <= data.rows() && compilesFor(batchSize);
    while (compiles && next < (withRest ? end : full) && !refused) {
      CompiledProgram program = program(data.rows(), batchSize, 1);
      int count = Math.min(program.size().rows() / batchSize, full - next);
      boolean last = next + count == full && full < end && program.holdsRestAfter(count);
      Work work = new Work(1, next * batchSize, count, last, 0, fresh);
      List<RunningLogs> chunk = run(program, data, work);
      if (!chunk.isEmpty()) {
        logs = logs.then(chunk.get(0));
        next += last ? count + 1 : count;
      }
    }
    return next == end ? logs : logs.then(onOrdinaryKernels(data, next, end - next, batchSize));
  }

  /**
   * How many passes over data a call can run: 0 if not even one.
   *
   * @param sameRows whether all passes take the rows in the same order
   */
  public int passes(int rows, int batchSize, boolean sameRows) {
    int fitting = chunkRows(batchSize) / rows;
    boolean compiledWhole = rows >= batchSize && (rows % batchSize == 0 || withRest);
    if (refused || !compiledWhole || fitting == 0 || batchesOf(rows, batchSize) > batchesPerCall) {
      return 0;
    }
    return sameRows ? CompiledProgram.PASSES : Math.min(fitting, CompiledProgram.PASSES);
  }

  /**
   * Runs several passes in one call.
   *
   * @param data in an order of the rows of one pass, or of all passes one after the other
   * @param passes as many as {@link #passes} allows
   * @param rows of a pass
   * @return the results after each; empty if XLA refuses to compile, which leaves the state as it
   *     was
   */
  public List<RunningLogs> runPasses(
      ResidentData data, int passes, int rows, int batchSize, boolean sameRows) {
    CompiledProgram program = program(rows, batchSize, sameRows ? 1 : passes);
    int stride = sameRows ? 0 : rows;
    Work work = new Work(passes, 0, rows / batchSize, rows % batchSize > 0, stride, true);
    return run(program, data, work);
  }

  private boolean compilesFor(int batchSize) {
    List<Integer> sizes = programs.keySet().stream().map(Size::batchSize).distinct().toList();
    return sizes.size() < SIZES || sizes.contains(batchSize);
  }

  private RunningLogs onOrdinaryKernels(ResidentData data, int first, int count, int batchSize) {
    if (fresh) {
      rest.restart();
      fresh = false;
    }
    return rest.run(data, first, count, batchSize);
  }

  /** Runs a chunk; empty if XLA refuses to compile, which leaves the state as it was. */
  private List<RunningLogs> run(CompiledProgram program, ResidentData data, Work work) {
    try {
      List<RunningLogs> logs = program.run(data, work);
      fresh = false;
      return logs;
    } catch (TensorFlowException e) {
      if (strict) {
        throw new IllegalArgumentException(
            "jit_compile=True: XLA cannot compile the step: %s. Give jitCompile(\"auto\") or false."
                .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
            e);
      }
      LOG.warn(
          "XLA cannot compile the step, which runs on the ordinary kernels: {}", e.getMessage());
      refused = true;
      return List.of();
    }
  }

  private CompiledProgram program(int rows, int batchSize, int passes) {
    int left = withRest ? rows % batchSize : 0;
    int whole = left == 0 ? rows / batchSize : batchesOf(rows, batchSize);
    int fitting = chunkRows(batchSize) / batchSize;
    int asked = Math.min(batchesPerCall, Math.max(leastBatches, whole)) * passes;
    int batches = Math.min(nextPowerOfTwo(Math.min(asked, fitting)), fitting);
    Size size = new Size(batchSize, batches * batchSize, left);
    return programs.computeIfAbsent(
        size,
        s ->
            runtime.alone(
                () -> new CompiledProgram(runtime, function, specs, logCount, summed, s)));
  }

  /** The number of batches, a smaller one counted. */
  private static int batchesOf(int rows, int batchSize) {
    return (int) ((rows + (long) batchSize - 1) / batchSize);
  }

  /** The rows of a chunk at most, a whole number of batches. */
  private int chunkRows(int batchSize) {
    long bytes = specs.stream().mapToLong(DataSpec::rowBytes).sum() * batchSize;
    return (int) Math.max(1, CHUNK_BYTES / Math.max(1, bytes)) * batchSize;
  }

  private static int nextPowerOfTwo(int n) {
    int below = Integer.highestOneBit(n);
    return below == n ? n : 2 * below;
  }
}
