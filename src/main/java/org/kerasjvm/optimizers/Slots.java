package org.kerasjvm.optimizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.kerasjvm.ops.Variable;

/** The state that an optimizer keeps for the model's variables, in the order of its making. */
final class Slots {

  private final Map<Variable, Map<String, Variable>> byVariable = new LinkedHashMap<>();
  private final List<Variable> all = new ArrayList<>();

  /** Empty, for these variables. */
  Slots(List<Variable> trainable) {
    trainable.forEach(variable -> byVariable.put(variable, new LinkedHashMap<>()));
  }

  boolean belongTo(List<Variable> trainable) {
    return byVariable.keySet().equals(new LinkedHashSet<>(trainable));
  }

  void add(Variable state) {
    all.add(state);
  }

  void add(Variable of, String slot, Variable state) {
    byVariable.computeIfAbsent(of, k -> new LinkedHashMap<>()).put(slot, state);
    all.add(state);
  }

  Variable get(Variable of, String slot) {
    Map<String, Variable> own = byVariable.get(of);
    Variable found = own == null ? null : own.get(slot);
    if (found == null) {
      throw new IllegalStateException(
          "Unknown variable: "
              + of
              + ". This optimizer can only be called for the variables it was originally built with."
              + " When working with a new set of variables, you should recreate a new optimizer"
              + " instance.");
    }
    return found;
  }

  List<Variable> all() {
    return all;
  }
}
