package org.kerasjvm.savedmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.LoadCall;
import org.kerasjvm.config.Names;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.ServeCall;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that Keras or TensorFlow wrote, ready to run: what {@code model.export} of Keras 3,
 * {@code model.save} of Keras 2 and {@code tf.saved_model.save} write.
 *
 * <pre>{@code
 * try (SavedModel model = SavedModel.load("models/mnist")) {
 *   NDArray probabilities = model.predict(images);
 * }
 * }</pre>
 *
 * <p>Safe for many threads at a time. It holds native memory until {@link #close}, which waits for
 * the calls that run.
 */
public final class SavedModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SavedModel.class);

  private static final String DEFAULT = "serving_default";

  private final ModelDirectory directory;
  private final ModelInfo info;
  private final MetaGraph graph;
  private final NativeModel nativeModel;
  private final Map<String, Signature> signatures;

  private SavedModel(
      ModelDirectory directory, ModelInfo info, MetaGraph graph, NativeModel nativeModel) {
    this.directory = directory;
    this.info = info;
    this.graph = graph;
    this.nativeModel = nativeModel;
    this.signatures = signatures(directory.name(), graph, nativeModel);
  }

  private static Map<String, Signature> signatures(
      String name, MetaGraph graph, NativeModel nativeModel) {
    Map<String, Signature> signatures = new LinkedHashMap<>();
    for (SignatureInfo signature : graph.signatures()) {
      if (Signature.both(signature).stream().allMatch(TensorSpec::supported)) {
        signatures.put(signature.name(), new Signature(name, signature, nativeModel));
      }
    }
    return signatures;
  }

  /**
   * Loads a model.
   *
   * @param path a directory with {@code saved_model.pb}; or a zip or jar file with one inside,
   *     {@code file.jar!/directory} if with several, which is unpacked into a temporary directory
   *     until the model is closed
   * @param options {@code tags}: those of the graph, {@code serve} by default (or the only graph);
   *     {@code intraOpParallelismThreads}, {@code interOpParallelismThreads}
   * @throws IllegalArgumentException if there is no SavedModel, or no graph with the tags; the
   *     message says what there is
   * @throws SavedModelException if it is damaged, needs operations that the natives lack, or was
   *     written in a way that cannot run
   */
  @SafeVarargs
  public static SavedModel load(String path, Option<? super LoadCall>... options) {
    Config checked = ServeParams.LOAD.configure(options); // before anything is unpacked
    return load(ModelDirectory.of(path), checked);
  }

  /**
   * Loads a model.
   *
   * @see #load(String, Option[])
   */
  @SafeVarargs
  public static SavedModel load(Path path, Option<? super LoadCall>... options) {
    return load(path.toString(), options);
  }

  /**
   * Loads a model that is packed with the application.
   *
   * @param name of the directory among the resources, such as {@code models/mnist}
   * @param loader whose resources
   * @throws IllegalArgumentException if there is no such resource
   */
  @SafeVarargs
  public static SavedModel loadResource(
      String name, ClassLoader loader, Option<? super LoadCall>... options) {
    return load(Resources.locate(name, loader), options);
  }

  private static SavedModel load(ModelDirectory directory, Config options) {
    NativeModel nativeModel = null;
    try {
      ModelInfo info = ModelInfo.of(directory);
      List<?> tags = options.find(ServeParams.TAGS);
      MetaGraph graph = tags == null ? info.chooseDefault() : info.choose(asSet(tags));
      GraphLoader loader = new GraphLoader(directory, graph);
      nativeModel =
          loader.load(options.get(ServeParams.INTRA_OP), options.get(ServeParams.INTER_OP));
      return new SavedModel(directory, info, graph, nativeModel);
    } catch (RuntimeException e) {
      closeAll(nativeModel, directory);
      throw e;
    }
  }

  private static void closeAll(@Nullable NativeModel nativeModel, ModelDirectory directory) {
    if (nativeModel != null) {
      nativeModel.close();
    }
    directory.close();
  }

  private static Set<String> asSet(List<?> tags) {
    Set<String> set = new TreeSet<>();
    tags.forEach(tag -> set.add(String.valueOf(tag)));
    return set;
  }

  /**
   * Reads what a model's files say, without TensorFlow.
   *
   * @param path as for {@link #load(String, Option[])}
   */
  public static ModelInfo inspect(String path) {
    try (ModelDirectory directory = ModelDirectory.of(path)) {
      return ModelInfo.of(directory);
    }
  }

  /** The path as given to {@code load}. */
  public String path() {
    return directory.name();
  }

  /** The tags of the loaded graph. */
  public Set<String> tags() {
    return graph.tags();
  }

  /** What the file says of the loaded graph: the writer's version, variables, assets. */
  public MetaGraph metaGraph() {
    return graph;
  }

  /** What the files say of the whole. */
  public ModelInfo info() {
    return info;
  }

  /** The functions that can be called, by name. */
  public Map<String, Signature> signatures() {
    return java.util.Collections.unmodifiableMap(signatures);
  }

  /**
   * One function.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists what there is
   */
  public Signature signature(String name) {
    Signature signature = signatures.get(name);
    if (signature != null) {
      return signature;
    }
    for (SignatureInfo other : graph.signatures()) {
      if (other.name().equals(name)) {
        throw new IllegalArgumentException(
            "%s: signature '%s' has inputs or outputs that Java arrays cannot hold: %s -> %s."
                .formatted(path(), name, other.inputs(), other.outputs()));
      }
    }
    throw new IllegalArgumentException(
        "%s: has no signature '%s'%s"
            .formatted(path(), name, Names.didYouMean(name, signatures.keySet())));
  }

  /**
   * {@code serving_default}, or the only signature: what {@link #predict} runs.
   *
   * @throws IllegalArgumentException if there are several and none is {@code serving_default}
   */
  public Signature defaultSignature() {
    return signatures.size() == 1 ? signatures.values().iterator().next() : signature(DEFAULT);
  }

  /**
   * Runs {@code serving_default} (or the only signature) on the rows in batches.
   *
   * @param x an array-like, or a map of them by input name
   * @param options {@code batchSize}, 32 by default
   * @return the only output
   * @see Signature#predict
   */
  @SafeVarargs
  public final NDArray predict(Object x, Option<? super ServeCall>... options) {
    return defaultSignature().predict(x, options);
  }

  /**
   * Runs {@code serving_default} (or the only signature) on the rows in batches.
   *
   * @return the outputs by name
   * @see Signature#predictAll
   */
  @SafeVarargs
  public final Map<String, NDArray> predictAll(Object x, Option<? super ServeCall>... options) {
    return defaultSignature().predictAll(x, options);
  }

  /**
   * Runs every signature once, so that the first real call is not slow: on the examples inside the
   * model, or on zeros, with lengths of 1 where axes are open. A signature that cannot take zeros
   * is passed over.
   *
   * @return this
   */
  public SavedModel warmUp() {
    Examples examples = ModelInfo.examples(path(), directory.path());
    Set<String> warm = new TreeSet<>();
    for (Examples.Example example : examples.examples()) {
      if (signatures.containsKey(example.signature())) {
        signature(example.signature()).call(example.inputs());
        warm.add(example.signature());
      }
    }
    for (Signature signature : signatures.values()) {
      if (!warm.contains(signature.name())) {
        warmUp(signature);
      }
    }
    return this;
  }

  private static void warmUp(Signature signature) {
    Map<String, NDArray> zeros = new LinkedHashMap<>();
    for (TensorSpec spec : signature.inputs()) {
      int[] shape = spec.shape();
      for (int k = 0; k < shape.length; k++) {
        shape[k] = Math.max(1, shape[k]);
      }
      DType dtype = spec.type().carrier();
      zeros.put(spec.name(), NDArray.zeros(dtype, shape));
    }
    try {
      signature.call(zeros);
    } catch (SavedModelException e) {
      LOG.debug("{}: not warmed up, zeros do not run: {}", signature.name(), e.getMessage());
    }
  }

  /**
   * Runs the examples inside the model and compares with the outputs that its writer saw.
   *
   * @return what came out; {@link Verification#passed} tells whether all agree
   * @throws SavedModelException if the model holds no examples
   */
  public Verification verify() {
    Examples examples = ModelInfo.examples(path(), directory.path());
    if (examples.examples().isEmpty()) {
      throw new SavedModelException(
          path()
              + ": holds no examples to verify. In Python export it with export_with_examples of"
              + " python-export/, in Java with export(directory, examples(x)).");
    }
    return Verification.of(this, examples);
  }

  /** Frees the native memory when the calls in flight have ended; once more does nothing. */
  @Override
  public void close() {
    closeAll(nativeModel, directory);
  }

  /** The path and the signatures, a line each. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("SavedModel " + path() + " " + tags());
    signatures.values().forEach(signature -> lines.add("  " + signature));
    return String.join("\n", lines);
  }
}
