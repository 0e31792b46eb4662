package org.kerasjvm.optimizers;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** Takes {@code weight * decay * rate} off each weight that is not excluded. */
final class WeightDecay {

  private final @Nullable Double decay;
  private List<Variable> excluded = List.of();
  private @Nullable Pattern excludedNames;

  WeightDecay(@Nullable Double decay) {
    this.decay = decay;
  }

  void exclude(List<Variable> variables, List<String> names) {
    excluded = List.copyOf(variables);
    excludedNames = names.isEmpty() ? null : Pattern.compile(String.join("|", names));
  }

  /** The compiled graph multiplies decay and rate first. */
  void apply(CallContext context, List<Variable> variables, Value rate) {
    if (decay == null) {
      return;
    }
    Value share = rate.multiply(decay);
    for (Variable variable : variables) {
      if (decays(variable)) {
        Value weight = context.value(variable);
        Moments.keep(context, variable, weight.subtract(weight.multiply(share)));
      }
    }
  }

  /** Keras looks for the words in TensorFlow's name of the variable, which ends with ":0". */
  private boolean decays(Variable variable) {
    return !excluded.contains(variable)
        && (excludedNames == null || !excludedNames.matcher(variable.path() + ":0").find());
  }
}
