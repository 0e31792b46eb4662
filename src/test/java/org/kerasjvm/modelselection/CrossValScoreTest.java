package org.kerasjvm.modelselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.nJobs;
import static org.kerasjvm.modelselection.ModelSelection.crossValScore;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.random.GlobalRandom;

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

  // ---- several folds at a time

  /** Scores by draws of the global generators, and says so early or not at all. */
  private record Drawing(boolean says, int draws, List<Estimator> closed) implements Estimator {

    @Override
    public Drawing fit(Object x, Object y) {
      return this;
    }

    @Override
    public NDArray predict(Object x) {
      return NDArray.of(x);
    }

    @Override
    public double score(Object x, Object y) {
      double sum = NDArray.of(x).sum();
      for (int k = 0; k < draws; k++) {
        sum += GlobalRandom.makeDefaultSeed() + GlobalRandom.numpy().randint(0, 1000);
        AutoNames.next("Dense");
        if (says) {
          GlobalRandom.settled();
        }
      }
      return sum;
    }

    @Override
    public Drawing copy() {
      return new Drawing(says, draws, closed);
    }

    @Override
    public void close() {
      closed.add(this);
    }
  }

  @TestFactory
  Stream<DynamicTest> scoresDoNotDependOnTheJobs() {
    List<DynamicTest> tests = new ArrayList<>();
    for (boolean says : new boolean[] {false, true}) {
      for (int draws : new int[] {0, 1, 3}) {
        String name = draws + (says ? " draws, told" : " draws, untold");
        tests.add(DynamicTest.dynamicTest(name, () -> requireSame(says, draws)));
      }
    }
    return tests.stream();
  }

  private static void requireSame(boolean says, int draws) {
    List<String> told = new ArrayList<>();
    List<Object> expected = crossValidated(says, draws, 1, told);
    for (int jobs : new int[] {2, 4, 100, -1}) {
      List<String> now = new ArrayList<>();
      assertThat(crossValidated(says, draws, jobs, now)).as("%d jobs", jobs).isEqualTo(expected);
      assertThat(now).isEqualTo(told);
    }
  }

  /** Scores, and what comes next of generators and names. */
  private static List<Object> crossValidated(boolean says, int draws, int jobs, List<String> told) {
    Keras.clearSession();
    Keras.setRandomSeed(7);
    List<Estimator> closed = new ArrayList<>();
    NDArray scores =
        crossValScore(
            new Drawing(says, draws, Collections.synchronizedList(closed)),
            X,
            Y,
            new KFold(6),
            (fold, fitted, score) -> told.add(fold + " " + score),
            nJobs(jobs));
    assertThat(closed).hasSizeGreaterThanOrEqualTo(6);
    return List.of(scores, GlobalRandom.makeDefaultSeed(), AutoNames.next("Dense"));
  }

  @Test
  void foldsThatUseNothingInCommonRunAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(3);
    Estimator waiting =
        new Estimator() {
          private final AtomicInteger fits = new AtomicInteger();

          @Override
          public Estimator fit(Object x, Object y) {
            try {
              if (fits.getAndIncrement() > 0) {
                together.await(20, TimeUnit.SECONDS);
              }
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return this;
          }

          @Override
          public NDArray predict(Object x) {
            return NDArray.of(x);
          }

          @Override
          public double score(Object x, Object y) {
            return NDArray.of(x).sum();
          }

          @Override
          public Estimator copy() {
            return this;
          }
        };
    NDArray scores = crossValScore(waiting, LOW, Y, new KFold(4), nJobs(3));
    assertThat(scores.toDoubleArray()).containsExactly(1, 5, 4, 4);
  }

  @Test
  void aFoldThatFailsInParallelFailsTheCallAndAllCopiesAreClosed() {
    List<Spy> copies = new ArrayList<>();
    List<Integer> told = new ArrayList<>();
    assertThatThrownBy(
            () ->
                crossValScore(
                    new Spy(false, copies),
                    X,
                    Y,
                    new KFold(3),
                    (fold, fitted, score) -> told.add(fold),
                    nJobs(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot score 5");
    assertThat(told).containsExactly(0, 1);
    assertThat(copies).hasSize(3).allMatch(copy -> copy.closed > 0);
  }

  @Test
  void anInterruptEndsAllFolds() {
    Thread.currentThread().interrupt();
    List<Spy> copies = new ArrayList<>();
    assertThatThrownBy(() -> crossValScore(new Spy(false, copies), LOW, Y, new KFold(3), nJobs(2)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("crossValScore: the thread was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(copies).allMatch(copy -> copy.closed > 0);
  }

  @Test
  void refusesNoJobs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossValScore(new Spy(false, new ArrayList<>()), LOW, Y, 3, nJobs(0)))
        .withMessage("crossValScore: n_jobs must be not 0, which has no meaning; received 0.");
  }
}
