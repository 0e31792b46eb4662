package org.kerasjvm.layers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Joins inputs along an axis; the other axes must agree.
 *
 * <p><b>Options</b> (default): {@code axis} (-1), and those of {@link Layer}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/merging/concatenate.py}.
 */
public final class Concatenate extends Merge implements HasAxis {

  /** The axis to join along; negative ones count from the end. */
  public static final Param<Integer> AXIS = Param.integer("axis");

  static final Schema SCHEMA = Schema.of("Concatenate", Layer.SCHEMA).with(AXIS, -1);

  private final int axis;

  /**
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public Concatenate(Option<? super Concatenate>... options) {
    this(SCHEMA.configure(options));
  }

  Concatenate(Config c) {
    super(c);
    axis = c.get(AXIS);
  }

  @Override
  protected Value merge(List<Value> inputs) {
    return Value.concatenate(inputs, axis);
  }

  @Override
  protected Shape mergedShape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    int rank = first.numDimensions();
    if (axis < -rank || axis >= rank) {
      throw new IllegalArgumentException(
          "Concatenate '%s': axis must be from %d to %d for inputs of rank %d; received %d."
              .formatted(name(), -rank, rank - 1, rank, axis));
    }
    int along = axis < 0 ? axis + rank : axis;
    long[] sizes = first.asArray();
    for (Shape next : inputs.subList(1, inputs.size())) {
      requireAgreement(first, next, along);
      boolean known = sizes[along] >= 0 && next.get(along) >= 0;
      sizes[along] = known ? sizes[along] + next.get(along) : -1;
    }
    return Shape.of(sizes);
  }

  private static void requireAgreement(Shape first, Shape next, int along) {
    boolean agree = first.numDimensions() == next.numDimensions();
    for (int k = 0; agree && k < first.numDimensions(); k++) {
      agree = k == along || first.get(k) < 0 || next.get(k) < 0 || first.get(k) == next.get(k);
    }
    if (!agree) {
      throw new IllegalArgumentException(
          "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[%s, %s]"
              .formatted(Variable.show(first), Variable.show(next)));
    }
  }
}
