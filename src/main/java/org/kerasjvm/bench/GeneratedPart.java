package org.kerasjvm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a document between two comments, which a run writes anew. */
public final class GeneratedPart {

  private static final String BEGIN = "<!-- figures: begin -->";
  private static final String END = "<!-- figures: end -->";

  private GeneratedPart() {}

  /**
   * Writes the figures into a document, and their pictures beside it.
   *
   * @param document has a line {@code <!-- figures: begin -->} and after it one {@code <!--
   *     figures: end -->}
   * @throws IOException if it cannot be read or written
   * @throws IllegalArgumentException if it has no such lines
   */
  public static void write(Path document, Figures figures) throws IOException {
    String stem = String.valueOf(document.getFileName()).replaceAll("\\.[^.]*$", "");
    String text = replace(document, BenchReport.markdown(figures, stem));
    BenchPlot.save(figures, document, stem);
    Files.writeString(document, text);
  }

  private static String replace(Path document, String part) throws IOException {
    String text = Files.readString(document);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new IllegalArgumentException(
          "bench: "
              + document
              + " must have a line "
              + BEGIN
              + " and after it a line "
              + END
              + ". Add them where the figures belong.");
    }
    return text.substring(0, begin + BEGIN.length()) + "\n\n" + part + "\n" + text.substring(end);
  }
}
