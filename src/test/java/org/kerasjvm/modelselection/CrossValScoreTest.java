package org.kerasjvm.modelselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.modelselection.ModelSelection.crossValScore;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.data.NDArray;

class CrossValScoreTest {

  private static final int[][] X = {{0}, {1}, {2}, {3}, {4}, {5}};
  private static final int[] Y = {0, 0, 0, 1, 1, 1};

  /** Remembers what it was fitted to, scores its test rows by their sum, and counts closing. */
  private static final class Spy implements Estimator {
    private final List<Spy> copies;
    private final boolean classifier;
    private @Nullable NDArray fitted;
    private int closed;

    Spy(boolean classifier, List<Spy> copies) {
      this.classifier = classifier;
      this.copies = copies;
    }

    @Override
    public Spy fit(Object x, Object y) {
      fitted = NDArray.of(x).ravel();
      if (fitted.length() == 0) {
        throw new IllegalArgumentException("no rows");
      }
      return this;
    }

    @Override
    public NDArray predict(Object x) {
      return NDArray.of(x);
    }

    @Override
    public double score(Object x, Object y) {
      if (NDArray.of(x).max() == 5) {
        throw new IllegalStateException("cannot score 5");
      }
      return NDArray.of(x).sum();
    }

    @Override
    public Spy copy() {
      Spy copy = new Spy(classifier, copies);
      copies.add(copy);
      return copy;
    }

    @Override
    public boolean isClassifier() {
      return classifier;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static final int[][] LOW = {{0}, {1}, {2}, {3}, {4}, {4}};

  @Test
  void scoresACopyOnEachFoldAndClosesIt() {
    List<Spy> copies = new ArrayList<>();
    Spy spy = new Spy(false, copies);
    List<String> told = new ArrayList<>();
    NDArray scores =
        crossValScore(
            spy,
            LOW,
            Y,
            new KFold(3),
            (fold, fitted, score) -> told.add(fold + " " + score + " " + ((Spy) fitted).closed));
    assertThat(scores.toDoubleArray()).containsExactly(1, 5, 8);
    assertThat(told).containsExactly("0 1.0 0", "1 5.0 0", "2 8.0 0");
    assertThat(copies).extracting(copy -> copy.closed).containsExactly(1, 1, 1);
    assertThat(copies.get(1).fitted).isEqualTo(NDArray.of(new int[] {0, 1, 4, 4}));
    assertThat(spy.fitted).as("the estimator itself").isNull();
    assertThat(spy.closed).isZero();
  }

  @Test
  void keepsTheSharesOfClassesForClassifiersOnly() {
    assertThat(crossValScore(new Spy(true, new ArrayList<>()), LOW, Y, 3).toDoubleArray())
        .containsExactly(3, 5, 6);
    assertThat(crossValScore(new Spy(false, new ArrayList<>()), LOW, Y, 3).toDoubleArray())
        .containsExactly(1, 5, 8);
  }

  @Test
  void closesTheCopyOfAFoldThatFails() {
    List<Spy> copies = new ArrayList<>();
    assertThatThrownBy(() -> crossValScore(new Spy(false, copies), X, Y, 3))
        .hasMessage("cannot score 5");
    assertThat(copies).extracting(copy -> copy.closed).containsExactly(1, 1, 1);
  }

  @Test
  void printsNothingWhereThereIsNoTerminal() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, java.nio.charset.StandardCharsets.UTF_8));
    try {
      crossValScore(new Spy(false, new ArrayList<>()), LOW, Y, 3);
    } finally {
      System.setOut(console);
    }
    assertThat(printed.size()).isZero();
  }

  @Test
  void refusesRowsAndTargetsOfDifferentNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossValScore(new Spy(false, new ArrayList<>()), X, new int[5]))
        .withMessage(
            "crossValScore: found input variables with inconsistent numbers of samples: [6, 5].");
  }
}
