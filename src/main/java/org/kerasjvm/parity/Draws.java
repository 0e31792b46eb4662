package org.kerasjvm.parity;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random cases: a component out of all there are, some of its arguments, and input. The same seed
 * and number give the same case.
 */
public final class Draws {

  private final long seed;
  private final List<Family> families;

  /**
   * Cases from a seed.
   *
   * @param families what they are drawn from, if they list components
   */
  public Draws(long seed, List<Family> families) {
    this.seed = seed;
    this.families = families.stream().filter(f -> !f.components().get().isEmpty()).toList();
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** One of the cases. */
  public Case draw(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    // a family with many components comes up more often, one with few not too seldom
    int most = families.stream().mapToInt(Draws::share).sum();
    int at = random.nextInt(most);
    Family family = families.get(0);
    for (Family candidate : families) {
      family = candidate;
      at -= share(candidate);
      if (at < 0) {
        break;
      }
    }
    List<String> components = family.components().get();
    String component = components.get(random.nextInt(components.size()));
    Map<String, @Nullable Object> config = ArgumentDraws.draw(family.name(), component, random);
    Map<String, @Nullable Object> inputs =
        new InputDraws(random).draw(family.name(), component, config);
    return new Case(component + " #" + number, family.name(), component, config, inputs);
  }

  private static int share(Family family) {
    return 5 + family.components().get().size();
  }
}
