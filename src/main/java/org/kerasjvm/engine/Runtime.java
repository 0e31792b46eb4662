package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.GraphDef;

/**
 * One graph, one session, and the variables that live in it. Models that share layers share a
 * runtime and count themselves in and out.
 *
 * <p>Threads: runs may overlap; whoever adds to the graph or trains is alone. Each new {@linkplain
 * #generation() generation} is a fresh graph with the same variables, so that what an earlier
 * {@code compile} traced does not stay in native memory.
 */
@SuppressWarnings("JavaLangClash") // no engine class asks the JVM for its memory
public final class Runtime implements Variable.Store, AutoCloseable {

  /** The parts of the graph that belong to one variable. */
  private record Slot(
      String name, Operand<?> handle, Output<?> read, Placeholder<?> input, Op assign) {}

  private static final AtomicLong NAMES = new AtomicLong();

  static {
    // JavaCPP would refuse memory beyond four times the heap, which says nothing of TensorFlow's
    if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }
  }

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Variable, Slot> slots = new LinkedHashMap<>();
  private final IdentityHashMap<UnaryOperator<Value>, Output<?>> formulas = new IdentityHashMap<>();
  private final List<Runnable> toFree = new ArrayList<>();
  private Graph graph;
  private Session session;
  private volatile int generation;
  private int users;
  private boolean closed;

  /** An empty runtime with no users. */
  public Runtime() {
    graph = new Graph();
    session = new Session(graph, Threads.choosing().build());
  }

  /** A session for small calls, on the calling thread if nobody asked for more. */
  static Session newSession(Graph graph) {
    return new Session(graph, Threads.config().build());
  }

  /** Counts a model in. */
  public synchronized Runtime retain() {
    users++;
    return this;
  }

  /** Counts a model out; the last one frees all native memory. Waits for runs in flight. */
  @Override
  public void close() {
    synchronized (this) {
      if (--users > 0) {
        return;
      }
    }
    alone(
        () -> {
          closed = true;
          free();
          return null;
        });
  }

  /** The operations of the graph. */
  public Ops tf() {
    return Ops.create(graph);
  }

  /** The graph as a {@code tensorflow.GraphDef} message. */
  public byte[] graphDef() {
    return shared(() -> graph.toGraphDef().toByteArray());
  }

  /** Grows by one whenever the graph is made anew; what was traced before is void then. */
  public int generation() {
    return generation;
  }

  /** Runs an action that no other run overlaps: training, or adding to the graph. */
  public <T> T alone(Supplier<T> action) {
    FeederThread.requireForeign(this);
    lock.writeLock().lock();
    try {
      requireOpen();
      return action.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Whether this thread is within {@link #alone}: a callback, say, of a model that trains. */
  public boolean busyHere() {
    return lock.isWriteLockedByCurrentThread();
  }

  /** Runs an action that other such actions may overlap. */
  public <T> T shared(Supplier<T> action) {
    FeederThread.requireForeign(this);
    lock.readLock().lock();
    try {
      requireOpen();
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * A runner of the session, for use within {@link #alone} or {@link #shared}; on the calling
   * thread, because small steps are bound by the hand-over between threads.
   */
  Session.Runner runner() {
    return runner(Threads.asked());
  }

  /**
   * A runner, for use likewise.
   *
   * @param threads whether it takes threads for operations that do not depend on each other
   */
  Session.Runner runner(boolean threads) {
    return threads ? session.runner() : session.runner().setOptions(Threads.ON_CALLER);
  }

  /**
   * Adds a graph made elsewhere, which reads variables by {@link #readIn}.
   *
   * @param inputs names of its operations
   * @param outputs names of its operations
   * @return ways into and out of it, as long as the graph; for use like {@link #runner}
   */
  Endpoints add(GraphDef made, List<String> inputs, List<String> outputs) {
    String prefix = "added_" + toFree.size();
    graph.importGraphDef(made, prefix);
    Endpoints added =
        new Endpoints(
            SessionHandle.of(session),
            at(prefix, inputs),
            at(prefix, outputs),
            List.of(),
            Threads.asked() ? null : Threads.ON_CALLER);
    toFree.add(added::close);
    return added;
  }

  private List<Endpoints.At> at(String prefix, List<String> operations) {
    return operations.stream()
        .map(name -> graph.operationOrThrow(prefix + "/" + name).getUnsafeNativeHandle())
        .map(operation -> new Endpoints.At(operation, 0))
        .toList();
  }

  /** Makes a function callable in the graph. */
  void attach(ConcreteFunction function) {
    graph.attachFunction(function);
  }

  /** Keeps a loop as long as the graph. */
  StepLoop keep(StepLoop loop) {
    toFree.add(loop::close);
    return loop;
  }

  /** Keeps a loop as long as the graph. */
  PassLoop keep(PassLoop loop) {
    toFree.add(loop::close);
    return loop;
  }

  /** Takes variables in that are not here yet and sets them to their first value. */
  public void adopt(List<Variable> variables) {
    List<Variable> fresh =
        variables.stream().filter(v -> !slots.containsKey(v)).distinct().toList();
    if (!fresh.isEmpty()) {
      alone(
          () -> {
            install(fresh);
            return null;
          });
    }
  }

  /** Starts a new graph with all variables but the given ones, which lose their values. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by whoever is alone, read by all
  public void renewWithout(Collection<Variable> dropped) {
    alone(
        () -> {
          Map<Variable, NDArray> values = new LinkedHashMap<>();
          for (Variable variable : slots.keySet()) {
            if (dropped.contains(variable)) {
              variable.store(null);
            } else {
              values.put(variable, read(variable));
            }
          }
          free();
          generation++;
          graph = new Graph();
          session = new Session(graph, Threads.choosing().build());
          for (Map.Entry<Variable, NDArray> entry : values.entrySet()) {
            slots.put(entry.getKey(), slot(entry.getKey()));
            assign(entry.getKey(), entry.getValue());
          }
          return null;
        });
  }

  private void install(List<Variable> fresh) {
    Ops tf = tf();
    Session.Runner first = runner();
    for (Variable variable : fresh) {
      Slot slot = slot(variable);
      slots.put(variable, slot);
      variable.store(this);
      first.addTarget(tf.assignVariableOp(handle(slot), first(tf, variable).operand()));
    }
    if (!fresh.isEmpty()) {
      first.run().close();
    }
  }

  private static Value first(Ops tf, Variable variable) {
    return variable.initial().value(tf, variable.shape(), variable.dtype());
  }

  private Slot slot(Variable variable) {
    Ops tf = tf();
    var type = Types.tensorClass(variable.dtype());
    // without a name of their own, all handles would mean one variable
    String name = variable.name() + "_" + NAMES.incrementAndGet();
    VarHandleOp handle = tf.varHandleOp(type, variable.shape(), VarHandleOp.sharedName(name));
    Placeholder<?> input = tf.placeholder(type, Placeholder.shape(variable.shape()));
    Output<?> read = tf.readVariableOp(handle, type).asOutput();
    return new Slot(name, handle, read, input, tf.assignVariableOp(handle, input));
  }

  @SuppressWarnings("unchecked") // a resource has no Java type
  private static Operand<? extends org.tensorflow.types.family.TType> handle(Slot slot) {
    return (Operand<? extends org.tensorflow.types.family.TType>) slot.handle();
  }

  /** The operand that reads a variable at the start of a run. */
  Operand<?> readOf(Variable variable) {
    return require(variable).read();
  }

  /** The operand that reads a variable, in a graph that is to be {@linkplain #add added}. */
  Operand<?> readIn(Ops tf, Variable variable) {
    var type = Types.tensorClass(variable.dtype());
    var name = VarHandleOp.sharedName(require(variable).name());
    return tf.readVariableOp(tf.varHandleOp(type, variable.shape(), name), type);
  }

  /** Adds an assignment of a value of this graph. */
  Op assignTo(Ops tf, Variable variable, Value value) {
    return tf.assignVariableOp(handle(require(variable)), value.operand());
  }

  private Slot require(Variable variable) {
    Slot slot = slots.get(variable);
    if (slot == null) {
      throw new IllegalStateException(variable + " is not in this runtime.");
    }
    return slot;
  }

  @Override
  public NDArray read(Variable variable) {
    return shared(
        () -> {
          try (Result result = runner().fetch(require(variable).read()).run()) {
            return Tensors.toArray(result.get(0));
          }
        });
  }

  @Override
  public void assign(Variable variable, NDArray value) {
    shared(
        () -> {
          Slot slot = require(variable);
          try (Tensor tensor = Tensors.of(value)) {
            runner().feed(slot.input(), tensor).addTarget(slot.assign()).run().close();
            return null;
          }
        });
  }

  @Override
  public NDArray compute(Variable variable, UnaryOperator<Value> formula) {
    return alone(
        () -> {
          Output<?> result =
              formulas.computeIfAbsent(
                  formula, f -> f.apply(Value.of(tf(), readOf(variable))).operand().asOutput());
          try (Result values = runner().fetch(result).run()) {
            return Tensors.toArray(values.get(0));
          }
        });
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The model is closed: make or load a new one.");
    }
  }

  private void free() {
    session.close();
    toFree.forEach(Runnable::run);
    toFree.clear();
    graph.close();
    slots.clear();
    formulas.clear();
  }
}
