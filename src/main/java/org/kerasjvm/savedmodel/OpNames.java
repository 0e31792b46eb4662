package org.kerasjvm.savedmodel;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of operations: only characters that TensorFlow takes, none twice; and the parts of a
 * tensor's name, {@code operation:index}.
 */
final class OpNames {

  private final Set<String> taken = new HashSet<>();

  /** The wanted name, or one like it. */
  String next(String wanted) {
    String name = wanted.replaceAll("[^A-Za-z0-9_./-]", "_");
    if (!name.matches("[A-Za-z0-9.].*")) {
      name = "op" + name;
    }
    String unique = name;
    for (int k = 1; !taken.add(unique); k++) {
      unique = name + "_" + k;
    }
    return unique;
  }

  static String operation(String tensor) {
    int colon = tensor.lastIndexOf(':');
    return colon < 0 ? tensor : tensor.substring(0, colon);
  }

  static int index(String tensor) {
    int colon = tensor.lastIndexOf(':');
    return colon < 0 ? 0 : Integer.parseInt(tensor.substring(colon + 1));
  }
}
