package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetRegisteredKernelsForOp;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.KernelList;
import org.tensorflow.types.TFloat32;

/** Which operations XLA can compile for the CPU, by TensorFlow's registry of kernels. */
public final class XlaKernels {

  private static final String DEVICE = "XLA_CPU_JIT";
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private XlaKernels() {}

  /** The first of some operation types that XLA has no kernel for. */
  public static Optional<String> firstWithout(Collection<String> types) {
    Registered.once();
    return types.stream().filter(type -> !KNOWN.computeIfAbsent(type, XlaKernels::has)).findFirst();
  }

  private static boolean has(String type) {
    TF_Status status = TF_NewStatus();
    TF_Buffer buffer = TF_GetRegisteredKernelsForOp(type, status);
    try {
      return TF_GetCode(status) == TF_OK
          && KernelList.parseFrom(buffer.copyData()).getKernelList().stream()
              .anyMatch(kernel -> kernel.getDeviceType().equals(DEVICE));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("TensorFlow's list of kernels cannot be read.", e);
    } finally {
      TF_DeleteBuffer(buffer);
      TF_DeleteStatus(status);
    }
  }

  /** XLA registers its kernels when it compiles for the first time. */
  private static final class Registered {

    static {
      try (Graph inner = new Graph();
          Graph graph = new Graph();
          ConcreteFunction function = identity(inner);
          Session session = new Session(graph)) {
        Ops tf = Ops.create(graph);
        graph.attachFunction(function);
        Operation call =
            graph
                .opBuilder("StatefulPartitionedCall", "compiled", tf.scope())
                .addInputList(new Output<?>[] {tf.constant(1f).asOutput()})
                .setAttr("Tout", new DataType[] {DataType.DT_FLOAT})
                .setAttr("f", function)
                .setAttr("_XlaMustCompile", true)
                .build();
        session.runner().fetch(call.output(0)).run().close();
      }
    }

    private static ConcreteFunction identity(Graph graph) {
      Ops tf = Ops.create(graph);
      var x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
      return ConcreteFunction.create(
          Signature.builder().key("identity").input("x", x).output("y", tf.identity(x)).build(),
          graph);
    }

    /** Loading this class did it. */
    static void once() {}
  }
}
