package org.kerasjvm.modelselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.stratify;
import static org.kerasjvm.Options.testSize;
import static org.kerasjvm.Options.trainSize;
import static org.kerasjvm.modelselection.ModelSelection.trainTestIndices;
import static org.kerasjvm.modelselection.ModelSelection.trainTestSplit;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.random.NumpyRandomState;

class TrainTestSplitTest {
  private static final int[] SIX_AND_FOUR = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};

  @Test
  void takesTheRowsThatScikitLearnTakes() {
    Fold fold = trainTestIndices(10, testSize(.33), randomState(42));
    assertThat(fold.train()).containsExactly(7, 2, 9, 4, 3, 6);
    assertThat(fold.test()).containsExactly(8, 1, 5, 0);
    fold = trainTestIndices(10, testSize(.2), randomState(7));
    assertThat(fold.train()).containsExactly(0, 2, 1, 9, 7, 3, 6, 4);
    assertThat(fold.test()).containsExactly(8, 5);
  }

  @Test
  void splitsRowsAndLabelsAlike() {
    NDArray x = NDArray.arange(20).reshape(10, 2);
    TrainTestSplit split = trainTestSplit(x, NDArray.arange(10), testSize(2), randomState(7));
    assertThat(split.xTest()).isEqualTo(x.take(8, 5));
    assertThat(split.yTest().toIntArray()).containsExactly(8, 5);
    assertThat(split.xTrain().column(0)).isEqualTo(split.yTrain().multiply(2));
  }

  @Test
  void takesAQuarterByDefaultAndTheRestOfATrainSize() {
    assertThat(trainTestIndices(10).test()).hasSize(3);
    Fold fold = trainTestIndices(10, trainSize(.55), randomState(1));
    assertThat(fold.train()).hasSize(5);
    assertThat(fold.test()).hasSize(5);
    assertThat(trainTestIndices(10, trainSize(2), testSize(3)).train()).hasSize(2);
  }

  @Test
  void keepsTheOrderWithoutShuffling() {
    Fold fold = trainTestIndices(4, shuffle(false));
    assertThat(fold.train()).containsExactly(0, 1, 2);
    assertThat(fold.test()).containsExactly(3);
  }

  @Test
  void keepsTheSharesOfTheClasses() {
    TrainTestSplit split =
        trainTestSplit(
            SIX_AND_FOUR, SIX_AND_FOUR, testSize(.3), randomState(7), stratify(SIX_AND_FOUR));
    assertThat(split.yTrain().toIntArray()).containsExactly(0, 0, 1, 0, 1, 0, 1);
    assertThat(split.yTest().toIntArray()).containsExactly(1, 0, 0);
  }

  @Test
  void continuesAGivenGenerator() {
    NumpyRandomState random = new NumpyRandomState(3);
    int[] first = trainTestIndices(50, randomState(random)).test();
    assertThat(trainTestIndices(50, randomState(random)).test()).isNotEqualTo(first);
    assertThat(trainTestIndices(50, randomState(3)).test()).isEqualTo(first);
  }

  @Test
  void refusesSizesThatLeaveNothing() {
    assertThatThrownBy(() -> trainTestIndices(10, testSize(1.5)))
        .hasMessage("trainTestSplit: test_size must be in (0, 1); received 1.5.");
    assertThatThrownBy(() -> trainTestIndices(10, testSize(10)))
        .hasMessage(
            "trainTestSplit: test_size must be from 1 to below the number of samples 10; received"
                + " 10.");
    assertThatThrownBy(() -> trainTestIndices(1))
        .hasMessage(
            "trainTestSplit: with 1 samples, test_size=0.25 and train_size=None the resulting train"
                + " set will be empty. Adjust any of them.");
    assertThatThrownBy(() -> trainTestIndices(10, testSize(.7), trainSize(.6)))
        .hasMessageStartingWith(
            "trainTestSplit: the sum of test_size and train_size must be at most 1");
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> trainTestSplit(new int[3], new int[2]))
        .hasMessage(
            "trainTestSplit: found input variables with inconsistent numbers of samples: [3, 2].");
    assertThatThrownBy(() -> trainTestIndices(4, shuffle(false), stratify(new int[4])))
        .hasMessage(
            "trainTestSplit: stratified train/test split is not implemented for shuffle=False.");
    assertThatThrownBy(() -> trainTestIndices(4, stratify(new int[] {0, 0, 0, 1})))
        .hasMessage(
            "trainTestSplit: the least populated class in stratify must have 2 members or more;"
                + " received 1.");
    assertThatThrownBy(() -> trainTestIndices(4, randomState(-1)))
        .hasMessage(
            "trainTestSplit: random_state must be an integer from 0 to 2**32 - 1, a"
                + " NumpyRandomState or null; received -1.");
  }
}
