package org.kerasjvm.datasets;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.random.NumpyRandomState;
import org.kerasjvm.random.RandomStates;

/**
 * Generated samples for classification ({@code sklearn/datasets/_samples_generator.py},
 * scikit-learn 1.5): the same points in the same order for the same integer {@code random_state}
 * (coordinates may differ in the last bit of the float64 sine).
 */
public final class Generators {

  /** {@code noise}: standard deviation of what is added to each coordinate. */
  public static final Param<Double> NOISE =
      Param.number("noise").where("a number of 0 or more", v -> v >= 0);

  /** {@code factor}: radius of the inner circle. */
  public static final Param<Double> FACTOR =
      Param.number("factor").required().where("a number in [0, 1)", v -> v >= 0 && v < 1);

  /** {@code shuffle}: whether the samples are put in random order. */
  public static final Param<Boolean> SHUFFLE = Param.bool("shuffle").required();

  /** {@code centers}: number of blobs. */
  public static final Param<Integer> CENTERS = Param.integer("centers").required().atLeast(1);

  /** {@code n_features}: number of coordinates. */
  public static final Param<Integer> N_FEATURES = Param.integer("n_features").required().atLeast(1);

  /** {@code cluster_std}: standard deviation of a blob. */
  public static final Param<Double> CLUSTER_STD =
      Param.number("cluster_std").required().where("a number of 0 or more", v -> v >= 0);

  private static final Schema CIRCLES = noisy("makeCircles").with(FACTOR, 0.8);
  private static final Schema MOONS = noisy("makeMoons");
  private static final Schema BLOBS =
      random("makeBlobs").with(CENTERS, 3).with(N_FEATURES, 2).with(CLUSTER_STD, 1.0);

  private Generators() {}

  private static Schema random(String name) {
    return Schema.of(name).with(SHUFFLE, true).with(RandomStates.RANDOM_STATE, null);
  }

  private static Schema noisy(String name) {
    return random(name).with(NOISE, null);
  }

  /**
   * Makes a circle (class 0) round a smaller one (class 1).
   *
   * <p><b>Options</b> (default): {@code shuffle} (true), {@code noise} (none), {@code randomState}
   * (numpy's global generator), {@code factor} (0.8).
   *
   * @param nSamples number of points, 0 or more
   */
  @SafeVarargs
  public static Samples makeCircles(int nSamples, Option<? super CirclesCall>... options) {
    Config config = CIRCLES.configure(options);
    double factor = config.get(FACTOR);
    int outer = checked("makeCircles", nSamples) / 2;
    double[] x = new double[2 * nSamples];
    for (int i = 0; i < nSamples; i++) {
      boolean inside = i >= outer;
      double step = 2 * Math.PI / (inside ? nSamples - outer : outer);
      double angle = (inside ? i - outer : i) * step;
      x[2 * i] = Math.cos(angle) * (inside ? factor : 1);
      x[2 * i + 1] = Math.sin(angle) * (inside ? factor : 1);
    }
    return finish(x, outer, config);
  }

  /**
   * Makes two interleaving half circles.
   *
   * <p><b>Options</b> (default): {@code shuffle} (true), {@code noise} (none), {@code randomState}
   * (numpy's global generator).
   *
   * @param nSamples number of points, 0 or more
   */
  @SafeVarargs
  public static Samples makeMoons(int nSamples, Option<? super NoisyCall>... options) {
    Config config = MOONS.configure(options);
    int outer = checked("makeMoons", nSamples) / 2;
    NDArray outside = NDArray.linspace(0, Math.PI, outer);
    NDArray inside = NDArray.linspace(0, Math.PI, nSamples - outer);
    double[] x = new double[2 * nSamples];
    for (int i = 0; i < nSamples; i++) {
      double angle = i < outer ? outside.getDouble(i) : inside.getDouble(i - outer);
      x[2 * i] = i < outer ? Math.cos(angle) : 1 - Math.cos(angle);
      x[2 * i + 1] = i < outer ? Math.sin(angle) : 1 - Math.sin(angle) - 0.5;
    }
    return finish(x, outer, config);
  }

  private static Samples finish(double[] points, int ofFirstClass, Config config) {
    NumpyRandomState random = config.get(RandomStates.RANDOM_STATE);
    int n = points.length / 2;
    long[] labels = IntStream.range(0, n).mapToLong(i -> i < ofFirstClass ? 0 : 1).toArray();
    Samples ordered = new Samples(NDArray.of(points, n, 2), NDArray.of(labels, n));
    Samples samples = config.get(SHUFFLE) ? shuffled(ordered, random) : ordered;
    @Nullable Double noise = config.find(NOISE);
    return noise == null
        ? samples
        : new Samples(samples.x().add(random.normal(0, noise, n, 2)), samples.y());
  }

  private static Samples shuffled(Samples samples, NumpyRandomState random) {
    int[] order = random.permutation(samples.y().length());
    return new Samples(samples.x().take(order), samples.y().take(order));
  }

  /**
   * Makes round clouds of points at random centers.
   *
   * <p><b>Options</b> (default): {@code nFeatures} (2), {@code centers} (3), {@code clusterStd}
   * (1), {@code shuffle} (true), {@code randomState} (numpy's global generator).
   *
   * @param nSamples number of points, 0 or more, dealt equally to the centers
   */
  @SafeVarargs
  public static Samples makeBlobs(int nSamples, Option<? super BlobsCall>... options) {
    Config config = BLOBS.configure(options);
    NumpyRandomState random = config.get(RandomStates.RANDOM_STATE);
    int centers = config.get(CENTERS);
    int features = config.get(N_FEATURES);
    double std = config.get(CLUSTER_STD);
    NDArray places = random.uniform(-10, 10, centers, features);
    double[] x = new double[checked("makeBlobs", nSamples) * features];
    long[] y = new long[nSamples];
    int next = 0;
    for (int c = 0; c < centers; c++) {
      int members = nSamples / centers + (c < nSamples % centers ? 1 : 0);
      for (int i = 0; i < members; i++, next++) {
        y[next] = c;
        for (int j = 0; j < features; j++) {
          x[next * features + j] = random.normal(places.getDouble(c, j), std);
        }
      }
    }
    Samples samples = new Samples(NDArray.of(x, nSamples, features), NDArray.of(y, nSamples));
    return config.get(SHUFFLE) ? shuffled(samples, random) : samples;
  }

  private static int checked(String where, int nSamples) {
    if (nSamples < 0) {
      throw new IllegalArgumentException(
          where + ": n_samples must be 0 or more; received " + nSamples + ".");
    }
    return nSamples;
  }
}
