package org.kerasjvm.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kerasjvm.bench.Workload.Group;

/**
 * All that was measured on one machine; kept as JSON.
 *
 * @param machine where
 * @param software what took part, with versions
 * @param results workload by workload, in the catalog's order
 */
public record Figures(Machine machine, Set<String> software, List<Result> results) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Copies. */
  public Figures {
    software = new TreeSet<>(software);
    results = List.copyOf(results);
  }

  /**
   * Figures that were written before.
   *
   * @throws IOException if the file cannot be read or holds something else
   */
  public static Figures read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Figures.class);
  }

  /**
   * Writes them whole, or leaves the file as it was.
   *
   * @throws IOException if that fails
   */
  public void write(Path file) throws IOException {
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "bench", ".json");
    JSON.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), this);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * These with newer ones, which take the place of those on the same workloads.
   *
   * @throws IllegalArgumentException if they are from another machine
   */
  public Figures with(Figures newer) {
    if (!machine.equals(newer.machine)) {
      throw new IllegalArgumentException(
          "bench: figures of one file must be from one machine; received "
              + machine
              + " and "
              + newer.machine
              + ". Write to another file.");
    }
    Set<String> all = new TreeSet<>(software);
    all.addAll(newer.software);
    List<Result> merged = new ArrayList<>(results);
    merged.removeIf(old -> newer.result(old.workload()).isPresent());
    merged.addAll(newer.results);
    List<String> order = Workloads.all().stream().map(Workload::name).toList();
    merged.sort((a, b) -> order.indexOf(a.workload()) - order.indexOf(b.workload()));
    return new Figures(machine, all, merged);
  }

  /** The result on a workload. */
  public Optional<Result> result(String workload) {
    return results.stream().filter(r -> r.workload().equals(workload)).findFirst();
  }

  /** The results of a group. */
  public List<Result> of(Group group) {
    return results.stream().filter(r -> r.group() == group).toList();
  }

  /** The entrants that have scores on any of the results, in order. */
  static List<Entrant> entrants(List<Result> results) {
    return Arrays.stream(Entrant.values())
        .filter(entrant -> results.stream().anyMatch(r -> r.score(entrant).isPresent()))
        .toList();
  }
}
