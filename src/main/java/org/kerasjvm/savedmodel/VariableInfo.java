package org.kerasjvm.savedmodel;

/**
 * A variable of the graph.
 *
 * @param name its name, such as {@code sequential/dense/kernel}
 * @param dtype its element type, such as {@code float32}
 * @param shape its shape as Keras prints it: {@code (784, 512)}
 */
public record VariableInfo(String name, String dtype, String shape) {}
