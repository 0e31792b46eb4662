package org.kerasjvm.bench;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.verbose;

import java.util.concurrent.TimeUnit;
import org.kerasjvm.callbacks.History;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a training step costs round its kernels: a model so small that these take next to nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {

  private static final int STEPS = 25;
  private static final int EPOCHS = 40;

  /** A constant of {@link Mode}. */
  @Param({"AUTO", "STEPWISE", "LOOPED", "COMPILED"})
  public String mode;

  private Prepared circles;

  /** Builds the model of the circles tutorial. */
  @Setup(Level.Trial)
  public void prepare() {
    circles = Prepared.of("circles", Mode.valueOf(mode));
  }

  /** A step in a {@code fit} of 40 epochs of 25 steps. */
  @Benchmark
  @OperationsPerInvocation(STEPS * EPOCHS)
  public History stepOfManyEpochs() {
    return fit(EPOCHS);
  }

  /** A {@code fit} of one epoch: its 25 steps and what a call of {@code fit} costs. */
  @Benchmark
  public History fitOfOneEpoch() {
    return fit(1);
  }

  private History fit(int count) {
    return circles.model().fit(circles.x(), circles.y(), epochs(count), batchSize(32), verbose(0));
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    circles.close();
  }
}
