package org.kerasjvm.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.ResidentData;
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

/** What it costs to bring rows of 784 numbers to TensorFlow. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FeedBenchmark {

  private static final int FEATURES = 784;

  /** How many rows at once. */
  @Param({"1", "32", "1024"})
  public int rows;

  private float[][] nested;
  private NDArray array;
  private Prepared width;
  private NDArray batch;
  private NDArray labels;

  /** Makes the rows, and a model for single batches. */
  @Setup(Level.Trial)
  public void prepare() {
    nested = new float[rows][FEATURES];
    array = NDArray.of(nested);
    width = Prepared.of("width-16", Mode.AUTO);
    batch = width.x().slice(0, rows);
    labels = width.y().slice(0, rows);
  }

  /** From {@code float[][]} to an array. */
  @Benchmark
  public NDArray arrayOfNestedArrays() {
    return NDArray.of(nested);
  }

  /** From an array to native memory, and freed again. */
  @Benchmark
  public int residentData() {
    try (ResidentData data = new ResidentData(List.of(array), 0, rows)) {
      return data.rows();
    }
  }

  /** {@code trainOnBatch} of a 16-16-16-16 network: fed, run, logs read. */
  @Benchmark
  public double[] trainOnBatch() {
    return width.model().trainOnBatch(batch, labels);
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    width.close();
  }
}
