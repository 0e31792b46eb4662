import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints one line of test coverage from JaCoCo's CSV report; the build runs it as a source file.
 */
public final class Coverage {

  private Coverage() {}

  /**
   * Adds up the report's rows.
   *
   * @param args the path of {@code jacoco.csv}
   */
  public static void main(String[] args) throws IOException {
    Path report = Path.of(args[0]);
    if (!Files.exists(report)) {
      System.out.println("Coverage: no report (no test ran).");
      return;
    }
    List<String> lines = Files.readAllLines(report);
    List<String> header = List.of(lines.get(0).split(","));
    System.out.println(
        "Coverage: "
            + percent(lines, header, "LINE")
            + " of lines, "
            + percent(lines, header, "BRANCH")
            + " of branches (target/site/jacoco/index.html)");
  }

  private static String percent(List<String> lines, List<String> header, String counter) {
    long missed = sum(lines, header.indexOf(counter + "_MISSED"));
    long covered = sum(lines, header.indexOf(counter + "_COVERED"));
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * covered / Math.max(1, missed + covered));
  }

  private static long sum(List<String> lines, int column) {
    return lines.stream().skip(1).mapToLong(row -> Long.parseLong(row.split(",")[column])).sum();
  }
}
