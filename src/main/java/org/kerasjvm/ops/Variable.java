package org.kerasjvm.ops;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.tensorflow.ndarray.Shape;

/**
 * A piece of state: a layer's weight, an optimizer's slot, a metric's total, a seed counter. It is
 * a description; its value lives in the model that it became part of and can be read and set from
 * there at any time.
 */
public final class Variable {

  /** Where values live. */
  public interface Store {
    /** Copies the current value to the heap. */
    NDArray read(Variable variable);

    /** Replaces the value; shape and dtype have been checked. */
    void assign(Variable variable, NDArray value);

    /**
     * Computes a formula of the current value.
     *
     * @param formula traced once: give the same object each time
     */
    NDArray compute(Variable variable, UnaryOperator<Value> formula);
  }

  private final String name;
  private final Shape shape;
  private final DType dtype;
  private final boolean trainable;
  private final Initial initial;
  private @Nullable UnaryOperator<Value> regularizer;
  private @Nullable UnaryOperator<Value> constraint;
  private String path;
  private volatile @Nullable Store store;

  /**
   * @param name the last part of the path, such as "kernel"
   * @param shape fully known
   * @param trainable whether gradients are taken for it
   * @param initial its first value
   */
  public Variable(String name, Shape shape, DType dtype, boolean trainable, Initial initial) {
    this.name = name;
    this.path = name;
    this.shape = shape;
    this.dtype = dtype;
    this.trainable = trainable;
    this.initial = initial;
  }

  /** A float32 variable that no gradient is taken for. */
  public static Variable state(String name, Shape shape, double fill) {
    return new Variable(name, shape, DType.FLOAT32, false, Initial.fill(fill));
  }

  /** The short name, as in Keras's {@code variable.name}. */
  public String name() {
    return name;
  }

  /** Owner's path and name, as in Keras's {@code variable.path}: {@code dense/kernel}. */
  public String path() {
    return path;
  }

  /** Sets the path; for the owner. */
  public Variable path(String newPath) {
    path = newPath;
    return this;
  }

  /** The shape, fully known. */
  public Shape shape() {
    return shape;
  }

  /** The element type. */
  public DType dtype() {
    return dtype;
  }

  /** Whether gradients are taken for it when its layer is trainable. */
  public boolean trainable() {
    return trainable;
  }

  /** The penalty on its value that training adds to the loss, or null. */
  public @Nullable UnaryOperator<Value> regularizer() {
    return regularizer;
  }

  /** Where its value is moved to after each update, or null. */
  public @Nullable UnaryOperator<Value> constraint() {
    return constraint;
  }

  /** Sets regularizer and constraint, null for none; for the owner. */
  public Variable held(
      @Nullable UnaryOperator<Value> newRegularizer, @Nullable UnaryOperator<Value> newConstraint) {
    regularizer = newRegularizer;
    constraint = newConstraint;
    return this;
  }

  /** Its first value. */
  public Initial initial() {
    return initial;
  }

  /** Where its value lives, or null before a model has taken it in. */
  public @Nullable Store store() {
    return store;
  }

  /** Moves into a store; for the engine. */
  public void store(@Nullable Store newStore) {
    store = newStore;
  }

  /**
   * The current value, as Keras's {@code variable.numpy()}.
   *
   * @throws IllegalStateException if no model has taken the variable in yet, or the model is closed
   */
  public NDArray value() {
    return requireStore().read(this);
  }

  /**
   * Replaces the value, as Keras's {@code variable.assign}.
   *
   * @param arrayLike a Java array or {@link NDArray} of the variable's shape; converted to its
   *     dtype
   * @throws IllegalArgumentException if the shape differs
   */
  public void assign(Object arrayLike) {
    NDArray value = NDArray.of(arrayLike);
    long[] sizes = java.util.Arrays.stream(value.shape()).asLongStream().toArray();
    if (!Shape.of(sizes).equals(shape)) {
      throw new IllegalArgumentException(
          path
              + ": the value must have shape "
              + show(shape)
              + "; received "
              + value.shapeString()
              + ".");
    }
    requireStore().assign(this, value.astype(dtype));
  }

  /**
   * A formula of the current value.
   *
   * @param formula traced once: give the same object each time
   * @throws IllegalStateException as {@link #value()}
   */
  public NDArray compute(UnaryOperator<Value> formula) {
    return requireStore().compute(this, formula);
  }

  private Store requireStore() {
    Store current = store;
    if (current == null) {
      throw new IllegalStateException(
          path
              + ": has no value yet. Build a model with it first (add it to a Sequential or a Model).");
    }
    return current;
  }

  /** A shape as Python writes it, unknown sizes as None. */
  public static String show(Shape shape) {
    if (shape.isUnknown()) {
      return "?";
    }
    StringBuilder text = new StringBuilder("(");
    for (int k = 0; k < shape.numDimensions(); k++) {
      text.append(k == 0 ? "" : ", ").append(shape.get(k) < 0 ? "None" : "" + shape.get(k));
    }
    return text.append(shape.numDimensions() == 1 ? ",)" : ")").toString();
  }

  @Override
  public String toString() {
    return "<Variable path=" + path + ", shape=" + show(shape) + ", dtype=" + dtype + ">";
  }
}
