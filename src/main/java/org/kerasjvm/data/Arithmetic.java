package org.kerasjvm.data;

import org.kerasjvm.data.Elementwise.Op;

/**
 * The arithmetic of {@link NDArray}, apart to keep both readable: three kinds of number, one of
 * array.
 */
abstract sealed class Arithmetic permits NDArray {
  private NDArray self() {
    return (NDArray) this;
  }

  /** Adds a number; float64 stays, all else becomes float32. */
  public NDArray add(float value) {
    return Elementwise.scalar(Op.ADD, self(), value);
  }

  /** Adds a number; float32 stays, all else becomes float64. */
  public NDArray add(double value) {
    return Elementwise.scalar(Op.ADD, self(), value);
  }

  /** Adds an integer; the type stays. */
  public NDArray add(long value) {
    return Elementwise.scalar(Op.ADD, self(), value);
  }

  /** Adds an array, element by element, with broadcasting. */
  public NDArray add(NDArray other) {
    return Elementwise.binary(Op.ADD, self(), other);
  }

  /** Subtracts a number; float64 stays, all else becomes float32. */
  public NDArray subtract(float value) {
    return Elementwise.scalar(Op.SUBTRACT, self(), value);
  }

  /** Subtracts a number; float32 stays, all else becomes float64. */
  public NDArray subtract(double value) {
    return Elementwise.scalar(Op.SUBTRACT, self(), value);
  }

  /** Subtracts an integer; the type stays. */
  public NDArray subtract(long value) {
    return Elementwise.scalar(Op.SUBTRACT, self(), value);
  }

  /** Subtracts an array, element by element, with broadcasting. */
  public NDArray subtract(NDArray other) {
    return Elementwise.binary(Op.SUBTRACT, self(), other);
  }

  /** Multiplies by a number; float64 stays, all else becomes float32. */
  public NDArray multiply(float value) {
    return Elementwise.scalar(Op.MULTIPLY, self(), value);
  }

  /** Multiplies by a number; float32 stays, all else becomes float64. */
  public NDArray multiply(double value) {
    return Elementwise.scalar(Op.MULTIPLY, self(), value);
  }

  /** Multiplies by an integer; the type stays. */
  public NDArray multiply(long value) {
    return Elementwise.scalar(Op.MULTIPLY, self(), value);
  }

  /** Multiplies by an array, element by element, with broadcasting. */
  public NDArray multiply(NDArray other) {
    return Elementwise.binary(Op.MULTIPLY, self(), other);
  }

  /** Divides by a number; float64 stays, all else becomes float32. */
  public NDArray divide(float value) {
    return Elementwise.scalar(Op.DIVIDE, self(), value);
  }

  /** Divides by a number; float32 stays, all else becomes float64. */
  public NDArray divide(double value) {
    return Elementwise.scalar(Op.DIVIDE, self(), value);
  }

  /** Divides by an integer; floats stay, integers become float64. */
  public NDArray divide(long value) {
    return Elementwise.scalar(Op.DIVIDE, self(), value);
  }

  /** Divides by an array, element by element, with broadcasting. */
  public NDArray divide(NDArray other) {
    return Elementwise.binary(Op.DIVIDE, self(), other);
  }
}
