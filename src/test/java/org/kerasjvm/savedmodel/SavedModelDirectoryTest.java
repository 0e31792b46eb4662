package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SavedModelDirectoryTest {

  @TempDir private Path folder;

  private Path target() {
    return folder.resolve("model");
  }

  private static void save(Path target, boolean overwrite, String content) throws IOException {
    SavedModelDirectory.at("export", target, overwrite)
        .replace(draft -> Files.writeString(draft.resolve("saved_model.pb"), content));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).sorted().toList();
    }
  }

  @Test
  void makesTheDirectoryAndItsParents() throws IOException {
    Path deep = folder.resolve("a/b/model");
    save(deep, false, "new");
    assertThat(deep.resolve("saved_model.pb")).hasContent("new");
    assertThat(files())
        .containsExactly(
            folder.resolve("a"), folder.resolve("a/b"), deep, deep.resolve("saved_model.pb"));
  }

  @Test
  void takesAnEmptyDirectory() throws IOException {
    Files.createDirectory(target());
    save(target(), false, "new");
    assertThat(files()).containsExactly(target(), target().resolve("saved_model.pb"));
  }

  @Test
  void replacesAllOfAnOlderModelIfAsked() throws IOException {
    save(target(), false, "old");
    Files.createDirectories(target().resolve("variables"));
    Files.writeString(target().resolve("variables/variables.index"), "old");

    save(target(), true, "new");

    assertThat(files()).containsExactly(target(), target().resolve("saved_model.pb"));
    assertThat(target().resolve("saved_model.pb")).hasContent("new");
  }

  @Test
  void refusesToReplaceUnasked() throws IOException {
    save(target(), false, "old");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> save(target(), false, "new"))
        .withMessage(
            "export: '%s' already exists. Give overwrite(true) to replace it, or another path.",
            target());
    assertThat(target().resolve("saved_model.pb")).hasContent("old");
  }

  @Test
  void neverDeletesADirectoryThatIsNotASavedModel() throws IOException {
    Files.createDirectory(target());
    Files.writeString(target().resolve("thesis.txt"), "years of work");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> save(target(), true, "new"))
        .withMessage(
            "export: '%s' must be a SavedModel, or nothing yet; it is a directory with other files. Give another path.",
            target());
    assertThat(target().resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void neverDeletesFilesThatAreNoPartOfASavedModel() throws IOException {
    save(target(), false, "old");
    Files.writeString(target().resolve("thesis.txt"), "years of work");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> save(target(), true, "new"))
        .withMessage(
            "export: '%s' must hold a SavedModel alone to be replaced; it also holds [thesis.txt]. Move these away, or give another path.",
            target());
    assertThat(target().resolve("saved_model.pb")).hasContent("old");
  }

  @Test
  void neverReplacesAFile() throws IOException {
    Files.writeString(target(), "text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> save(target(), true, "new"))
        .withMessage(
            "export: '%s' must be a directory, or nothing yet; it is a file. Give another path.",
            target());
  }

  @Test
  void leavesEverythingAsItWasIfWritingFails() throws IOException {
    save(target(), false, "old");
    assertThatThrownBy(
            () ->
                SavedModelDirectory.at("export", target(), true)
                    .replace(
                        draft -> {
                          Files.writeString(draft.resolve("saved_model.pb"), "half");
                          throw new IOException("disk full");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(files()).containsExactly(target(), target().resolve("saved_model.pb"));
    assertThat(target().resolve("saved_model.pb")).hasContent("old");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesWhereALinkPointsAndFollowsNoneWhenDeleting() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("kept"), "kept");
    Path real = folder.resolve("v1");
    save(real, false, "old");
    Files.createSymbolicLink(real.resolve("assets"), elsewhere);
    Files.createSymbolicLink(target(), real);

    save(target(), true, "new");

    assertThat(target()).isSymbolicLink();
    assertThat(real.resolve("saved_model.pb")).hasContent("new");
    assertThat(elsewhere.resolve("kept")).hasContent("kept");
  }
}
