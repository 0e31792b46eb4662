package org.kerasjvm.datasets;

import java.util.List;
import java.util.stream.IntStream;
import org.kerasjvm.data.NDArray;

/**
 * Sonar, mines against rocks: 208 rows of 60 numbers, target {@code "M"} (mine) or {@code "R"}
 * (rock), in the order of the UCI repository.
 */
public final class Sonar {
  private static final String FILE = "sonar.csv";
  private static final int FEATURES = 60;

  private Sonar() {}

  /**
   * Loads the data from where it is found first (see the package). The target is text; {@link
   * org.kerasjvm.preprocessing.LabelEncoder} numbers it.
   *
   * @throws java.io.UncheckedIOException if the file is nowhere or damaged
   */
  public static TabularDataset load() {
    return load(Folders.standard());
  }

  static TabularDataset load(Folders folders) {
    Csv csv = Csv.read(Csv.find(FILE, folders));
    NDArray data = csv.numbers(0, FEATURES);
    String[] target = new String[csv.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = csv.record(i).get(FEATURES);
      if (!target[i].equals("M") && !target[i].equals("R")) {
        throw csv.damaged(i, "the target must be M or R; received '" + target[i] + "'");
      }
    }
    List<String> names = IntStream.range(0, FEATURES).mapToObj(Integer::toString).toList();
    return new TabularDataset(data, NDArray.of(target, target.length), names, List.of("M", "R"));
  }

  /** The file itself, to be read as a table. */
  public static java.nio.file.Path file() {
    return Csv.find(FILE, Folders.standard());
  }
}
