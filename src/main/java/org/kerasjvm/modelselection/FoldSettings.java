package org.kerasjvm.modelselection;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.random.NumpyRandomState;
import org.kerasjvm.random.RandomStates;

/** What {@link KFold} and {@link StratifiedKFold} are told, with scikit-learn's checks. */
final class FoldSettings {
  private final Config config;

  private FoldSettings(Config config) {
    this.config = config;
    boolean seeded = config.isGiven(RandomStates.RANDOM_STATE);
    if (seeded && !shuffle() && config.toMap().get("random_state") != null) {
      throw new IllegalArgumentException(
          config.className()
              + ": setting a random_state has no effect since shuffle is False. Leave random_state"
              + " out, or set shuffle(true).");
    }
  }

  static FoldSettings of(String className, Option<?>[] options, Option<?>... positional) {
    Schema schema =
        Schema.of(className)
            .with(ModelSelection.N_SPLITS, 5)
            .with(ModelSelection.SHUFFLE, false)
            .with(RandomStates.RANDOM_STATE, null);
    return new FoldSettings(schema.configure(options, positional));
  }

  int nSplits() {
    return config.get(ModelSelection.N_SPLITS);
  }

  boolean shuffle() {
    return config.get(ModelSelection.SHUFFLE);
  }

  /** The generator for one split, or null where rows keep their order. */
  @Nullable NumpyRandomState random() {
    return shuffle() ? config.get(RandomStates.RANDOM_STATE) : null;
  }

  /** Refuses more folds than rows. */
  void checkRows(int rows) {
    if (nSplits() > rows) {
      throw new IllegalArgumentException(
          config.className()
              + ": cannot have number of splits n_splits="
              + nSplits()
              + " greater than the number of samples: n_samples="
              + rows
              + ".");
    }
  }
}
