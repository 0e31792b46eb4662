package org.kerasjvm.savedmodel;

import java.util.HashSet;
import java.util.Set;

/** Names of operations: only characters that TensorFlow takes, none twice. */
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
}
