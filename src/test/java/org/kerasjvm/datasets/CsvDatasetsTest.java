package org.kerasjvm.datasets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDatasetsTest {
  @TempDir Path folder;

  private Folders folders() {
    return new Folders(Optional.of(folder), Optional.empty(), folder.resolve("cache"));
  }

  @Test
  void saysWhereItLooked() {
    assertThatThrownBy(() -> Sonar.load(folders()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "sonar.csv: found in none of ["
                + folder
                + ", "
                + folder.resolve("cache")
                + "]. Name the folder that has it with -Dkerasjvm.datasets=DIRECTORY.");
  }

  @Test
  void namesTheDamagedLine() throws IOException {
    Path file = folder.resolve("sonar.csv");
    Files.writeString(file, "0.1,".repeat(60) + "R\n" + "0.1,".repeat(59) + "R\n");
    assertThatThrownBy(() -> Sonar.load(folders()))
        .hasMessageContaining(
            file + ", line 2: has 60 columns where 61 are expected. Replace the file.");
    Files.writeString(file, "0.1,".repeat(59) + "x,R\n");
    assertThatThrownBy(() -> Sonar.load(folders()))
        .hasMessageContaining(file + ", line 1: column 60: 'x' is no number. Replace the file.");
    Files.writeString(file, "0.1,".repeat(60) + "Q\n");
    assertThatThrownBy(() -> Sonar.load(folders()))
        .hasMessageContaining("line 1: the target must be M or R; received 'Q'.");
  }

  @Test
  void checksTheAnnouncedRows() throws IOException {
    Path file = folder.resolve("breast_cancer.csv");
    Files.writeString(file, "2,30,malignant,benign\n" + "1,".repeat(30) + "0\n");
    assertThatThrownBy(() -> BreastCancer.load(folders()))
        .hasMessageContaining("line 2: is the last of 1 rows where 2 are announced.");
    Files.writeString(file, "");
    assertThatThrownBy(() -> BreastCancer.load(folders()))
        .hasMessageContaining("line 1: is missing.");
  }

  @Test
  void refusesAPropertyThatNamesNoDirectory() {
    String before = System.getProperty(Folders.PROPERTY);
    System.setProperty(Folders.PROPERTY, folder.resolve("nowhere").toString());
    try {
      assertThatThrownBy(Folders::standard)
          .hasMessage(
              "kerasjvm.datasets: must name a directory with data sets; received "
                  + folder.resolve("nowhere")
                  + ".");
    } finally {
      if (before == null) {
        System.clearProperty(Folders.PROPERTY);
      } else {
        System.setProperty(Folders.PROPERTY, before);
      }
    }
  }
}
