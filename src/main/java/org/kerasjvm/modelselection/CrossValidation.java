package org.kerasjvm.modelselection;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;

/** One cross-validation ({@code sklearn/model_selection/_validation.py}, cross_val_score). */
final class CrossValidation {
  private final Estimator estimator;
  private final NDArray x;
  private final NDArray y;
  private final List<Fold> folds;

  CrossValidation(Estimator estimator, Object x, Object y, CrossValidator cv) {
    this.estimator = estimator;
    this.x = NDArray.of(x);
    this.y = NDArray.of(y);
    Rows.count("crossValScore", this.x, this.y);
    this.folds = cv.split(this.x, this.y);
  }

  /** scikit-learn's check_cv. */
  static CrossValidator folds(int cv, Object y, Estimator estimator) {
    boolean stratified =
        estimator.isClassifier() && TargetType.of(NDArray.of(y)).isOneClassPerRow();
    return stratified ? new StratifiedKFold(cv) : new KFold(cv);
  }

  /**
   * Fits a copy to every fold and returns the scores.
   *
   * @param jobs how many at a time
   */
  NDArray scores(int jobs, FoldListener listener) {
    double[] scores = new double[folds.size()];
    try (Progress progress = new Progress(folds.size())) {
      int first =
          Math.min(jobs, scores.length) > 1 ? parallel(jobs, scores, listener, progress) : 0;
      for (int f = first; f < scores.length; f++) {
        progress.show(f);
        try (Estimator copy = estimator.copy()) {
          scores[f] = score(f, copy);
          listener.onFold(f, copy, scores[f]);
        }
      }
    }
    return NDArray.of(scores);
  }

  private double score(int number, Estimator copy) {
    Fold fold = folds.get(number);
    copy.fit(x.take(fold.train()), y.take(fold.train()));
    return copy.score(x.take(fold.test()), y.take(fold.test()));
  }

  /** Fits several at a time; gives the number of the first fold that is left for another way. */
  private int parallel(int jobs, double[] scores, FoldListener listener, Progress progress) {
    List<Estimator> copies = new ArrayList<>();
    GlobalState state = GlobalState.now();
    try {
      for (int f = 0; f < scores.length; f++) {
        copies.add(estimator.copy());
      }
      try (ParallelFolds running = new ParallelFolds(copies, jobs, this::score)) {
        for (int f = 0; f < scores.length; f++) {
          progress.show(f);
          ParallelFolds.Done done = running.await(f);
          if (!done.start().equals(state)) {
            return f;
          }
          state = done.end();
          if (done.failure() != null) {
            throw done.failure();
          }
          scores[f] = done.score();
          listener.onFold(f, copies.get(f), scores[f]);
          copies.get(f).close();
        }
      }
      return scores.length;
    } finally {
      state.restore();
      copies.forEach(Estimator::close);
    }
  }

  /**
   * Says on a terminal which fold is at work. The cursor stays at the start of the line, so that
   * whatever is written next takes its place.
   */
  private static final class Progress implements AutoCloseable {
    private final TextOutput output = TextOutput.standard();
    private final boolean visible = output.showsColours();
    private final int folds;

    Progress(int folds) {
      this.folds = folds;
    }

    void show(int fold) {
      if (visible) {
        output.print(text(fold) + "\r");
      }
    }

    private String text(int fold) {
      return "fold " + (fold + 1) + "/" + folds;
    }

    @Override
    public void close() {
      if (visible) {
        output.print(" ".repeat(text(folds).length()) + "\r");
      }
    }
  }
}
