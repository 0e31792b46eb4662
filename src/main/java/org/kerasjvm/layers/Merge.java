package org.kerasjvm.layers;

import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Base of the layers that merge several inputs ({@code keras/src/layers/merging/base_merge.py}).
 */
public abstract class Merge extends Layer {

  /** Keeps the configuration. */
  protected Merge(Config config) {
    super(config);
  }

  /** Emits the merge of two or more values. */
  protected abstract Value merge(List<Value> inputs);

  /** The shape of the merge. */
  protected abstract Shape mergedShape(List<Shape> inputs);

  @Override
  protected final List<Value> call(List<Value> inputs, CallContext context) {
    return List.of(merge(inputs));
  }

  @Override
  protected void build(List<Shape> inputs) {
    if (inputs.size() < 2) {
      throw new IllegalArgumentException(
          "A merge layer should be called on a list of at least 2 inputs. Received: input_shape=%s"
              .formatted(inputs.stream().map(Variable::show).toList()));
    }
  }

  @Override
  public final List<Shape> outputShapes(List<Shape> inputs) {
    return List.of(mergedShape(inputs));
  }
}
