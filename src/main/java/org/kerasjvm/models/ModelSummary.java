package org.kerasjvm.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code summary()} says about a model, before it is laid out.
 *
 * @param name the model's name
 * @param rows its layers in order, those of expanded nested models after their model
 * @param sequential whether the layers form a chain; if not, a column tells what each is connected
 *     to
 * @param trainable the weights that training changes
 * @param nonTrainable the other weights of the layers
 * @param optimizer the optimizer's variables, null before it has any
 */
record ModelSummary(
    String name,
    List<Row> rows,
    boolean sequential,
    Weights trainable,
    Weights nonTrainable,
    @Nullable Weights optimizer) {

  /**
   * Some variables.
   *
   * @param params how many numbers they hold
   * @param bytes the memory that these take
   */
  record Weights(long params, double bytes) {

    Weights plus(@Nullable Weights other) {
      return other == null ? this : new Weights(params + other.params, bytes + other.bytes);
    }
  }

  /** Entries of the column {@code Trainable}. */
  enum Trainable {
    /** Has weights and trains them. */
    YES,
    /** Has weights and keeps them. */
    NO,
    /** Has no weights. */
    NONE
  }

  /**
   * A layer.
   *
   * @param name its name
   * @param className Keras's name of its class
   * @param level how many expanded models it lies in, 0 for the layers of the model itself
   * @param outputShape for instance {@code (None, 10)}, {@code [(None, 1), (None, 2)]}, or {@code
   *     ?} if unknown
   * @param params how many numbers its weights hold
   * @param built whether it has made its weights
   * @param connectedTo {@code name[node][tensor]} of its inputs, joined by ", "; {@code -} if it
   *     has none
   * @param trainable whether it trains
   */
  record Row(
      String name,
      String className,
      int level,
      String outputShape,
      long params,
      boolean built,
      String connectedTo,
      Trainable trainable) {}
}
