package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPartTest {

  @TempDir private Path folder;
  private Path document;

  @BeforeEach
  void nameTheDocument() {
    document = folder.resolve("performance.md");
  }

  @Test
  void replacesWhatStandsBetweenTheComments() throws IOException {
    Files.writeString(
        document, "# Before\n\n<!-- figures: begin -->\nold\n<!-- figures: end -->\n\n## After\n");
    Figures figures = Samples.figures(Samples.circles());
    GeneratedPart.write(document, figures);
    String text = Files.readString(document);
    assertThat(text)
        .startsWith("# Before\n\n<!-- figures: begin -->\n\nMachine: Some CPU, 2 processors")
        .endsWith("\n\n<!-- figures: end -->\n\n## After\n")
        .doesNotContain("old");
    GeneratedPart.write(document, figures);
    assertThat(document).hasContent(text);
  }

  @Test
  void putsPicturesBeside() throws IOException {
    Files.writeString(document, "<!-- figures: begin --><!-- figures: end -->");
    GeneratedPart.write(document, Samples.figures(Samples.width(16, 40), Samples.width(256, 4000)));
    assertThat(folder.resolve("performance-widths.svg"))
        .content()
        .contains(">units of each layer<", ">microseconds a step<", ">keras-jvm<", ">10²<");
    assertThat(folder.resolve("performance-rows.svg")).doesNotExist();
  }

  @Test
  void asksForTheComments() throws IOException {
    Files.writeString(document, "text <!-- figures: end --> <!-- figures: begin -->");
    assertThatThrownBy(() -> GeneratedPart.write(document, Samples.figures()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bench: "
                + document
                + " must have a line <!-- figures: begin --> and after it a line <!-- figures: end"
                + " -->. Add them where the figures belong.");
    assertThat(document).hasContent("text <!-- figures: end --> <!-- figures: begin -->");
  }
}
