package org.kerasjvm.savedmodel;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the graph.
 *
 * @param name its name, such as {@code sequential/dense/kernel}
 * @param dtype its element type, such as {@code float32}
 * @param axes their lengths, -1 for an open one; null if the file leaves their number open
 * @param served whether a signature reads it; Keras 3 exports others too, copies for training
 */
public record VariableInfo(String name, String dtype, @Nullable List<Long> axes, boolean served) {

  /** Its shape as Keras prints it: {@code (784, 512)}. */
  public String shape() {
    return text(axes);
  }

  /** How many elements it has; -1 if the file leaves that open. */
  public long size() {
    if (axes == null || axes.stream().anyMatch(length -> length < 0)) {
      return -1;
    }
    return axes.stream().reduce(1L, (a, b) -> a * b);
  }

  /** A shape as Keras prints it. */
  static String text(@Nullable List<Long> shape) {
    if (shape == null) {
      return "<unknown>";
    }
    String axes =
        shape.stream()
            .map(length -> length < 0 ? "None" : length.toString())
            .collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + axes + ",)" : "(" + axes + ")";
  }

  /** The elements of several variables together, as far as they are known. */
  public static long total(Collection<VariableInfo> variables) {
    return variables.stream().mapToLong(variable -> Math.max(0, variable.size())).sum();
  }
}
