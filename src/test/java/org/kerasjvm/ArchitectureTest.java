package org.kerasjvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package may know which: arrows point downward only. */
class ArchitectureTest {

  /** From the top down; a package may use those on later lines. {@code .} is the facade. */
  private static final List<Set<String>> ORDER =
      List.of(
          Set.of("cli"),
          Set.of("tutorials", "bench", "parity"),
          Set.of("plot"),
          Set.of("."),
          Set.of("wrappers"),
          Set.of("pipeline", "modelselection", "datasets"),
          Set.of("preprocessing", "evaluation"),
          Set.of("base"),
          Set.of("models"),
          Set.of("savedmodel"),
          Set.of("callbacks"),
          Set.of("metrics"),
          Set.of("engine"),
          Set.of("layers", "optimizers", "batches"),
          Set.of("losses", "activations", "initializers", "regularizers", "constraints"),
          Set.of("ops", "random"),
          Set.of("config"),
          Set.of("utils"),
          Set.of("data"),
          Set.of("console"));

  /** Rooms that emit operations: they may use TensorFlow's graph building, nothing that runs. */
  private static final Set<String> EMITTING =
      Set.of(
          "ops",
          "layers",
          "losses",
          "metrics",
          "optimizers",
          "initializers",
          "regularizers",
          "constraints",
          "activations");

  /**
   * Rooms that touch sessions and native memory; the benchmark to measure TensorFlow Java alone.
   */
  private static final Set<String> RUNNING = Set.of("engine", "savedmodel", "bench");

  private static final Set<String> PRINTING = Set.of("console", "cli", "tutorials", "bench");

  /** The messages of TensorFlow's data files, which need no natives. */
  private static final Pattern MESSAGES =
      Pattern.compile("proto\\.(Example|Features?|FloatList|Int64List|BytesList)");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern OURS = Pattern.compile("\\borg\\.kerasjvm\\.(\\w+)");
  private static final Pattern TENSORFLOW = Pattern.compile("\\borg\\.tensorflow\\.([\\w.]+)");
  private static final Pattern BUILDING =
      Pattern.compile("Operand|ndarray\\..*|op\\..*|types\\..*|proto\\.DataType");

  /** The code of each file without comments, by package. */
  private static final Map<String, List<String>> CODE = new TreeMap<>();

  @BeforeAll
  static void readSources() throws IOException {
    Path root = Path.of("src/main/java/org/kerasjvm");
    try (Stream<Path> files = Files.walk(root)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(file -> read(root, file));
    }
    assertThat(CODE).containsKeys("engine", "layers", ".");
  }

  private static void read(Path root, Path file) {
    Path folder = root.relativize(file).getParent();
    String room = folder == null ? "." : folder.getName(0).toString();
    try {
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      CODE.computeIfAbsent(room, k -> new ArrayList<>()).add(code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> found(String room, Pattern pattern) {
    return CODE.get(room).stream()
        .flatMap(code -> pattern.matcher(code).results())
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> used(String room) {
    Set<String> rooms = new TreeSet<>();
    for (String name : found(room, OURS)) {
      rooms.add(Character.isUpperCase(name.charAt(0)) ? "." : name);
    }
    rooms.remove(room);
    return rooms;
  }

  private static int level(String room) {
    for (int k = 0; k < ORDER.size(); k++) {
      if (ORDER.get(k).contains(room)) {
        return k;
      }
    }
    return -1;
  }

  @Test
  void arrowsPointDownward() {
    List<String> upward = new ArrayList<>();
    for (String room : CODE.keySet()) {
      for (String other : used(room)) {
        if (level(room) >= 0 && level(other) >= 0 && level(other) <= level(room)) {
          upward.add(room + " -> " + other);
        }
      }
    }
    assertThat(upward).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    List<String> cycles = new ArrayList<>();
    for (String room : CODE.keySet()) {
      if (reaches(room, room, new TreeSet<>())) {
        cycles.add(room);
      }
    }
    assertThat(cycles).isEmpty();
  }

  private static boolean reaches(String from, String to, Set<String> seen) {
    for (String next : used(from)) {
      boolean fresh = CODE.containsKey(next) && seen.add(next);
      if (next.equals(to) || fresh && reaches(next, to, seen)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void onlyTheEngineRunsTensorFlow() {
    List<String> wrong = new ArrayList<>();
    for (String room : CODE.keySet()) {
      for (String name : found(room, TENSORFLOW)) {
        boolean arrays = name.startsWith("ndarray.");
        boolean building = EMITTING.contains(room) && BUILDING.matcher(name).matches();
        boolean reading = room.equals("batches") && MESSAGES.matcher(name).matches();
        if (!RUNNING.contains(room) && !arrays && !building && !reading) {
          wrong.add(room + " uses org.tensorflow." + name);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyTheConsolePrints() {
    Pattern printing = Pattern.compile("System\\s*\\.\\s*(out|err)\\b|(printStackTrace)\\(\\)");
    for (Map.Entry<String, List<String>> room : CODE.entrySet()) {
      if (!PRINTING.contains(room.getKey())) {
        assertThat(room.getValue())
            .as(room.getKey())
            .noneMatch(code -> printing.matcher(code).find());
      }
    }
  }

  @Test
  void leavesKnowNoThreadsAndNoFiles() {
    Pattern foreign =
        Pattern.compile("\\bjava\\.(io|nio|net|util\\.concurrent)\\.[\\w.]+|\\bThread\\b");
    for (String room : EMITTING) {
      for (String code : CODE.get(room)) {
        Matcher matcher = foreign.matcher(code);
        assertThat(matcher.find() ? matcher.group() : "").as(room).isEmpty();
      }
    }
  }
}
