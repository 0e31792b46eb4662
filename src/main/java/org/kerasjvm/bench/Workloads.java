package org.kerasjvm.bench;

import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.inputShape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kerasjvm.bench.Workload.Group;
import org.kerasjvm.config.Names;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;

/** The catalog of workloads; a new model joins by one entry here or in a list that it gathers. */
public final class Workloads {

  private static final String ALL = "all";

  private Workloads() {}

  /** All of them, group by group. */
  public static List<Workload> all() {
    return Stream.of(
            TutorialWorkloads.all(), SyntheticWorkloads.widths(), SyntheticWorkloads.rows())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Those that are asked for, in the catalog's order.
   *
   * @param words names of workloads or groups, or "all"; none for the tutorials
   * @throws IllegalArgumentException if a word is neither
   */
  public static List<Workload> named(List<String> words) {
    List<String> asked = words.isEmpty() ? List.of(name(Group.TUTORIALS)) : words;
    List<Workload> all = all();
    Set<String> known = new LinkedHashSet<>(List.of(ALL));
    Arrays.stream(Group.values()).map(Workloads::name).forEach(known::add);
    all.stream().map(Workload::name).forEach(known::add);
    for (String word : asked) {
      if (!known.contains(word)) {
        throw new IllegalArgumentException(
            "bench: '"
                + word
                + "' is no workload and no group"
                + Names.didYouMean(word, List.copyOf(known)));
      }
    }
    List<Workload> chosen = new ArrayList<>(all);
    chosen.removeIf(
        w -> !asked.contains(ALL) && !asked.contains(w.name()) && !asked.contains(name(w.group())));
    return chosen;
  }

  private static String name(Group group) {
    return group.name().toLowerCase(Locale.ROOT);
  }

  /** Dense layers, all relu but the last. */
  static Supplier<Sequential> dense(int features, String last, int... units) {
    return () -> {
      Sequential model = new Sequential();
      for (int k = 0; k < units.length; k++) {
        String function = k == units.length - 1 ? last : "relu";
        model.add(
            k == 0
                ? new Dense(units[k], activation(function), inputShape(features))
                : new Dense(units[k], activation(function)));
      }
      return model;
    };
  }
}
