package org.kerasjvm.pipeline;

import org.kerasjvm.base.Estimator;
import org.kerasjvm.preprocessing.Transformer;

/** A named step of a {@link Pipeline}, made by {@link Pipeline#step}; immutable. */
public final class Step {
  private final String name;
  private final Object object;

  Step(String name, Object object) {
    this.name = name;
    this.object = object;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The {@link Transformer} or {@link Estimator}. */
  public Object object() {
    return object;
  }

  /** The step with an unfitted copy of its object. */
  Step copy() {
    return new Step(name, object instanceof Transformer t ? t.copy() : ((Estimator) object).copy());
  }

  @Override
  public String toString() {
    return "('" + name + "', " + object.getClass().getSimpleName() + ")";
  }
}
