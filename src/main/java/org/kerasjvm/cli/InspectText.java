package org.kerasjvm.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kerasjvm.savedmodel.FunctionInfo;
import org.kerasjvm.savedmodel.MetaGraph;
import org.kerasjvm.savedmodel.ModelInfo;
import org.kerasjvm.savedmodel.SignatureInfo;
import org.kerasjvm.savedmodel.TensorSpec;
import org.kerasjvm.savedmodel.VariableInfo;

/** What {@code inspect} prints for people: what is called first, what nobody reads last. */
final class InspectText {

  private static final String DEFAULT = "serving_default";

  private final Columns out;
  private final boolean all;

  InspectText(Columns out, boolean all) {
    this.out = out;
    this.all = all;
  }

  void print(ModelInfo info) {
    out.heading("", info.path());
    out.table("  ", head(info));
    for (MetaGraph graph : info.metaGraphs()) {
      out.line("");
      out.heading("", "Graph " + String.join(", ", graph.tags()));
      graph(graph);
    }
    if (all) {
      out.line("");
      out.heading("", "Files");
      List<List<String>> rows = new ArrayList<>();
      info.files().forEach((file, size) -> rows.add(List.of(file, Columns.count(size))));
      out.table("  ", rows);
    }
  }

  private static List<List<String>> head(ModelInfo info) {
    long bytes = info.files().values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        List.of("written by", writer(info)),
        List.of(
            "on disk", Columns.size(bytes) + " in " + Columns.plural(info.files().size(), "file")),
        List.of(
            "examples",
            info.examples() == 0
                ? "none"
                : info.examples() + " inside; keras-jvm verify runs them"));
  }

  private static String writer(ModelInfo info) {
    String version =
        info.metaGraphs().stream()
            .map(MetaGraph::tensorflowVersion)
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining(" and "));
    List<String> words = new ArrayList<>();
    words.add(version.isEmpty() ? "an unknown TensorFlow" : "TensorFlow " + version);
    for (Map.Entry<String, String> library : info.writtenBy().entrySet()) {
      if (!library.getKey().equals("tensorflow")) {
        words.add(library.getKey() + " " + library.getValue());
      }
    }
    return String.join(", ", words);
  }

  private void graph(MetaGraph graph) {
    graph.signatures().stream()
        .sorted(Comparator.comparing(signature -> !signature.name().equals(DEFAULT)))
        .forEach(this::signature);
    if (graph.signatures().isEmpty()) {
      out.line("");
      out.line("  No signatures: nothing here can be called.");
    }
    variables(graph.variables());
    assets(graph.assets());
    rest(graph);
  }

  private void signature(SignatureInfo signature) {
    out.line("");
    out.heading("  ", signature.name());
    List<List<String>> rows = new ArrayList<>();
    signature.inputs().forEach(spec -> rows.add(row("input", spec)));
    signature.outputs().forEach(spec -> rows.add(row("output", spec)));
    out.table("    ", rows);
    if (!signature.methodName().isEmpty()) {
      out.line("    method  " + signature.methodName());
    }
  }

  private static List<String> row(String kind, TensorSpec spec) {
    return spec.tensor().isEmpty()
        ? List.of(kind, spec.name(), "ragged or sparse: cannot be called from Java")
        : List.of(kind, spec.name(), spec.dtype(), spec.shapeString(), spec.tensor());
  }

  private void variables(List<VariableInfo> variables) {
    List<VariableInfo> served = variables.stream().filter(VariableInfo::served).toList();
    List<VariableInfo> others = variables.stream().filter(v -> !v.served()).toList();
    out.line("");
    out.heading("  ", "Variables that signatures read: " + amount(served, "weight"));
    table(served);
    if (!others.isEmpty() && all) {
      out.line("");
      out.heading("  ", "Other variables: " + amount(others, "value"));
      table(others);
    } else if (!others.isEmpty()) {
      out.line(
          "    %s with %s, which no signature reads: --all lists %s."
              .formatted(
                  Columns.plural(others.size(), "other"),
                  Columns.plural(VariableInfo.total(others), "value"),
                  others.size() == 1 ? "it" : "them"));
    }
  }

  private static String amount(List<VariableInfo> variables, String noun) {
    return variables.isEmpty()
        ? "none"
        : variables.size() + " with " + Columns.plural(VariableInfo.total(variables), noun);
  }

  private void table(List<VariableInfo> variables) {
    List<List<String>> rows = new ArrayList<>();
    for (VariableInfo v : variables) {
      String size = v.size() < 0 ? "?" : Columns.count(v.size());
      rows.add(List.of(v.name(), v.dtype(), v.shape(), size));
    }
    out.table("    ", rows);
  }

  private void assets(List<String> assets) {
    if (!assets.isEmpty()) {
      out.line("");
      out.heading("  ", "Assets");
      assets.forEach(file -> out.line("    " + file));
    }
  }

  private void rest(MetaGraph graph) {
    out.line("");
    if (!all) {
      String functions =
          graph.functions().isEmpty()
              ? ""
              : Columns.plural(graph.functions().size(), "function") + " for Python, ";
      String operations = Columns.plural(graph.operations().size(), "kind") + " of operations";
      out.line("  " + functions + operations + ": --all lists them.");
      return;
    }
    functions(graph.functions());
    out.heading("  ", "Operations: " + Columns.plural(graph.operations().size(), "kind"));
    out.words("    ", graph.operations());
    out.line("");
    out.line("  Graph version " + graph.producer() + initialised(graph.initOperation()));
  }

  private static String initialised(String operation) {
    return operation.isEmpty() ? "" : "; initialised by " + operation;
  }

  private void functions(List<FunctionInfo> functions) {
    if (functions.isEmpty()) {
      return;
    }
    out.heading("  ", "Functions for Python");
    for (FunctionInfo function : functions) {
      function.calls().forEach(call -> out.line("    " + function.name() + "(" + call + ")"));
    }
    out.line("");
  }
}
