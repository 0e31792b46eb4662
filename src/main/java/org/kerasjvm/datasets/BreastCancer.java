package org.kerasjvm.datasets;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.kerasjvm.data.NDArray;

/**
 * Wisconsin diagnostic breast cancer: 569 rows of 30 numbers, target 0 (malignant) or 1 (benign)
 * ({@code sklearn.datasets.load_breast_cancer}).
 */
public final class BreastCancer {
  private static final String FILE = "breast_cancer.csv";
  private static final List<String> MEASURES =
      List.of(
          "radius",
          "texture",
          "perimeter",
          "area",
          "smoothness",
          "compactness",
          "concavity",
          "concave points",
          "symmetry",
          "fractal dimension");

  private BreastCancer() {}

  /**
   * Loads the data from where it is found first (see the package).
   *
   * @throws java.io.UncheckedIOException if the file is nowhere or damaged
   */
  public static TabularDataset load() {
    return load(Folders.standard());
  }

  static TabularDataset load(Folders folders) {
    Csv csv = Csv.read(Csv.find(FILE, folders));
    CSVRecord header = csv.record(0);
    List<String> names = featureNames();
    if (header.size() != 4 || !header.get(1).equals(Integer.toString(names.size()))) {
      throw csv.damaged(0, "must be rows, 30 and two class names; received " + header.toList());
    }
    NDArray data = csv.numbers(1, names.size());
    if (!header.get(0).equals(Integer.toString(data.length()))) {
      throw csv.damaged(
          csv.size() - 1,
          "is the last of " + data.length() + " rows where " + header.get(0) + " are announced");
    }
    long[] target = new long[data.length()];
    for (int i = 0; i < target.length; i++) {
      String label = csv.record(i + 1).get(names.size());
      if (!label.equals("0") && !label.equals("1")) {
        throw csv.damaged(i + 1, "the target must be 0 or 1; received '" + label + "'");
      }
      target[i] = Long.parseLong(label);
    }
    List<String> classes = List.of(header.get(2), header.get(3));
    return new TabularDataset(data, NDArray.of(target, target.length), names, classes);
  }

  private static List<String> featureNames() {
    return Stream.of(
            MEASURES.stream().map(measure -> "mean " + measure),
            MEASURES.stream().map(measure -> measure + " error"),
            MEASURES.stream().map(measure -> "worst " + measure))
        .flatMap(names -> names)
        .toList();
  }
}
