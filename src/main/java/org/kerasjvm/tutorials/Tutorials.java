package org.kerasjvm.tutorials;

import java.util.List;
import org.kerasjvm.config.Names;

/** All tutorials, in the order in which {@code tutorial all} runs them. */
public final class Tutorials {

  private static final List<Tutorial> ALL =
      List.of(
          new BreastCancerTutorial(),
          new FashionMnistTutorial(),
          new SonarTutorial(),
          new MnistTutorial(),
          new CirclesTutorial());

  private Tutorials() {}

  /** All of them. */
  public static List<Tutorial> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Tutorial::name).toList();
  }

  /**
   * The tutorial of a name.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public static Tutorial byName(String name) {
    return ALL.stream()
        .filter(tutorial -> tutorial.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tutorial: no tutorial is named '"
                        + name
                        + "'"
                        + Names.didYouMean(name, names())));
  }
}
