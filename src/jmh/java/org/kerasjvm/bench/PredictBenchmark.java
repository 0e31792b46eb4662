package org.kerasjvm.bench;

import static org.kerasjvm.Options.verbose;

import java.util.concurrent.TimeUnit;
import org.kerasjvm.data.NDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Predictions of a model that was just trained. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictBenchmark {

  /** A workload of the catalog. */
  @Param({"circles", "width-256"})
  public String workload;

  /** How many rows at once. */
  @Param({"1", "32"})
  public int rows;

  private Prepared prepared;
  private NDArray x;

  /** Builds the model. */
  @Setup(Level.Trial)
  public void prepare() {
    prepared = Prepared.of(workload, Mode.AUTO);
    x = prepared.x().slice(0, rows);
  }

  /** {@code predict}, with batches and callbacks. */
  @Benchmark
  public NDArray predict() {
    return prepared.model().predict(x, verbose(0));
  }

  /** {@code predictOnBatch}: the rows as they are. */
  @Benchmark
  public NDArray predictOnBatch() {
    return prepared.model().predictOnBatch(x);
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    prepared.close();
  }
}
