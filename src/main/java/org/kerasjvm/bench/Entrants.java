package org.kerasjvm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.Entrant.Kind;

/**
 * Who takes part in a run, and how each is started.
 *
 * @param entrants in the order of the columns
 * @param python a Python with Keras, maybe with JAX; null for none
 * @param scripts the folder of {@code bench.py} and {@code bench_jax.py}
 */
public record Entrants(List<Entrant> entrants, @Nullable String python, Path scripts) {

  /**
   * Those that were asked for.
   *
   * @param ids their names; none for all that can run here
   * @throws IllegalArgumentException if a name is not known
   * @throws IllegalStateException if one that is named cannot run here
   */
  public static Entrants of(List<String> ids, @Nullable String python, Path scripts) {
    List<Entrant> asked = ids.stream().map(Entrant::of).sorted().toList();
    List<Kind> kinds = kinds(python);
    for (Entrant entrant : asked) {
      if (!kinds.contains(entrant.kind())) {
        throw new IllegalStateException(
            "bench: "
                + entrant.id()
                + " needs --python FILE, a Python that has "
                + (entrant.kind() == Kind.JAX ? "jax." : "keras and tensorflow."));
      }
    }
    List<Entrant> can =
        Arrays.stream(Entrant.values()).filter(e -> kinds.contains(e.kind())).toList();
    return new Entrants(asked.isEmpty() ? can : asked, python, scripts);
  }

  private static List<Kind> kinds(@Nullable String python) {
    if (python == null) {
      return List.of(Kind.JAVA);
    }
    return hasJax(python)
        ? List.of(Kind.JAVA, Kind.KERAS, Kind.JAX)
        : List.of(Kind.JAVA, Kind.KERAS);
  }

  private static boolean hasJax(String python) {
    String question = "import importlib.util as u, sys; sys.exit(u.find_spec('jax') is None)";
    try {
      Process process = new ProcessBuilder(python, "-c", question).start();
      process.getOutputStream().close();
      return process.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("bench: could not start " + python + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts one on a workload, in a process of its own. */
  Contender start(Entrant entrant, Workload workload) {
    if (entrant.kind() == Kind.JAVA || python == null) {
      return ProcessContender.java(entrant, workload);
    }
    String script = entrant.kind() == Kind.JAX ? "bench_jax.py" : "bench.py";
    return ProcessContender.python(python, scripts.resolve(script), entrant, workload);
  }
}
