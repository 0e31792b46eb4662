package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.OpDef;

/**
 * The forward pass as a function of the graph's library, which Python calls: its arguments are the
 * inputs, then the handles of the variables.
 *
 * @param name in the library
 * @param inputs in the order of the arguments
 * @param outputs in the order of the results
 * @param definition the operations
 */
record InferenceFunction(
    String name,
    List<ExportedTensor> inputs,
    List<ExportedTensor> outputs,
    FunctionDef definition) {

  /** Inputs and outputs in the model's order: what {@code serve} calls. */
  static InferenceFunction inOrder(String name, InferenceGraph inference) {
    return of(
        name,
        inference,
        List.copyOf(inference.inputs().keySet()),
        List.copyOf(inference.outputs().keySet()));
  }

  /** Inputs and outputs sorted by key, as Python flattens what goes by name: a signature. */
  static InferenceFunction byKey(String name, InferenceGraph inference) {
    return of(name, inference, sorted(inference.inputs()), sorted(inference.outputs()));
  }

  private static List<ExportedTensor> sorted(Map<ExportedTensor, Output<?>> tensors) {
    List<ExportedTensor> sorted = new ArrayList<>(tensors.keySet());
    sorted.sort(Comparator.comparing(ExportedTensor::key));
    return sorted;
  }

  private static InferenceFunction of(
      String name,
      InferenceGraph inference,
      List<ExportedTensor> inputs,
      List<ExportedTensor> outputs) {
    Signature.Builder signature = Signature.builder().key("serve");
    for (int k = 0; k < inputs.size(); k++) {
      signature.input("input_" + k, inference.inputs().get(inputs.get(k)));
    }
    for (int k = 0; k < inference.weights().size(); k++) {
      signature.input("weight_" + k, inference.weights().get(k).handle());
    }
    for (int k = 0; k < outputs.size(); k++) {
      signature.output("output_" + k, inference.outputs().get(outputs.get(k)));
    }
    try (ConcreteFunction function =
        ConcreteFunction.create(signature.build(), inference.graph())) {
      FunctionDef definition = function.getFunctionDef();
      OpDef.Builder renamed = definition.getSignature().toBuilder().setName(name);
      return new InferenceFunction(
          name, inputs, outputs, definition.toBuilder().setSignature(renamed).build());
    }
  }
}
