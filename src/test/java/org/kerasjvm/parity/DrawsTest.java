package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kerasjvm.constraints.Constraints;
import org.kerasjvm.initializers.Initializers;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.optimizers.Optimizers;
import org.kerasjvm.optimizers.schedules.Schedules;
import org.kerasjvm.regularizers.Regularizers;

class DrawsTest {

  /** Names and dtypes change no number; what must go with the shape drawn is in the grids. */
  private static final Set<String> NOT_DRAWN =
      Set.of(
          "name", "dtype", "axis", "num_labels", "label_weights", "sparse_y_true", "sparse_y_pred");

  @Test
  void giveTheSameCaseForTheSameSeedAndNumber() {
    for (int k = 0; k < 50; k++) {
      assertThat(draws(7).draw(k).toJson()).isEqualTo(draws(7).draw(k).toJson());
      assertThat(draws(8).draw(k).toJson()).isNotEqualTo(draws(7).draw(k).toJson());
    }
  }

  @Test
  void reachEveryComponent() {
    Draws draws = draws(1);
    Set<String> drawn =
        IntStream.range(0, 4000)
            .mapToObj(draws::draw)
            .map(c -> c.family() + " " + c.component())
            .collect(Collectors.toSet());
    Set<String> all = new HashSet<>();
    for (Family family : Family.all()) {
      family.components().get().forEach(name -> all.add(family.name() + " " + name));
    }
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void knowEveryArgument() {
    Set<String> missing = new TreeSet<>();
    for (Family family : Family.all()) {
      for (String component : family.components().get()) {
        Set<String> known = new HashSet<>(NOT_DRAWN);
        Map<String, Draw> draws = ArgumentDraws.of(family.name(), component);
        draws.keySet().forEach(key -> known.add(key.replace("!", "")));
        for (String key : arguments(family.name(), component, draws)) {
          if (!known.contains(key)) {
            missing.add(family.name() + "/" + component + " " + key);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Draws draws(long seed) {
    return new Draws(seed, Family.all());
  }

  private static Set<String> arguments(String family, String component, Map<String, Draw> draws) {
    Map<String, Object> needed = new java.util.HashMap<>();
    draws.forEach(
        (key, draw) -> {
          if (key.startsWith("!")) {
            needed.put(key.substring(1), draw.from(new java.util.SplittableRandom(1)));
          }
        });
    return switch (family) {
      case "loss" -> Losses.REGISTRY.create(component, needed).getConfig().keySet();
      case "metric" -> Metrics.REGISTRY.create(component, needed).getConfig().keySet();
      case "optimizer" -> Optimizers.REGISTRY.create(component, needed).getConfig().keySet();
      case "constraint" -> Constraints.REGISTRY.create(component, needed).getConfig().keySet();
      case "regularizer" -> Regularizers.REGISTRY.create(component, needed).getConfig().keySet();
      case "schedule" -> Schedules.REGISTRY.create(component, needed).getConfig().keySet();
      case "initializer" -> Initializers.REGISTRY.create(component, needed).getConfig().keySet();
      default -> Set.of();
    };
  }
}
