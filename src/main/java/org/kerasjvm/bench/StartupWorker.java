package org.kerasjvm.bench;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.verbose;

import java.io.PrintStream;
import java.util.List;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;

/** The child process of {@link Startup}: trains one epoch and says after each stage that it ran. */
public final class StartupWorker {

  private StartupWorker() {}

  /**
   * Runs once.
   *
   * @param args the workload's name
   */
  public static void main(String[] args) {
    run(Workloads.named(List.of(args[0])).get(0), System.out);
  }

  static void run(Workload workload, PrintStream out) {
    say(out, Startup.Stage.MAIN);
    Keras.setRandomSeed(7);
    NDArray[] data = workload.data().get();
    try (Sequential model = workload.model().get()) {
      say(out, Startup.Stage.MODEL);
      Mode.of(Entrant.AUTO).compile(model, workload);
      model.fit(data[0], data[1], epochs(1), batchSize(workload.batchSize()), verbose(0));
      say(out, Startup.Stage.EPOCH);
    }
  }

  private static void say(PrintStream out, Startup.Stage stage) {
    out.println(stage);
    out.flush();
  }
}
