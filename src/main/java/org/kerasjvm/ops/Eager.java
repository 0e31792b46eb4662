package org.kerasjvm.ops;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.kerasjvm.data.NDArray;

/**
 * Computes what operations give for arrays, at once and outside any model, as Keras's functions do
 * when they are called with arrays. The engine provides the one implementation.
 */
public interface Eager {

  /**
   * Emits a formula's operations on the arrays and gives their results.
   *
   * @param formula from values of the arrays, in order, to the values wanted
   */
  List<NDArray> compute(Function<List<Value>, List<Value>> formula, List<NDArray> arrays);

  /** The engine's implementation. */
  static Eager get() {
    return ServiceLoader.load(Eager.class, Eager.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Eager: the engine is not on the class path."));
  }

  /** The one result of a formula of some arrays. */
  static NDArray run(Function<List<Value>, Value> formula, NDArray... arrays) {
    return get().compute(in -> List.of(formula.apply(in)), List.of(arrays)).get(0);
  }
}
