package org.kerasjvm.tutorials;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.Keras;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.plot.Plot;

/**
 * One run of a tutorial: its seed, its epochs, what it prints, and the folder that gets its
 * pictures and its {@code results.json}.
 */
public final class TutorialRun {

  /** The file in the folder that holds the numbers. */
  public static final String RESULTS = "results.json";

  private final Tutorial tutorial;
  private final Path folder;
  private final int seed;
  private final @Nullable Integer epochs;
  private final Results results = new Results();
  private final List<Path> pictures = new ArrayList<>();

  /**
   * Prepares a run.
   *
   * @param tutorial what will run
   * @param folder where files go; made if it is missing
   * @param seed the seed of weights, shuffling and folds, or null for the tutorial's own
   * @param epochs what replaces every number of epochs of the article, or null for the article's
   * @throws IllegalArgumentException if the seed is below 0 or epochs below 1
   */
  public TutorialRun(
      Tutorial tutorial, Path folder, @Nullable Integer seed, @Nullable Integer epochs) {
    if (epochs != null && epochs < 1) {
      throw new IllegalArgumentException(
          "tutorial: epochs must be 1 or more; received " + epochs + ".");
    }
    if (seed != null && seed < 0) {
      throw new IllegalArgumentException(
          "tutorial: seed must be 0 or more; received " + seed + ".");
    }
    this.tutorial = tutorial;
    this.folder = folder;
    this.seed = seed == null ? tutorial.seed() : seed;
    this.epochs = epochs;
  }

  /**
   * Runs the tutorial and writes its numbers.
   *
   * @return every number that was recorded, as in {@code results.json}
   * @throws IOException if data cannot be read or a file cannot be written
   */
  public Results run() throws IOException {
    makeFolder();
    results.put("tutorial", tutorial.name());
    results.put("seed", seed);
    setRandomSeed();
    tutorial.run(this);
    results.write(folder.resolve(RESULTS));
    return results;
  }

  private void makeFolder() throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(folder + ": must be a folder; it is a file. Choose another --out.", e);
    }
  }

  /** What runs. */
  public Tutorial tutorial() {
    return tutorial;
  }

  /** Where files go. */
  public Path folder() {
    return folder;
  }

  /** The seed. */
  public int seed() {
    return seed;
  }

  /** Starts names and random numbers anew: what follows gives the same whatever came before. */
  void setRandomSeed() {
    Keras.clearSession();
    Keras.setRandomSeed(seed);
  }

  /** How often to go through the data, where the article does it this often. */
  int epochs(int ofTheArticle) {
    return epochs == null ? ofTheArticle : epochs;
  }

  /** Prints like Python: with spaces between, floats in their shortest form, lists in brackets. */
  void print(Object... values) {
    TextOutput.standard().println(PythonPrint.line(values));
  }

  /**
   * Keeps a number, an array or a history for {@code results.json}; dots in the key make objects.
   */
  <T> T record(String key, T value) {
    results.put(key, value);
    return value;
  }

  /** Does both with the shapes of arrays; several print as Python prints a tuple of them. */
  void shapes(String key, NDArray... arrays) {
    List<String> texts = Arrays.stream(arrays).map(NDArray::shapeString).toList();
    print(arrays.length == 1 ? texts.get(0) : "(" + String.join(", ", texts) + ")");
    record(key, Arrays.stream(arrays).map(NDArray::shape).toList());
  }

  /** Writes a picture as {@code NAME.png} into the folder. */
  void show(String name, Plot plot) throws IOException {
    Path file = folder.resolve(name + ".png");
    plot.save(file);
    pictures.add(file);
  }

  /** The pictures so far. */
  public List<Path> pictures() {
    return List.copyOf(pictures);
  }
}
