package org.kerasjvm.savedmodel;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kerasjvm.engine.ElementType;
import org.tensorflow.proto.AssetFileDef;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorShapeProto;

/** One of the graphs of a SavedModel as its file describes it. Immutable; needs no natives. */
public final class MetaGraph {

  /** The signature that names the initialising operation, not one to call. */
  static final String INIT = "__saved_model_init_op";

  private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");

  private static final CollectionDef NONE = CollectionDef.getDefaultInstance();

  private final MetaGraphDef def;

  MetaGraph(MetaGraphDef def) {
    this.def = def;
  }

  MetaGraphDef def() {
    return def;
  }

  /** The tags, by which one graph is chosen; {@code [serve]} for a model to serve. */
  public Set<String> tags() {
    return new TreeSet<>(def.getMetaInfoDef().getTagsList());
  }

  /** The version of TensorFlow that wrote it, such as {@code 2.18.0}; empty if not said. */
  public String tensorflowVersion() {
    return def.getMetaInfoDef().getTensorflowVersion();
  }

  /** The number of TensorFlow's graph format that its writer produced. */
  public int producer() {
    return def.getGraphDef().getVersions().getProducer();
  }

  /** What can be called, by name. */
  public List<SignatureInfo> signatures() {
    return def.getSignatureDefMap().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(INIT))
        .map(entry -> SignatureInfo.of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(SignatureInfo::name))
        .toList();
  }

  /** The variables of the graph, by name. */
  public List<VariableInfo> variables() {
    Set<String> read = GraphDefs.reachable(def.getGraphDef(), outputs());
    return def.getGraphDef().getNodeList().stream()
        .filter(node -> VARIABLES.contains(node.getOp()))
        .map(node -> variable(node, read.contains(node.getName())))
        .sorted(Comparator.comparing(VariableInfo::name))
        .toList();
  }

  /** The operations that give the signatures' outputs. */
  private List<String> outputs() {
    return signatures().stream()
        .flatMap(signature -> signature.outputs().stream())
        .map(output -> GraphDefs.operation(output.tensor()))
        .toList();
  }

  private static VariableInfo variable(NodeDef node, boolean served) {
    String shared = node.getAttrOrDefault("shared_name", Protos.NO_ATTR).getS().toStringUtf8();
    TensorShapeProto shape = node.getAttrOrDefault("shape", Protos.NO_ATTR).getShape();
    return new VariableInfo(
        shared.isEmpty() ? node.getName() : shared,
        ElementType.nameOf(node.getAttrOrDefault("dtype", Protos.NO_ATTR).getType()),
        Protos.axes(shape),
        served);
  }

  /** What Python can call besides the signatures, by name. */
  public List<FunctionInfo> functions() {
    return FunctionInfo.of(def.getObjectGraphDef());
  }

  /** The operation that fills the tables when the model is loaded; empty if there is none. */
  public String initOperation() {
    SignatureDef init = def.getSignatureDefMap().get(INIT);
    if (init != null && init.getOutputsMap().containsKey(INIT)) {
      return GraphDefs.operation(init.getOutputsMap().get(INIT).getName());
    }
    for (String key : List.of("saved_model_main_op", "legacy_init_op")) {
      CollectionDef collection = def.getCollectionDefMap().get(key);
      if (collection != null && collection.getNodeList().getValueCount() > 0) {
        return GraphDefs.operation(collection.getNodeList().getValue(0));
      }
    }
    return "";
  }

  /** The names of the files under {@code assets/} that it reads. */
  public List<String> assets() {
    return assetFiles().stream().map(AssetFileDef::getFilename).distinct().toList();
  }

  /** Where the files go in the graph; TensorFlow 1 kept them in a collection. */
  List<AssetFileDef> assetFiles() {
    if (def.getAssetFileDefCount() > 0) {
      return def.getAssetFileDefList();
    }
    CollectionDef collection = def.getCollectionDefOrDefault("saved_model_assets", NONE);
    List<AssetFileDef> files = new ArrayList<>();
    try {
      for (Any any : collection.getAnyList().getValueList()) {
        files.add(any.unpack(AssetFileDef.class));
      }
      return files;
    } catch (InvalidProtocolBufferException e) {
      throw new SavedModelException("the list of assets is damaged: " + e.getMessage(), e);
    }
  }

  /** The operations that it uses, those of its functions included. */
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    def.getGraphDef().getNodeList().forEach(node -> operations.add(node.getOp()));
    def.getGraphDef()
        .getLibrary()
        .getFunctionList()
        .forEach(f -> f.getNodeDefList().forEach(node -> operations.add(node.getOp())));
    def.getGraphDef()
        .getLibrary()
        .getFunctionList()
        .forEach(f -> operations.remove(f.getSignature().getName()));
    return operations;
  }
}
