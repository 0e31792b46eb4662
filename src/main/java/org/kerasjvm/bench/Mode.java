package org.kerasjvm.bench;

import static org.kerasjvm.Options.stepsPerExecution;

import java.util.List;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.Option;

/** How this library is asked to run its steps. */
enum Mode {
  /** It chooses. */
  AUTO,
  /** One native call a batch. */
  STEPWISE,
  /** Many batches a native call. */
  LOOPED;

  /** What {@code compile} gets. */
  List<Option<CompileCall>> options() {
    return switch (this) {
      case AUTO -> List.of();
      case STEPWISE -> List.of(stepsPerExecution(1));
      case LOOPED -> List.of(stepsPerExecution(Integer.MAX_VALUE));
    };
  }

  static Mode of(Entrant entrant) {
    return valueOf(entrant.name());
  }
}
