package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kerasjvm.data.NDArray;

/**
 * How the answers of a model compare with those that its writer stored beside it.
 *
 * @param model the model's path
 * @param writtenBy the libraries that stored them, with versions
 * @param checks one for each output of each example
 */
public record Verification(String model, Map<String, String> writtenBy, List<Check> checks) {

  /**
   * One output of one example.
   *
   * @param example its number, from 0
   * @param signature what was called
   * @param output the output's name
   * @param rows its elements
   * @param largestDifference the largest absolute difference; 0 for equal texts, NaN if shapes or
   *     types differ
   * @param atol what an element may differ by
   * @param rtol and by which share of its value besides
   * @param passed whether every element is within that
   * @param fault what is wrong, or empty
   */
  public record Check(
      int example,
      String signature,
      String output,
      int rows,
      double largestDifference,
      double atol,
      double rtol,
      boolean passed,
      String fault) {}

  static Verification of(SavedModel model, Examples examples) {
    List<Check> checks = new ArrayList<>();
    for (int k = 0; k < examples.examples().size(); k++) {
      Examples.Example example = examples.examples().get(k);
      Map<String, NDArray> here = model.signature(example.signature()).call(example.inputs());
      int number = k;
      example
          .outputs()
          .forEach(
              (name, there) -> checks.add(check(number, example, name, here.get(name), there)));
    }
    return new Verification(model.path(), examples.writtenBy(), List.copyOf(checks));
  }

  private static Check check(
      int number,
      Examples.Example example,
      String name,
      @org.jspecify.annotations.Nullable NDArray here,
      NDArray there) {
    String fault = "";
    double largest = Double.NaN;
    boolean passed = false;
    if (here == null) {
      fault = "the signature has no such output";
    } else if (!here.shapeString().equals(there.shapeString())) {
      fault = "shape " + here.shapeString() + " instead of " + there.shapeString();
    } else if (here.dtype().isNumeric() != there.dtype().isNumeric()) {
      fault = here.dtype().numpyName() + " instead of " + there.dtype().numpyName();
    } else if (!here.dtype().isNumeric()) {
      passed = here.equals(there);
      fault = passed ? "" : "other texts";
      largest = passed ? 0 : Double.NaN;
    } else {
      Differences differences = Differences.of(here, there, example.atol(), example.rtol());
      largest = differences.largest();
      passed = differences.outside() == 0;
      fault = passed ? "" : differences.outside() + " elements differ by more than allowed";
    }
    return new Check(
        number,
        example.signature(),
        name,
        there.size(),
        largest,
        example.atol(),
        example.rtol(),
        passed,
        fault);
  }

  /** The largest absolute difference, and how many elements differ too much. */
  private record Differences(double largest, int outside) {

    static Differences of(NDArray here, NDArray there, double atol, double rtol) {
      double[] a = here.toDoubleArray();
      double[] b = there.toDoubleArray();
      double largest = 0;
      int outside = 0;
      for (int k = 0; k < a.length; k++) {
        if (Double.compare(a[k], b[k]) == 0 || a[k] == b[k]) {
          continue;
        }
        double difference = Math.abs(a[k] - b[k]);
        largest =
            Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        if (!(difference <= atol + rtol * Math.abs(b[k]))) {
          outside++;
        }
      }
      return new Differences(largest, outside);
    }
  }

  /** Whether every output of every example agrees, and there is one at least. */
  public boolean passed() {
    return !checks.isEmpty() && checks.stream().allMatch(Check::passed);
  }

  /** The largest absolute difference of all; NaN if arrays could not be compared. */
  public double largestDifference() {
    double largest = 0;
    for (Check check : checks) {
      largest = Math.max(largest, check.largestDifference());
    }
    return largest;
  }

  /** A line for each output and one for the whole. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-6s %s %s[%d]: largest difference %s (allowed %s + %s * |value|)%s%n",
              check.passed() ? "ok" : "FAILED",
              check.signature(),
              check.output(),
              check.rows(),
              brief(check.largestDifference()),
              brief(check.atol()),
              brief(check.rtol()),
              check.fault().isEmpty() ? "" : ": " + check.fault()));
    }
    return text
        + String.format(
            Locale.ROOT,
            "%s: %d of %d outputs agree with %s; largest difference %s",
            model,
            checks.stream().filter(Check::passed).count(),
            checks.size(),
            writtenBy,
            brief(largestDifference()));
  }

  private static String brief(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }
}
