package org.kerasjvm.engine;

/** A thread that makes data for a model that trains, and would wait for ever if it used it. */
final class FeederThread extends Thread {

  private final Runtime fed;

  FeederThread(Runtime fed, Runnable task) {
    super(task, "kerasjvm-feeder");
    this.fed = fed;
    setDaemon(true);
  }

  /** Refuses what would wait for a call that waits for this thread. */
  static void requireForeign(Runtime runtime) {
    if (Thread.currentThread() instanceof FeederThread feeder && feeder.fed == runtime) {
      throw new IllegalStateException(
          "A worker thread of the data must not use the model that it feeds: that waits for the thread. Give the data workers(0).");
    }
  }
}
