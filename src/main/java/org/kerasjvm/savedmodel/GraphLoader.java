package org.kerasjvm.savedmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.ElementType;
import org.kerasjvm.engine.Endpoints;
import org.kerasjvm.engine.Threads;
import org.kerasjvm.engine.Unfused;
import org.tensorflow.proto.AssetFileDef;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * Brings a meta graph to life as TensorFlow's own loader does ({@code
 * tensorflow/cc/saved_model/loader.cc}): import, restore the weights, fill the tables; then sees
 * that nothing that a signature reads was left without a value.
 */
final class GraphLoader {

  /** Operations that may block, and so must not run on the caller's thread alone. */
  private static final Pattern BLOCKING =
      Pattern.compile(".*(Queue|Dataset|Iterator|Barrier|Stag|Stack|PyFunc|Recv).*");

  private static final String CHECK = "keras_jvm/initialized/";

  private final ModelDirectory directory;
  private final MetaGraph graph;
  private final MetaGraphDef def;
  private final Map<String, NodeDef> nodes = new HashMap<>();

  GraphLoader(ModelDirectory directory, MetaGraph graph) {
    this.directory = directory;
    this.graph = graph;
    this.def = graph.def();
    def.getGraphDef().getNodeList().forEach(node -> nodes.put(node.getName(), node));
  }

  /**
   * Loads.
   *
   * @param intraOp threads within an operation, 0 for TensorFlow's choice
   * @param interOp threads across operations, 0 for ours
   * @throws SavedModelException if that cannot be done; nothing native is left then
   */
  NativeModel load(int intraOp, int interOp) {
    List<String> variables = readVariables();
    NativeModel model = open(variables, intraOp, interOp);
    try {
      Map<String, String> assets = assets();
      restore(model, assets);
      String init = graph.initOperation();
      if (!init.isEmpty()) {
        run(model, assets, init);
      }
      requireValues(model, variables);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private NativeModel open(List<String> variables, int intraOp, int interOp) {
    boolean blocking = graph.operations().stream().anyMatch(op -> BLOCKING.matcher(op).matches());
    ConfigProto config =
        Threads.config()
            .setAllowSoftPlacement(true)
            .setIntraOpParallelismThreads(intraOp > 0 ? intraOp : Threads.intraOp())
            // -1 runs on the caller's thread, which saves two thread switches a call
            .setInterOpParallelismThreads(interOp > 0 ? interOp : blocking ? 0 : -1)
            // otherwise all sessions of the process share the pool that the first one sized
            .setUsePerSessionThreads(interOp > 0)
            .build();
    try {
      return NativeModel.open(Unfused.of(withChecks(variables)), config);
    } catch (SavedModelException e) {
      throw new SavedModelException(
          Failures.inImport(directory.name(), String.valueOf(e.getMessage())), e);
    }
  }

  /** The graph with one operation more for each variable: whether it has a value. */
  private GraphDef withChecks(List<String> variables) {
    GraphDef.Builder builder = def.getGraphDef().toBuilder();
    for (int k = 0; k < variables.size(); k++) {
      builder.addNode(
          NodeDef.newBuilder()
              .setName(CHECK + k)
              .setOp("VarIsInitializedOp")
              .addInput(variables.get(k)));
    }
    return builder.build();
  }

  /** The resource variables that the signatures' outputs depend on. */
  private List<String> readVariables() {
    Deque<String> open = new ArrayDeque<>();
    for (Map.Entry<String, SignatureDef> entry : def.getSignatureDefMap().entrySet()) {
      if (!entry.getKey().equals(MetaGraph.INIT)) {
        for (TensorInfo output : entry.getValue().getOutputsMap().values()) {
          open.add(OpNames.operation(output.getName()));
        }
      }
    }
    Set<String> seen = new HashSet<>(open);
    List<String> variables = new ArrayList<>();
    while (!open.isEmpty()) {
      NodeDef node = nodes.get(open.remove());
      if (node == null) {
        continue;
      }
      if (node.getOp().equals("VarHandleOp")) {
        variables.add(node.getName());
      }
      for (String input : node.getInputList()) {
        String name = OpNames.operation(input.startsWith("^") ? input.substring(1) : input);
        if (seen.add(name)) {
          open.add(name);
        }
      }
    }
    return variables;
  }

  /** The files of vocabularies, by the tensors that take their paths. */
  private Map<String, String> assets() {
    Map<String, String> feeds = new LinkedHashMap<>();
    for (AssetFileDef asset : graph.assetFiles()) {
      feeds.put(asset.getTensorInfo().getName(), directory.asset(asset.getFilename()).toString());
    }
    return feeds;
  }

  private void restore(NativeModel model, Map<String, String> assets) {
    SaverDef saver = def.getSaverDef();
    if (saver.getRestoreOpName().isEmpty()) {
      return;
    }
    if (!directory.hasVariables()) {
      if (graph.variables().isEmpty()) {
        return;
      }
      throw directory.missing("variables/variables.index");
    }
    directory.requireShards();
    Map<String, String> feeds = new LinkedHashMap<>(assets);
    feeds.put(saver.getFilenameTensorName(), directory.variablesPrefix());
    run(model, feeds, saver.getRestoreOpName());
  }

  private void run(NativeModel model, Map<String, String> feeds, String operation) {
    requireKnown(feeds.keySet());
    requireKnown(List.of(operation));
    Endpoints at = model.endpoints(List.copyOf(feeds.keySet()), List.of(), List.of(operation));
    Calls.run(
        model, message -> Failures.inRestore(directory.name(), message), at, texts(feeds.values()));
  }

  private static List<Calls.Fed> texts(Collection<String> values) {
    return values.stream()
        .map(text -> new Calls.Fed(ElementType.STRING, NDArray.of(new String[] {text}).reshape()))
        .toList();
  }

  private void requireKnown(Collection<String> tensors) {
    for (String tensor : tensors) {
      if (!nodes.containsKey(OpNames.operation(tensor))) {
        throw new SavedModelException(
            directory.name() + ": the graph lacks '" + tensor + "', which its loading needs.");
      }
    }
  }

  private void requireValues(NativeModel model, List<String> variables) {
    List<String> checks = new ArrayList<>();
    for (int k = 0; k < variables.size(); k++) {
      checks.add(CHECK + k + ":0");
    }
    if (checks.isEmpty()) {
      return;
    }
    Endpoints at = model.endpoints(List.of(), checks, List.of());
    List<NDArray> ready =
        Calls.run(model, message -> Failures.inRestore(directory.name(), message), at, List.of());
    List<String> missing = new ArrayList<>();
    for (int k = 0; k < variables.size(); k++) {
      if (ready.get(k).getLong() == 0) {
        missing.add(variables.get(k));
      }
    }
    if (!missing.isEmpty()) {
      throw new SavedModelException(
          "%s: %d of %d variables have no weights stored ('%s' is one). So it is with Keras 3 models saved by tf.saved_model.save: in Python call model.export(\"directory\") and load that directory."
              .formatted(directory.name(), missing.size(), variables.size(), missing.get(0)));
    }
  }
}
