package org.kerasjvm.modelselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.randomState;
import static org.kerasjvm.Options.shuffle;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class FoldsTest {
  private static final int[] SIX_AND_FOUR = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};

  private static List<int[]> tests(List<Fold> folds) {
    return folds.stream().map(Fold::test).toList();
  }

  @Test
  void shufflesFoldsAsScikitLearnDoes() {
    assertThat(tests(new KFold(3, shuffle(true), randomState(7)).split(10)))
        .containsExactly(new int[] {0, 2, 5, 8}, new int[] {1, 7, 9}, new int[] {3, 4, 6});
  }

  @Test
  void stratifiesShuffledFoldsAsScikitLearnDoes() {
    StratifiedKFold folds = new StratifiedKFold(3, shuffle(true), randomState(7));
    assertThat(tests(folds.split(SIX_AND_FOUR, SIX_AND_FOUR)))
        .containsExactly(new int[] {2, 4, 7, 8}, new int[] {0, 3, 9}, new int[] {1, 5, 6});
    assertThat(tests(folds.split(SIX_AND_FOUR, SIX_AND_FOUR)))
        .as("an integer seed starts again")
        .containsExactly(new int[] {2, 4, 7, 8}, new int[] {0, 3, 9}, new int[] {1, 5, 6});
  }

  @Test
  void stratifiesInOrderWithoutShuffling() {
    assertThat(tests(new StratifiedKFold(3).split(SIX_AND_FOUR, SIX_AND_FOUR)))
        .containsExactly(new int[] {0, 1, 6, 7}, new int[] {2, 3, 8}, new int[] {4, 5, 9});
  }

  @Test
  void trainsOnWhatIsNotTested() {
    Fold fold = new KFold().split(10).get(1);
    assertThat(fold.test()).containsExactly(2, 3);
    assertThat(fold.train()).containsExactly(0, 1, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void stratifiesTextAndColumns() {
    String[] y = {"R", "M", "R", "M"};
    List<Fold> folds = new StratifiedKFold(2).split(new int[4], y);
    assertThat(tests(folds)).containsExactly(new int[] {0, 1}, new int[] {2, 3});
    List<Fold> ofColumn = new StratifiedKFold(2).split(new int[4], NDArray.of(y).reshape(4, 1));
    assertThat(tests(ofColumn)).containsExactly(new int[] {0, 1}, new int[] {2, 3});
  }

  @Test
  void refusesImpossibleFolds() {
    assertThatThrownBy(() -> new KFold(1))
        .hasMessage("KFold: n_splits must be an integer of 2 or more; received 1.");
    assertThatThrownBy(() -> new KFold(11).split(10))
        .hasMessage(
            "KFold: cannot have number of splits n_splits=11 greater than the number of samples:"
                + " n_samples=10.");
    assertThatThrownBy(() -> new KFold(3, randomState(7)))
        .hasMessage(
            "KFold: setting a random_state has no effect since shuffle is False. Leave random_state"
                + " out, or set shuffle(true).");
    assertThatThrownBy(() -> new StratifiedKFold(7).split(SIX_AND_FOUR, SIX_AND_FOUR))
        .hasMessage(
            "StratifiedKFold: n_splits=7 cannot be greater than the number of members in each"
                + " class; the largest class has 6.");
    assertThatThrownBy(() -> new StratifiedKFold(2).split(new int[2], new float[] {.5f, .1f}))
        .hasMessage(
            "StratifiedKFold: y must hold one class per row (binary or multiclass); received"
                + " continuous numbers. Use KFold for other targets.");
  }
}
