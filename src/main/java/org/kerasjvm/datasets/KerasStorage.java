package org.kerasjvm.datasets;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.console.TextOutput;

/** The address from which Keras downloads its data sets. */
final class KerasStorage {
  private static final URI ADDRESS =
      URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/");
  private static final long MAX_BYTES = 100_000_000;

  private KerasStorage() {}

  /** A downloader that shows its progress where somebody watches. */
  static Downloader downloader() {
    @Nullable TextOutput output = TextOutput.isTerminal() ? TextOutput.standard() : null;
    return new Downloader(ADDRESS, MAX_BYTES, output);
  }
}
