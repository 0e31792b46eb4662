package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Tape;
import org.kerasjvm.ops.Types;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;

/**
 * Runs a step over many batches by code that XLA compiles for it. XLA compiles for fixed shapes, so
 * the rows of a call are gathered into a chunk of fixed size outside of it, and a call runs as many
 * batches of the chunk as are asked for: data of another length needs no other code. A last,
 * smaller batch runs on the ordinary kernels, which takes less than to compile for it.
 */
public final class CompiledRunner implements Runner {

  /** Bytes of a chunk at most: small beside the caches' misses, large beside the cost of a call. */
  private static final long CHUNK_BYTES = 8 << 20;

  /** What XLA compiles for: rows a batch, and batches a chunk. */
  private record Size(int batchSize, int batches) {}

  private static final Logger LOG = LoggerFactory.getLogger(CompiledRunner.class);

  private final Runtime runtime;
  private final StepFunction function;
  private final List<DataSpec> specs;
  private final int logCount;
  private final Runner rest;
  private final boolean strict;
  private final int batchesPerCall;
  private final Map<Size, Program> programs = new HashMap<>();
  private boolean fresh;
  private boolean refused;

  /**
   * @param logCount how many running results to sum over the batches; 0 for none
   * @param rest runs a last, smaller batch, and everything if XLA refuses
   * @param strict whether a refusal is an error
   * @param batchesPerCall how many batches a call of {@link #run} asks for at most
   */
  public CompiledRunner(
      Runtime runtime,
      StepFunction function,
      List<DataSpec> specs,
      int logCount,
      Runner rest,
      boolean strict,
      int batchesPerCall) {
    this.runtime = runtime;
    this.function = function;
    this.specs = specs;
    this.logCount = logCount;
    this.rest = rest;
    this.strict = strict;
    this.batchesPerCall = batchesPerCall;
  }

  @Override
  public void restart() {
    fresh = true;
  }

  @Override
  public RunningLogs run(ResidentData data, int firstBatch, int batches, int batchSize) {
    int end = firstBatch + batches;
    int full = Math.min(end, data.rows() / batchSize);
    RunningLogs logs = RunningLogs.NONE;
    int next = firstBatch;
    while (next < full && !refused) {
      Program program = program(data.rows(), batchSize);
      int count = Math.min(program.size.batches(), full - next);
      RunningLogs chunk = run(program, data, next, count);
      if (chunk != null) {
        logs = logs.then(chunk);
        next += count;
      }
    }
    return next == end ? logs : logs.then(onOrdinaryKernels(data, next, end - next, batchSize));
  }

  private RunningLogs onOrdinaryKernels(ResidentData data, int first, int count, int batchSize) {
    if (fresh) {
      rest.restart();
      fresh = false;
    }
    return rest.run(data, first, count, batchSize);
  }

  /** Runs a chunk; null if XLA refuses to compile, which leaves the state as it was. */
  private @Nullable RunningLogs run(Program program, ResidentData data, int first, int count) {
    try {
      RunningLogs logs = program.run(data, first, count);
      fresh = false;
      return logs;
    } catch (TensorFlowException e) {
      if (strict) {
        throw new IllegalArgumentException(
            "jit_compile=True: XLA cannot compile the step: %s. Give jitCompile(\"auto\") or false."
                .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
            e);
      }
      LOG.warn(
          "XLA cannot compile the step, which runs on the ordinary kernels: {}", e.getMessage());
      refused = true;
      return null;
    }
  }

  private Program program(int rows, int batchSize) {
    int asked = Math.min(batchesPerCall, rows / batchSize);
    int fitting = (int) Math.max(1, CHUNK_BYTES / (rowBytes() * batchSize));
    Size size = new Size(batchSize, Math.min(nextPowerOfTwo(asked), fitting));
    return programs.computeIfAbsent(size, s -> runtime.alone(() -> new Program(s)));
  }

  private static int nextPowerOfTwo(int n) {
    int below = Integer.highestOneBit(n);
    return below == n ? n : 2 * below;
  }

  private long rowBytes() {
    return specs.stream().mapToLong(DataSpec::rowBytes).sum();
  }

  /** The compiled code for one size, and the operations round it. */
  private final class Program {

    private final Size size;
    private final StepInputs inputs;
    private final Op commit;
    private final Output<?> last;
    private final Output<?> sums;

    Program(Size size) {
      this.size = size;
      Ops tf = runtime.tf();
      inputs = StepInputs.create(tf, specs);
      StepLoop loop = runtime.keep(new StepLoop(function, ports(), logCount, this::batch));
      List<Operand<?>> arguments = new ArrayList<>();
      arguments.add(inputs.to());
      arguments.add(inputs.fresh());
      loop.state().forEach(variable -> arguments.add(runtime.readOf(variable)));
      arguments.addAll(chunk(tf));
      ConcreteFunction epoch = runtime.keep(epoch(loop));
      Operation call = call(tf, epoch, loop.updated(), arguments);
      last = call.output(0);
      sums = call.output(1);
      commit = commit(tf, loop.updated(), call);
    }

    /** The rows of the call, in order; behind the data's end its last row again. */
    private List<Operand<?>> chunk(Ops tf) {
      int rows = size.batches() * size.batchSize();
      Operand<TInt32> places =
          tf.math.minimum(
              tf.math.add(
                  inputs.from(), tf.range(tf.constant(0), tf.constant(rows), tf.constant(1))),
              tf.math.sub(tf.size(inputs.order()), tf.constant(1)));
      Operand<TInt32> index = tf.gather(inputs.order(), places, tf.constant(0));
      List<Operand<?>> chunk = new ArrayList<>();
      for (int k = 0; k < specs.size(); k++) {
        Operand<?> gathered = tf.gather(inputs.data().get(k), index, tf.constant(0));
        chunk.add(tf.reshape(gathered, tf.constant(ports().get(k).shape().asArray())));
      }
      return chunk;
    }

    private List<StepLoop.Port> ports() {
      List<StepLoop.Port> ports = new ArrayList<>();
      for (DataSpec spec : specs) {
        Shape batches = Shape.of(size.batches(), size.batchSize()).append(spec.sampleShape());
        ports.add(new StepLoop.Port(spec.dtype(), batches));
      }
      return ports;
    }

    private List<Operand<?>> batch(Ops tf, Operand<TInt32> number, List<Placeholder<?>> chunk) {
      List<Operand<?>> batch = new ArrayList<>();
      for (Placeholder<?> tensor : chunk) {
        long[] sizes = tensor.shape().asArray();
        int[] one = new int[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
          one[k] = k == 0 ? 1 : (int) sizes[k];
        }
        Operand<TInt32> first =
            tf.pad(
                tf.expandDims(number, tf.constant(0)),
                tf.constant(new int[][] {{0, sizes.length - 1}}),
                tf.constant(0));
        Operand<?> row = tf.slice(tensor, first, tf.constant(one));
        batch.add(tf.reshape(row, tf.constant(tensor.shape().tail().asArray())));
      }
      return batch;
    }

    /** The loop over the chunk, with the results after it: logs, their sums, the new state. */
    private ConcreteFunction epoch(StepLoop loop) {
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        List<Placeholder<?>> p = new ArrayList<>();
        p.add(StepLoop.parameter(tf, new StepLoop.Port(DType.INT32, Shape.scalar())));
        p.add(StepLoop.parameter(tf, new StepLoop.Port(DType.BOOL, Shape.scalar())));
        for (Variable v : loop.state()) {
          p.add(StepLoop.parameter(tf, new StepLoop.Port(v.dtype(), v.shape())));
        }
        ports().forEach(port -> p.add(StepLoop.parameter(tf, port)));
        int stateEnd = 2 + loop.state().size();
        StepLoop.Results results =
            loop.emit(
                tf,
                tf.constant(0),
                StepLoop.int32(p.get(0)),
                Value.of(tf, p.get(1)).typed(),
                p.subList(2, stateEnd),
                p.subList(stateEnd, p.size()),
                false);
        Signature.Builder signature = StepLoop.signature("epoch", p);
        signature.output("last", results.last(tf)).output("sums", results.sums());
        loop.updated()
            .forEach(v -> signature.output("o" + loop.updated().indexOf(v), results.after(v)));
        return ConcreteFunction.create(signature.build(), graph);
      }
    }

    private Operation call(
        Ops tf, ConcreteFunction epoch, List<Variable> updated, List<Operand<?>> arguments) {
      List<DataType> types = new ArrayList<>(List.of(DataType.DT_FLOAT, DataType.DT_DOUBLE));
      updated.forEach(v -> types.add(Types.protoOf(v.dtype())));
      runtime.attach(epoch);
      return tf.scope()
          .env()
          .opBuilder("StatefulPartitionedCall", tf.scope().makeOpName("compiled"), tf.scope())
          .addInputList(arguments.stream().map(Operand::asOutput).toArray(Output<?>[]::new))
          .setAttr("Tout", types.toArray(new DataType[0]))
          .setAttr("f", epoch)
          .setAttr("_XlaMustCompile", true)
          .build();
    }

    private Op commit(Ops tf, List<Variable> updated, Operation call) {
      Tape tape = new Tape(tf);
      List<Op> assigns = new ArrayList<>();
      for (int k = 0; k < updated.size(); k++) {
        assigns.add(runtime.assignTo(tf, updated.get(k), Value.of(tape, call.output(2 + k))));
      }
      return tf.withControlDependencies(assigns).noOp();
    }

    RunningLogs run(ResidentData data, int firstBatch, int batches) {
      try (TInt32 first = TInt32.scalarOf(firstBatch * size.batchSize());
          TInt32 end = TInt32.scalarOf(batches);
          TBool anew = TBool.scalarOf(fresh)) {
        Session.Runner runner =
            inputs
                .feed(runtime.runner(), data)
                .feed(inputs.from(), first)
                .feed(inputs.to(), end)
                .feed(inputs.fresh(), anew);
        try (Result result = runner.fetch(last).fetch(sums).addTarget(commit).run()) {
          return new RunningLogs(Tensors.floats(result.get(0)), Tensors.doubles(result.get(1)));
        }
      }
    }
  }
}
