package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.MatMul.Options;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * The products of dense layers in one training step, forward and backward, over and over: {@code
 * x·W} of each layer, {@code xᵀ·g} of each, {@code g·Wᵀ} of each but the first. One native call
 * holds several steps, each after the one before it.
 */
final class MatrixProducts implements AutoCloseable {

  private static final int STEPS_A_CALL = 16;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final List<Op> initial = new ArrayList<>();
  private final List<Op> ends = new ArrayList<>();
  private final Session session;

  private MatrixProducts(int batchSize, List<Shape> kernels) {
    Operand<?> x = variable(Shape.of(batchSize, kernels.get(0).get(0)));
    List<Operand<?>> weights = new ArrayList<>();
    List<Operand<?>> gradients = new ArrayList<>();
    for (Shape kernel : kernels) {
      weights.add(variable(kernel));
      gradients.add(handle(kernel));
    }
    for (int step = 0; step < STEPS_A_CALL; step++) {
      Ops next = ends.isEmpty() ? tf : tf.withControlDependencies(List.of(last(ends)));
      ends.add(step(next, x, weights, gradients));
    }
    // as this library runs it: small steps are bound by the hand-over between threads
    session = new Session(graph, ConfigProto.newBuilder().setInterOpParallelismThreads(-1).build());
    Session.Runner runner = session.runner();
    initial.forEach(runner::addTarget);
    runner.run().close();
  }

  /**
   * For dense layers in a row.
   *
   * @param kernels (inputs, units) of each
   */
  static MatrixProducts of(int batchSize, List<Shape> kernels) {
    return new MatrixProducts(batchSize, kernels);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private Operand<?> handle(Shape shape) {
    String name = "v" + graph.toGraphDef().getNodeCount();
    return tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
  }

  /** A matrix of random numbers that keeps the size of what it is multiplied with. */
  private Operand<?> variable(Shape shape) {
    Operand<?> handle = handle(shape);
    Operand<TFloat32> uniform =
        tf.random.randomUniform(tf.constant(shape.asArray()), TFloat32.class);
    Operand<TFloat32> spread = tf.constant((float) Math.sqrt(12.0 / shape.get(0)));
    Operand<TFloat32> values = tf.math.mul(tf.math.sub(uniform, tf.constant(0.5f)), spread);
    initial.add(tf.assignVariableOp(handle, values));
    return handle;
  }

  private static Op step(
      Ops tf, Operand<?> x, List<Operand<?>> weights, List<Operand<?>> gradients) {
    List<Operand<TFloat32>> inputs = new ArrayList<>(List.of(read(tf, x)));
    List<Operand<TFloat32>> kernels = weights.stream().map(w -> read(tf, w)).toList();
    for (Operand<TFloat32> kernel : kernels) {
      inputs.add(tf.linalg.matMul(last(inputs), kernel));
    }
    List<Op> assigned = new ArrayList<>();
    Operand<TFloat32> gradient = last(inputs);
    for (int k = kernels.size() - 1; k >= 0; k--) {
      Operand<TFloat32> change = product(tf, inputs.get(k), gradient, MatMul.transposeA(true));
      // what nobody keeps TensorFlow would not compute
      assigned.add(tf.assignVariableOp(gradients.get(k), change));
      if (k > 0) {
        gradient = product(tf, gradient, kernels.get(k), MatMul.transposeB(true));
      }
    }
    return tf.withControlDependencies(assigned).noOp();
  }

  private static Operand<TFloat32> read(Ops tf, Operand<?> handle) {
    return tf.readVariableOp(handle, TFloat32.class);
  }

  private static Operand<TFloat32> product(
      Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, Options transposed) {
    return tf.linalg.matMul(a, b, transposed);
  }

  /** Runs so many steps. */
  void run(int steps) {
    for (int left = steps; left > 0; left -= STEPS_A_CALL) {
      session.runner().addTarget(ends.get(Math.min(left, STEPS_A_CALL) - 1)).run().close();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
