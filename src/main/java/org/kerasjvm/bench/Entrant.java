package org.kerasjvm.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who can take part, in the order of the tables' columns. */
public enum Entrant {
  /** This library as users get it. */
  AUTO("auto", "keras-jvm", Kind.JAVA),
  /** One native call a batch. */
  STEPWISE("stepwise", "stepwise", Kind.JAVA),
  /** Many batches a native call, on TensorFlow's ordinary kernels. */
  LOOPED("looped", "looped", Kind.JAVA),
  /** Many batches a native call, compiled by XLA. */
  COMPILED("compiled", "compiled", Kind.JAVA),
  /** Keras's default. */
  KERAS("keras", "Keras", Kind.KERAS),
  /** Keras with {@code steps_per_execution=50}. */
  KERAS_50("keras-50", "steps_per_execution=50", Kind.KERAS),
  /** Keras with {@code jit_compile=True}. */
  KERAS_JIT("keras-jit", "jit_compile=True", Kind.KERAS),
  /** Keras with both. */
  KERAS_BOTH("keras-both", "both", Kind.KERAS),
  /** {@code lax.scan} over the epoch under {@code jit}. */
  JAX("jax", "JAX lax.scan", Kind.JAX),
  /** Only the matrix products of the model's dense layers, on TensorFlow's kernels. */
  PRODUCTS("products", "matrix products alone", Kind.JAVA);

  /** What an entrant needs. */
  public enum Kind {
    /** This JVM. */
    JAVA,
    /** A Python with Keras. */
    KERAS,
    /** A Python with JAX. */
    JAX
  }

  private final String id;
  private final String heading;
  private final Kind kind;

  Entrant(String id, String heading, Kind kind) {
    this.id = id;
    this.heading = heading;
    this.kind = kind;
  }

  /** Its name on the command line and in JSON. */
  public String id() {
    return id;
  }

  /** The heading of its column. */
  public String heading() {
    return heading;
  }

  /** What it needs. */
  public Kind kind() {
    return kind;
  }

  /** Whether it trains, rather than shows what a part of training takes. */
  public boolean trains() {
    return this != PRODUCTS;
  }

  /**
   * The entrant of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Entrant of(String id) {
    Optional<Entrant> found = Arrays.stream(values()).filter(e -> e.id.equals(id)).findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "bench: a contender must be one of %s; received '%s'.",
                    ids(),
                    id)));
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Entrant::id).toList();
  }
}
