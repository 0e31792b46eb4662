package org.kerasjvm.savedmodel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * What is to be exported: a function from inputs to outputs that reads variables.
 *
 * @param inputs the inputs, by the keys that they get in the signatures
 * @param state every variable that the function may read
 * @param trainable those of them that training may change
 * @param function emits the operations of inference
 */
public record ForwardPass(
    List<ExportedTensor> inputs,
    List<Variable> state,
    List<Variable> trainable,
    BiFunction<List<Value>, CallContext, List<Value>> function) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if two inputs have one key
   */
  public ForwardPass {
    inputs = List.copyOf(inputs);
    state = List.copyOf(state);
    trainable = List.copyOf(trainable);
    Set<String> keys = new HashSet<>();
    for (ExportedTensor input : inputs) {
      if (!keys.add(input.key())) {
        throw new IllegalArgumentException(
            "export: inputs must have different names; received '%s' twice. Give each Input a name."
                .formatted(input.key()));
      }
    }
  }
}
