package org.kerasjvm.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.savedmodel.FunctionInfo;
import org.kerasjvm.savedmodel.MetaGraph;
import org.kerasjvm.savedmodel.ModelInfo;
import org.kerasjvm.savedmodel.SignatureInfo;
import org.kerasjvm.savedmodel.TensorSpec;
import org.kerasjvm.savedmodel.VariableInfo;

/** What {@code inspect --json} prints. The keys are a promise to scripts: add, never rename. */
final class InspectJson {

  private InspectJson() {}

  static Map<String, Object> of(ModelInfo info) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("path", info.path());
    root.put("bytes", info.files().values().stream().mapToLong(Long::longValue).sum());
    root.put("files", info.files());
    root.put("written_by", info.writtenBy());
    root.put("examples", info.examples());
    root.put("graphs", info.metaGraphs().stream().map(InspectJson::graph).toList());
    return root;
  }

  private static Map<String, Object> graph(MetaGraph graph) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("tags", graph.tags());
    node.put("tensorflow_version", graph.tensorflowVersion());
    node.put("graph_version", graph.producer());
    node.put("init_operation", graph.initOperation());
    Map<String, Object> signatures = new LinkedHashMap<>();
    for (SignatureInfo signature : graph.signatures()) {
      signatures.put(signature.name(), signature(signature));
    }
    node.put("signatures", signatures);
    node.put("variables", graph.variables().stream().map(InspectJson::variable).toList());
    node.put("assets", graph.assets());
    Map<String, Object> functions = new LinkedHashMap<>();
    for (FunctionInfo function : graph.functions()) {
      functions.put(function.name(), function.calls());
    }
    node.put("functions", functions);
    node.put("operations", graph.operations());
    return node;
  }

  private static Map<String, Object> signature(SignatureInfo signature) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("method_name", signature.methodName());
    node.put("inputs", specs(signature.inputs()));
    node.put("outputs", specs(signature.outputs()));
    return node;
  }

  private static Map<String, Object> specs(List<TensorSpec> specs) {
    Map<String, Object> nodes = new LinkedHashMap<>();
    for (TensorSpec spec : specs) {
      Map<String, @Nullable Object> node = new LinkedHashMap<>();
      node.put("dtype", spec.dtype());
      node.put(
          "shape",
          spec.rank() < 0
              ? null
              : axes(Arrays.stream(spec.shape()).asLongStream().boxed().toList()));
      node.put("tensor", spec.tensor());
      nodes.put(spec.name(), node);
    }
    return nodes;
  }

  private static List<@Nullable Long> axes(List<Long> lengths) {
    List<@Nullable Long> axes = new ArrayList<>();
    lengths.forEach(length -> axes.add(length < 0 ? null : length));
    return axes;
  }

  private static Map<String, @Nullable Object> variable(VariableInfo variable) {
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("name", variable.name());
    node.put("dtype", variable.dtype());
    node.put("shape", variable.axes() == null ? null : axes(variable.axes()));
    node.put("size", variable.size() < 0 ? null : variable.size());
    node.put("served", variable.served());
    return node;
  }
}
