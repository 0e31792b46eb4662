package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.DType;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.layers.Node;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/** Collects what {@code summary()} shows of a model. */
final class Summaries {

  private final Model model;
  private final boolean expandNested;
  private final List<ModelSummary.Row> rows = new ArrayList<>();

  private Summaries(Model model, boolean expandNested) {
    this.model = model;
    this.expandNested = expandNested;
  }

  static void print(Model model, Option<?>[] options) {
    TextOutput output = TextOutput.standard();
    output.print(text(model, options, output));
  }

  /** The text as it goes to a function: plain, at the width of a terminal that is none. */
  static String text(Model model, Option<?>[] options) {
    return text(model, options, TextOutput.to(new StringBuilder()));
  }

  private static String text(Model model, Option<?>[] options, TextOutput output) {
    Config call = CallParams.SUMMARY.configure(options);
    List<?> positions = call.find(CallParams.POSITIONS);
    SummaryLayout layout =
        SummaryLayout.of(output)
            .withLineLength(call.find(CallParams.LINE_LENGTH))
            .withPositions(
                positions == null
                    ? null
                    : positions.stream().map(p -> ((Number) p).doubleValue()).toList())
            .withTrainable(call.get(CallParams.SHOW_TRAINABLE));
    boolean expandNested = call.get(CallParams.EXPAND_NESTED);
    String table = SummaryText.of(new Summaries(model, expandNested).collect(), layout);
    return call.get(CallParams.EXECUTION_PLAN) ? table + plans(model) : table;
  }

  /** How steps ran in the last calls of fit and evaluate, a line each. */
  private static String plans(Model model) {
    Compiled compiled = model.compiled();
    if (compiled == null || compiled.plans().isEmpty()) {
      return " Execution plan: chosen by fit and evaluate, none of which has run\n";
    }
    StringBuilder lines = new StringBuilder();
    compiled.plans().forEach((kind, plan) -> lines.append(" %s: %s%n".formatted(kind, plan)));
    return lines.toString();
  }

  private ModelSummary collect() {
    boolean chain = model instanceof Sequential || model.graph().isChain();
    addRows(model, 0, chain);
    List<Variable> all = model.weights();
    List<Variable> trainable = model.trainableWeights();
    List<Variable> frozen = all.stream().filter(v -> !trainable.contains(v)).toList();
    Compiled compiled = model.compiled();
    // Keras counts the optimizer once it is built, which the first training step does
    boolean shown = compiled != null && compiled.optimizer().built();
    return new ModelSummary(
        model.name(),
        rows,
        chain,
        count(trainable),
        count(frozen),
        shown && compiled != null ? count(compiled.optimizer().variables()) : null);
  }

  private void addRows(Model of, int level, boolean chain) {
    for (Layer layer : of.layers()) {
      rows.add(row(layer, level, chain));
      if (expandNested && layer instanceof Model nested) {
        addRows(nested, level + 1, chain);
      }
    }
  }

  private ModelSummary.Row row(Layer layer, int level, boolean chain) {
    return new ModelSummary.Row(
        layer.name(),
        layer.config().className(),
        level,
        outputShape(layer),
        layer.countParams(),
        layer.built(),
        chain ? "" : connections(layer),
        trainable(layer));
  }

  private static ModelSummary.Trainable trainable(Layer layer) {
    if (layer.weights().isEmpty()) {
      return ModelSummary.Trainable.NONE;
    }
    return layer.trainable() ? ModelSummary.Trainable.YES : ModelSummary.Trainable.NO;
  }

  private static String outputShape(Layer layer) {
    if (layer.inboundNodes().isEmpty()) {
      return "?";
    }
    List<KerasTensor> outputs = layer.inboundNodes().get(0).outputs();
    List<String> shapes = outputs.stream().map(t -> show(t.shape())).toList();
    return shapes.size() == 1 ? shapes.get(0) : "[" + String.join(", ", shapes) + "]";
  }

  private static String show(Shape shape) {
    return Variable.show(shape);
  }

  private String connections(Layer layer) {
    List<String> from = new ArrayList<>();
    for (Node node : layer.inboundNodes()) {
      if (model.graph().nodes().contains(node)) {
        for (KerasTensor input : node.inputs()) {
          int index = input.layer().inboundNodes().indexOf(input.node());
          from.add("%s[%d][%d]".formatted(input.layer().name(), index, input.index()));
        }
      }
    }
    return from.isEmpty() ? "-" : String.join(", ", from);
  }

  private static ModelSummary.Weights count(List<Variable> variables) {
    long params = 0;
    double bytes = 0;
    for (Variable variable : variables) {
      params += variable.shape().size();
      bytes += variable.shape().size() * (variable.dtype() == DType.INT64 ? 8.0 : 4.0);
    }
    return new ModelSummary.Weights(params, bytes);
  }
}
