package org.kerasjvm.cli;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.Progbar;
import org.kerasjvm.cli.files.Batch;
import org.kerasjvm.cli.files.Feed;
import org.kerasjvm.cli.files.Results;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.SavedModelException;
import org.kerasjvm.savedmodel.Signature;

/** Batch after batch through a signature. */
final class PredictRun {

  private final Signature signature;
  private final Feed feed;
  private final Results results;
  private final int batchSize;
  private long done;

  PredictRun(Signature signature, Feed feed, Results results, int batchSize) {
    this.signature = signature;
    this.feed = feed;
    this.results = results;
    this.batchSize = batchSize;
  }

  /**
   * Runs to the end.
   *
   * @param screen where a progress bar goes, or null for none
   * @return how many rows there were, 1 for a call without rows
   */
  long run(@Nullable TextOutput screen) throws IOException {
    if (screen == null) {
      runAll(null);
      return done;
    }
    boolean complete = false;
    try {
      runAll(bar(screen));
      complete = true;
      return done;
    } finally {
      if (!complete && done > 0) {
        screen.print("\n"); // the bar's line is not that of the message
      }
    }
  }

  private void runAll(@Nullable Progbar bar) throws IOException {
    Batch batch = feed.read(batchSize);
    while (!batch.isEnd()) {
      boolean only = done == 0;
      Map<String, NDArray> outputs = call(batch);
      int rows = batch.rows();
      batch = feed.read(batchSize);
      only &= batch.isEnd();
      results.write(outputs, haveRows(outputs, rows, only));
      done += Math.max(1, rows);
      if (bar != null) {
        bar.setTarget(target(batch.isEnd()));
        bar.update((int) Math.min(done, Integer.MAX_VALUE), Map.of(), batch.isEnd());
      }
    }
    results.finish();
  }

  private static Progbar bar(TextOutput screen) {
    Progbar.Settings defaults = Progbar.Settings.defaults();
    return new Progbar(
        null,
        new Progbar.Settings(
            defaults.width(),
            1,
            defaults.interval(),
            defaults.statefulMetrics(),
            "row",
            screen,
            defaults.clock()));
  }

  private @Nullable Integer target(boolean end) {
    long rows = end ? done : feed.rows();
    return rows < 1 || rows > Integer.MAX_VALUE ? null : (int) rows;
  }

  private Map<String, NDArray> call(Batch batch) {
    try {
      return signature.call(batch.inputs());
    } catch (IllegalArgumentException | SavedModelException e) {
      if (batch.rows() < 0) {
        throw e;
      }
      throw new IllegalArgumentException(
          "rows %d to %d: %s".formatted(done + 1, done + batch.rows(), e.getMessage()), e);
    }
  }

  /** Whether the outputs have a row for each row given. */
  private boolean haveRows(Map<String, NDArray> outputs, int rows, boolean only) {
    for (Map.Entry<String, NDArray> output : outputs.entrySet()) {
      NDArray array = output.getValue();
      if (rows < 0 || array.rank() == 0 || array.length() != rows) {
        if (only) {
          return false;
        }
        throw new IllegalArgumentException(
            "%s: output '%s' has shape %s for %d rows, so that batches cannot be joined. Give a --batch-size for all rows at once."
                .formatted(signature.name(), output.getKey(), array.shapeString(), rows));
      }
    }
    return true;
  }
}
