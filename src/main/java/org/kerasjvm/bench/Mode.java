package org.kerasjvm.bench;

import static org.kerasjvm.Options.jitCompile;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.stepsPerExecution;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.models.Sequential;

/** How this library is asked to run its steps. */
enum Mode {
  /** It chooses. */
  AUTO,
  /** One native call a batch. */
  STEPWISE,
  /** Many batches a native call, on TensorFlow's ordinary kernels. */
  LOOPED,
  /** Many batches a native call, compiled by XLA. */
  COMPILED;

  /** Compiles a workload's model for this mode. */
  @SuppressWarnings("unchecked") // options of compile, all of them
  void compile(Sequential model, Workload workload) {
    List<Option<CompileCall>> options = new ArrayList<>(options());
    options.add(optimizer(workload.optimizer().get()));
    options.add(loss(workload.loss()));
    options.add(metrics("accuracy"));
    model.compile(options.toArray(Option[]::new));
  }

  private List<Option<CompileCall>> options() {
    return switch (this) {
      case AUTO -> List.of();
      case STEPWISE -> List.of(stepsPerExecution(1), jitCompile(false));
      case LOOPED -> List.of(jitCompile(false));
      case COMPILED -> List.of(jitCompile(true));
    };
  }

  static Mode of(Entrant entrant) {
    return valueOf(entrant.name());
  }
}
