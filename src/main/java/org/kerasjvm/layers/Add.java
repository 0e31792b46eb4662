package org.kerasjvm.layers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Adds inputs of one shape, element by element.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/layers/merging/add.py}.
 */
public final class Add extends Merge {

  static final Schema SCHEMA = Schema.of("Add", Layer.SCHEMA);

  /**
   * @throws IllegalArgumentException if an option is wrong
   */
  @SafeVarargs
  public Add(Option<? super Add>... options) {
    this(SCHEMA.configure(options));
  }

  Add(Config c) {
    super(c);
  }

  @Override
  protected Value merge(List<Value> inputs) {
    Value sum = inputs.get(0);
    for (Value next : inputs.subList(1, inputs.size())) {
      sum = sum.add(next);
    }
    return sum;
  }

  @Override
  protected Shape mergedShape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    for (Shape shape : inputs) {
      if (!shape.isCompatibleWith(first)) {
        throw new IllegalArgumentException(
            "Inputs have incompatible shapes. Received shapes %s and %s"
                .formatted(Variable.show(first), Variable.show(shape)));
      }
    }
    return first;
  }
}
