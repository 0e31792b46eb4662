package org.kerasjvm.savedmodel;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteImportGraphDefOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphImportGraphDef;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphOperationByName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewImportGraphDefOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OperationNumOutputs;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.bytedeco.javacpp.BytePointer;
import org.kerasjvm.engine.Endpoints;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_ImportGraphDefOptions;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;

/**
 * One graph with its session, by TensorFlow's C functions: {@code SavedModelBundle} keeps 0.3 MB of
 * native memory for each model it ever loaded (tensorflow/java #304).
 *
 * <p>Calls may come from many threads; {@link #close} waits for those that run.
 */
final class NativeModel implements AutoCloseable {

  static {
    TensorFlow.version(); // loads the natives
  }

  private final TF_Graph graph;
  private final TF_Session session;
  private final ReentrantReadWriteLock inFlight = new ReentrantReadWriteLock();
  private final ConcurrentLinkedQueue<Endpoints> owned = new ConcurrentLinkedQueue<>();
  private boolean closed;

  private NativeModel(TF_Graph graph, TF_Session session) {
    this.graph = graph;
    this.session = session;
  }

  /**
   * Imports a graph and opens a session on it.
   *
   * @throws SavedModelException with TensorFlow's words
   */
  static NativeModel open(GraphDef graphDef, ConfigProto config) {
    TF_Status status = TF_NewStatus();
    TF_Graph graph = TF_NewGraph();
    try {
      importGraph(graph, graphDef, status);
      check(status);
      TF_Session session = newSession(graph, config, status);
      check(status);
      return new NativeModel(graph, session);
    } catch (RuntimeException e) {
      TF_DeleteGraph(graph);
      throw e;
    } finally {
      TF_DeleteStatus(status);
    }
  }

  private static void importGraph(TF_Graph graph, GraphDef graphDef, TF_Status status) {
    byte[] bytes = graphDef.toByteArray();
    TF_ImportGraphDefOptions options = TF_NewImportGraphDefOptions();
    TF_Buffer buffer = TF_NewBuffer();
    try (BytePointer data = new BytePointer(bytes)) {
      buffer.data(data).length(bytes.length);
      TF_GraphImportGraphDef(graph, buffer, options, status);
    } finally {
      TF_DeleteBuffer(buffer);
      TF_DeleteImportGraphDefOptions(options);
    }
  }

  private static TF_Session newSession(TF_Graph graph, ConfigProto config, TF_Status status) {
    byte[] bytes = config.toByteArray();
    TF_SessionOptions options = TF_NewSessionOptions();
    try (BytePointer data = new BytePointer(bytes)) {
      TF_SetConfig(options, data, bytes.length, status);
      check(status);
      return TF_NewSession(graph, options, status);
    } finally {
      TF_DeleteSessionOptions(options);
    }
  }

  private static void check(TF_Status status) {
    if (TF_GetCode(status) != 0) {
      throw new SavedModelException(message(status));
    }
  }

  private static String message(TF_Status status) {
    try (BytePointer message = TF_Message(status)) {
      return message.getString();
    }
  }

  /** The native addresses of some tensors of the graph; freed with the model. */
  Endpoints endpoints(List<String> inputs, List<String> outputs, List<String> targets) {
    Endpoints endpoints =
        new Endpoints(
            session, at(inputs), at(outputs), targets.stream().map(this::operation).toList());
    owned.add(endpoints);
    return endpoints;
  }

  private List<Endpoints.At> at(List<String> tensors) {
    return tensors.stream()
        .map(tensor -> new Endpoints.At(operation(tensor), OpNames.index(tensor)))
        .toList();
  }

  /** Whether the graph has the tensor {@code operation:index}. */
  boolean has(String tensor) {
    TF_Operation operation = operation(tensor);
    return operation != null
        && !operation.isNull()
        && OpNames.index(tensor) < TF_OperationNumOutputs(operation);
  }

  private TF_Operation operation(String tensor) {
    return TF_GraphOperationByName(graph, OpNames.operation(tensor));
  }

  /**
   * Keeps the model open until {@link #leave}.
   *
   * @throws IllegalStateException if it is closed
   */
  void enter() {
    inFlight.readLock().lock();
    if (closed) {
      inFlight.readLock().unlock();
      throw new IllegalStateException(
          "SavedModel: is closed. Close a model when the last call has been made.");
    }
  }

  void leave() {
    inFlight.readLock().unlock();
  }

  @Override
  public void close() {
    inFlight.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      owned.forEach(Endpoints::close);
      owned.clear();
      TF_Status status = TF_NewStatus();
      TF_CloseSession(session, status);
      TF_DeleteSession(session, status);
      TF_DeleteGraph(graph);
      TF_DeleteStatus(status);
    } finally {
      inFlight.writeLock().unlock();
    }
  }
}
