package org.kerasjvm.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Runtime;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.savedmodel.Examples;
import org.kerasjvm.savedmodel.ExportedTensor;
import org.kerasjvm.savedmodel.ForwardPass;
import org.kerasjvm.savedmodel.SavedModelDirectory;
import org.kerasjvm.savedmodel.SavedModelWriter;
import org.kerasjvm.utils.Build;
import org.tensorflow.ndarray.Shape;

/** One call of {@code export} ({@code keras/src/export/saved_model.py}, Keras 3.8). */
final class Export {

  /** Every variable's value at one moment, and what the model answered then. */
  private record Snapshot(Map<Variable, NDArray> values, @Nullable Examples examples) {}

  private final Model model;
  private final Config call;

  Export(Model model, Config call) {
    this.model = model;
    this.call = call;
  }

  void run(Path directory) {
    if (!model.connected()) {
      throw new IllegalStateException(
          "The model provided has not yet been built. It must be built before export. Call fit with some data, or give the first layer an inputShape.");
    }
    try {
      SavedModelWriter.Written written =
          SavedModelDirectory.at("export", directory, call.get(CallParams.OVERWRITE))
              .replace(this::write);
      if (call.get(CallParams.VERBOSE) != 0) {
        TextOutput.standard().print(ExportText.of(directory, written));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "export: cannot write '" + directory + "': " + e.getMessage(), e);
    }
  }

  private SavedModelWriter.Written write(Path draft) throws IOException {
    Snapshot snapshot = snapshot();
    SavedModelWriter.Written written =
        SavedModelWriter.write(draft, forwardPass(), snapshot.values()::get);
    if (snapshot.examples() != null) {
      snapshot.examples().write(draft);
    }
    return written;
  }

  private ForwardPass forwardPass() {
    return new ForwardPass(
        model.inputs().stream().map(Export::spec).toList(),
        state(),
        model.trainableWeights(),
        model.graph()::trace);
  }

  private static ExportedTensor spec(KerasTensor tensor) {
    return new ExportedTensor(tensor.name(), tensor.dtype(), open(tensor.shape()));
  }

  /** The shape for any number of rows, also where Keras shows a fixed one. */
  private static Shape open(Shape shape) {
    return shape.numDimensions() == 0 ? shape : Shape.of(-1).append(shape.tail());
  }

  private List<Variable> state() {
    List<Variable> state = new ArrayList<>(model.weights());
    state.addAll(model.seedVariables());
    return state;
  }

  private Snapshot snapshot() {
    Runtime runtime = model.runtime();
    Object x = call.find(CallParams.EXAMPLES);
    if (x == null) {
      return runtime.shared(() -> new Snapshot(values(), null));
    }
    List<NDArray> inputs = ExampleInputs.of(model, x);
    // alone: nothing may move the weights between the answers and the copies
    return runtime.alone(() -> new Snapshot(values(), examples(inputs)));
  }

  private Map<Variable, NDArray> values() {
    Map<Variable, NDArray> values = new HashMap<>();
    state().forEach(variable -> values.put(variable, variable.value()));
    return values;
  }

  private Examples examples(List<NDArray> inputs) {
    List<NDArray> outputs = PredictLoop.onBatch(model, inputs);
    Map<String, NDArray> in = new LinkedHashMap<>();
    for (int k = 0; k < inputs.size(); k++) {
      in.put(model.inputs().get(k).name(), inputs.get(k));
    }
    Map<String, NDArray> out = new LinkedHashMap<>();
    outputs.forEach(output -> out.put("output_" + out.size(), output));
    return new Examples(
        Map.of("keras_jvm", Build.version(), "tensorflow", SavedModelWriter.tensorflowVersion()),
        List.of(new Examples.Example("serving_default", in, out, 1e-5, 1e-6, "model.predict")));
  }
}
