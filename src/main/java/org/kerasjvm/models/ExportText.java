package org.kerasjvm.models;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.savedmodel.ExportedTensor;
import org.kerasjvm.savedmodel.SavedModelWriter;

/**
 * What {@code export} prints ({@code ExportArchive.write_out} in {@code
 * keras/src/export/saved_model.py}); the captured variables go by their names, where Python prints
 * numbers that mean nothing.
 */
final class ExportText {

  private ExportText() {}

  static String of(Path directory, SavedModelWriter.Written written) {
    String captures =
        written.weights().stream()
            .map(name -> "  " + name + ": TensorSpec(shape=(), dtype=tf.resource, name=None)\n")
            .collect(Collectors.joining());
    return "Saved artifact at '%s'. The following endpoints are available:\n\n".formatted(directory)
        + "* Endpoint 'serve'\n"
        + "  args_0 (POSITIONAL_ONLY): %s\n".formatted(specs(written.inputs(), true))
        + "Output Type:\n  %s\n".formatted(specs(written.outputs(), false))
        + "Captures:\n"
        + (captures.isEmpty() ? "  None\n" : captures);
  }

  private static String specs(List<ExportedTensor> specs, boolean named) {
    List<String> texts = specs.stream().map(spec -> text(spec, named ? spec.key() : null)).toList();
    return texts.size() == 1 ? texts.get(0) : "List" + texts;
  }

  private static String text(ExportedTensor spec, @Nullable String name) {
    return "TensorSpec(shape=%s, dtype=tf.%s, name=%s)"
        .formatted(
            Variable.show(spec.shape()),
            spec.dtype().numpyName(),
            name == null ? "None" : "'" + name + "'");
  }
}
