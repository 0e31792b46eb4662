package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

  @TempDir private Path folder;

  @Test
  void areTheSameWhenReadAgain() throws IOException {
    Score products = new Score("products", List.of(7.5), 1, 2, 3, Double.NaN, Double.NaN);
    Figures figures = Samples.figures(Samples.circles(), Samples.result("width-64", products));
    Path file = folder.resolve("figures.json");
    figures.write(file);
    assertThat(Figures.read(file)).isEqualTo(figures);
    assertThat(folder.toFile().list()).containsExactly("figures.json");
  }

  @Test
  void takeNewerResultsInTheCatalogsOrder() {
    Figures old = Samples.figures(Samples.width(64, 80), Samples.width(16, 40));
    Figures merged = old.with(Samples.figures(Samples.circles(), Samples.width(64, 30)));
    assertThat(merged.results())
        .containsExactly(Samples.circles(), Samples.width(16, 40), Samples.width(64, 30));
  }

  @Test
  void refuseThoseOfAnotherMachine() {
    Machine other = new Machine("Other CPU", 4, "Linux amd64", "21");
    Figures figures = Samples.figures();
    assertThatThrownBy(() -> figures.with(new Figures(other, Set.of(), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bench: figures of one file must be from one machine; received Some CPU, 2 processors,"
                + " Linux amd64, Java 17.0.15 and Other CPU, 4 processors, Linux amd64, Java 21."
                + " Write to another file.");
  }
}
