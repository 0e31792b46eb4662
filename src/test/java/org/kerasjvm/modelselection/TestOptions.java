package org.kerasjvm.modelselection;

import org.kerasjvm.config.HasRandomState;
import org.kerasjvm.config.HasShuffle;
import org.kerasjvm.config.Option;
import org.kerasjvm.random.RandomStates;

/** Short names for options in these tests. */
final class TestOptions {
  private TestOptions() {}

  static Option<HasRandomState> randomState(Object seed) {
    return new Option<>(RandomStates.RANDOM_STATE, seed);
  }

  static Option<HasShuffle> shuffle(boolean shuffle) {
    return new Option<>(ModelSelection.SHUFFLE, shuffle);
  }

  static Option<SplitCall> testSize(Object size) {
    return new Option<>(ModelSelection.TEST_SIZE, size);
  }

  static Option<SplitCall> trainSize(Object size) {
    return new Option<>(ModelSelection.TRAIN_SIZE, size);
  }

  static Option<SplitCall> stratify(Object labels) {
    return new Option<>(ModelSelection.STRATIFY, labels);
  }
}
