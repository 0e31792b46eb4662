package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seconds from the start of a process to what it has done by then: {@code java} to the first
 * finished epoch of a workload, and a Python to the end of {@code import keras}. They take turns.
 *
 * @param java seconds to the end of each stage, one measurement a round
 * @param python seconds to the import; empty without a Python
 */
public record Startup(Map<Stage, List<Double>> java, List<Double> python) {

  /** What has been done, in order. */
  public enum Stage {
    /** The JVM is there and runs our code. */
    MAIN("main"),
    /** The natives are loaded, the model is built and its weights are drawn. */
    MODEL("model built"),
    /** One epoch has ended. */
    EPOCH("first epoch");

    private final String title;

    Stage(String title) {
      this.title = title;
    }
  }

  private static final String IMPORT = "import keras; print('imported', flush=True)";

  /**
   * Measures in child processes.
   *
   * @param workload whose epoch it is
   * @param python a Python with Keras, or null
   */
  public static Startup measure(Workload workload, int rounds, @Nullable String python) {
    Map<Stage, List<Double>> java = new EnumMap<>(Stage.class);
    List<Double> imports = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      stages(workload).forEach((k, v) -> java.computeIfAbsent(k, s -> new ArrayList<>()).add(v));
      if (python != null) {
        imports.add(seconds("Python", List.of(python, "-c", IMPORT)));
      }
    }
    return new Startup(java, imports);
  }

  private static Map<Stage, Double> stages(Workload workload) {
    Map<Stage, Double> stages = new EnumMap<>(Stage.class);
    List<String> command = ProcessContender.javaCommand(StartupWorker.class, workload.name());
    long start = System.nanoTime();
    try (LineProcess process = new LineProcess("java", command)) {
      stages.put(Stage.MAIN, since(start));
      for (Stage stage : List.of(Stage.MODEL, Stage.EPOCH)) {
        process.ask("");
        stages.put(stage, since(start));
      }
    }
    return stages;
  }

  private static double seconds(String what, List<String> command) {
    long start = System.nanoTime();
    try (LineProcess process = new LineProcess(what, command)) {
      process.greeting();
      return since(start);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** A line for each stage and one for Python: median, least and most. */
  public String table() {
    StringBuilder text = new StringBuilder("seconds from the start of the process to\n");
    java.forEach((stage, seconds) -> text.append(line("java: " + stage.title, seconds)));
    if (!python.isEmpty()) {
      text.append(line("python: import keras", python));
    }
    return text.toString();
  }

  private static String line(String what, List<Double> seconds) {
    Spread spread = Spread.of(seconds);
    return String.format(
        Locale.ROOT,
        "%-22s %.2f (%.2f to %.2f)%n",
        what,
        spread.median(),
        spread.least(),
        spread.most());
  }
}
