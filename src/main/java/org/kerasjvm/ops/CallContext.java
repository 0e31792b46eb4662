package org.kerasjvm.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.data.DType;
import org.tensorflow.op.Ops;

/**
 * One tracing of a step: gives each variable's current value, takes its next one, and collects what
 * layers add to the loss. The traced step is thereby a pure function from state to state; who reads
 * the state before and writes it after is the runner's business.
 */
public final class CallContext {

  private final Tape tape;
  private final boolean training;
  private final Map<Variable, Value> current = new LinkedHashMap<>();
  private final Map<Variable, Value> updates = new LinkedHashMap<>();
  private final List<Value> losses = new ArrayList<>();

  /**
   * @param tape of the graph to trace into
   * @param training whether layers behave as in training
   * @param state the value of every variable the step may ask for
   */
  public CallContext(Tape tape, boolean training, Map<Variable, Value> state) {
    this.tape = tape;
    this.training = training;
    current.putAll(state);
  }

  /** The graph's operations. */
  public Ops tf() {
    return tape.tf();
  }

  /** Whether layers behave as in training (dropout drops, and so on). */
  public boolean training() {
    return training;
  }

  /** The variable's value at this point of the step. */
  public Value value(Variable variable) {
    Value value = current.get(variable);
    if (value == null) {
      throw new IllegalStateException(variable + " is not part of the step that is being traced.");
    }
    return value;
  }

  /** Gives the variable its next value. */
  public void update(Variable variable, Value next) {
    value(variable);
    current.put(variable, next);
    updates.put(variable, next);
  }

  /**
   * Traces updates that take effect only if a condition holds when the step runs; they are computed
   * in any case.
   *
   * @param condition a boolean scalar
   */
  public void when(Value condition, Runnable tracing) {
    Map<Variable, Value> before = new LinkedHashMap<>(current);
    Map<Variable, Value> updatesBefore = new LinkedHashMap<>(updates);
    updates.clear();
    tracing.run();
    Map<Variable, Value> conditional = new LinkedHashMap<>(updates);
    updates.clear();
    updates.putAll(updatesBefore);
    conditional.forEach(
        (variable, next) ->
            update(variable, condition.choose(next, Objects.requireNonNull(before.get(variable)))));
  }

  /** The variables that got a next value, with it. */
  public Map<Variable, Value> updates() {
    return Collections.unmodifiableMap(updates);
  }

  /** Adds a scalar to the loss, as Keras's {@code add_loss}. */
  public void addLoss(Value loss) {
    losses.add(loss);
  }

  /** What layers added to the loss, in order. */
  public List<Value> losses() {
    return Collections.unmodifiableList(losses);
  }

  /** The cut points of this tracing. */
  public Tape tape() {
    return tape;
  }

  /** A scalar constant. */
  public Value constant(double value, DType dtype) {
    return Value.of(tape, Types.scalar(tape.tf(), value, dtype));
  }
}
