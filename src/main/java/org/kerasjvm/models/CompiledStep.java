package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.engine.StepFunction;
import org.kerasjvm.engine.Train;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.metrics.Mean;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * The training step and the test step ({@code keras/src/backend/tensorflow/trainer.py}): forward,
 * loss, loss tracker, gradients and optimizer (training only), metrics on the predictions made
 * before the update.
 */
final class CompiledStep implements StepFunction {

  private final Model model;
  private final Compiled compiled;
  private final boolean training;
  private final int weights;

  /**
   * @param weights how many of the data's last tensors hold sample weights: none, one for all
   *     outputs, or one for each
   */
  CompiledStep(Model model, Compiled compiled, boolean training, int weights) {
    this.model = model;
    this.compiled = compiled;
    this.training = training;
    this.weights = weights;
  }

  @Override
  public boolean training() {
    return training;
  }

  int weights() {
    return weights;
  }

  @Override
  public List<Variable> state() {
    List<Variable> state = new ArrayList<>(model.weights());
    state.addAll(model.seedVariables());
    if (training) {
      state.addAll(compiled.optimizer().variables());
    }
    state.addAll(compiled.metricVariables());
    return state;
  }

  @Override
  public List<Variable> restarted() {
    return compiled.metricVariables();
  }

  @Override
  public void trace(CallContext context, List<Value> batch) {
    int inputs = model.graph().inputs().size();
    int outputs = model.graph().outputs().size();
    List<Value> x = batch.subList(0, inputs);
    List<Value> y = batch.subList(inputs, inputs + outputs);
    List<Value> weight = batch.subList(inputs + outputs, inputs + outputs + weights);
    List<Value> predicted = model.graph().trace(x, context);
    Value loss = totalLoss(context, y, predicted, weight);
    compiled.lossTracker().update(context, loss, x.get(0).batchSize());
    if (training) {
      Train.step(context, loss, compiled.trainable(model), compiled.optimizer());
    }
    for (Compiled.Reported reported : compiled.metrics()) {
      int k = reported.output();
      Value used = reported.weighted() ? weightOf(k, weight) : null;
      reported.metric().update(context, y.get(k), predicted.get(k), used);
    }
  }

  private static @Nullable Value weightOf(int output, List<Value> weights) {
    return weights.isEmpty() ? null : weights.get(weights.size() == 1 ? 0 : output);
  }

  private Value totalLoss(
      CallContext context, List<Value> y, List<Value> predicted, List<Value> weights) {
    Value total = null;
    for (int k = 0; k < y.size(); k++) {
      CompiledLoss compiledLoss = compiled.losses().get(k);
      Loss loss = compiledLoss.loss();
      if (loss != null) {
        Value value =
            loss.apply(y.get(k), predicted.get(k), weightOf(k, weights)).cast(DType.FLOAT32);
        Mean tracker = compiledLoss.tracker();
        if (tracker != null) {
          tracker.update(context, value, null);
        }
        Double factor = compiledLoss.weight();
        value = factor == null ? value : value.multiply(factor);
        total = total == null ? value : total.add(value);
      }
    }
    List<Value> losses = new ArrayList<>();
    if (total != null) {
      losses.add(total);
    }
    losses.addAll(context.losses());
    losses.addAll(weightPenalties(context));
    if (losses.isEmpty()) {
      throw new IllegalArgumentException(
          "No loss to compute. Provide a `loss` argument in `compile()`.");
    }
    return losses.size() == 1 ? losses.get(0) : Value.stack(losses).sum();
  }

  /** What the regularizers of the trainable weights add, in the weights' order. */
  private List<Value> weightPenalties(CallContext context) {
    List<Value> penalties = new ArrayList<>();
    for (Variable weight : model.trainableWeights()) {
      UnaryOperator<Value> regularizer = weight.regularizer();
      if (regularizer != null) {
        penalties.add(regularizer.apply(context.value(weight)));
      }
    }
    return penalties;
  }

  @Override
  public List<Value> logs(CallContext context) {
    List<Value> logs = new ArrayList<>();
    logs.add(compiled.lossTracker().result(context));
    for (Mean mean : compiled.outputLosses()) {
      logs.add(mean.result(context));
    }
    compiled.metrics().forEach(reported -> logs.add(reported.metric().result(context)));
    return logs;
  }
}
