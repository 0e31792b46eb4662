package org.kerasjvm.models;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.engine.DataSpec;
import org.kerasjvm.engine.ResidentData;
import org.kerasjvm.engine.Runner;
import org.kerasjvm.engine.RunningLogs;

/** The batches of one epoch or evaluation, as many a native call as the display allows. */
final class Pass {

  private final Model model;
  private final Compiled compiled;
  private final CompiledStep step;
  private final EpochIterator<Span> epoch;
  private final BatchCalls calls;
  private final boolean looped;
  private final Pacer pacer;

  Pass(
      Model model,
      Compiled compiled,
      CompiledStep step,
      EpochIterator<Span> epoch,
      BatchCalls calls) {
    this.model = model;
    this.compiled = compiled;
    this.step = step;
    this.epoch = epoch;
    this.calls = calls;
    Integer asked = compiled.stepsPerExecution();
    this.looped = asked != null ? asked > 1 : !calls.everyBatch();
    this.pacer = Pacer.of(calls.everyBatch(), calls.any(), asked);
  }

  /** What runs steps over data of this kind, traced once. */
  Runner runner(List<DataSpec> specs) {
    return model.programs().runner(step, compiled, looped, calls.any(), specs);
  }

  /** Runs them all, or until somebody asks training to stop. */
  void run() {
    epoch.begin();
    pacer.begin();
    for (int batch = 0; epoch.hasNext(); ) {
      calls.begin(batch);
      long start = System.nanoTime();
      Done done = take(pacer.next());
      if (done.count() > 0) {
        pacer.took(done.count(), System.nanoTime() - start);
        calls.end(batch, done.count(), done.logs());
      }
      batch += done.count();
      if (step.training() && interruptedOrStopped()) {
        return;
      }
    }
    epoch.end();
  }

  /** What batches have run, and their logs. */
  private record Done(int count, RunningLogs logs) {

    static final Done NOTHING = new Done(0, RunningLogs.NONE);

    Done plus(int more, RunningLogs next) {
      return new Done(count + more, logs.then(next));
    }
  }

  private Done take(int count) {
    Done done = Done.NOTHING;
    while (done.count() < count && epoch.hasNext()) {
      try (Span span = next(count - done.count())) {
        if (span == null) {
          break;
        }
        ResidentData data = span.data();
        RunningLogs logs =
            runner(data.specs()).run(data, span.first(), span.count(), span.batchSize());
        done = done.plus(span.count(), logs);
      }
    }
    return done;
  }

  /** An interrupt stops training; a validation is finished first. */
  private @Nullable Span next(int most) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return epoch.next(most);
        } catch (InterruptedException e) {
          interrupted = true;
          if (step.training()) {
            return null;
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean interruptedOrStopped() {
    if (Thread.currentThread().isInterrupted()) {
      model.stopTraining(true);
    }
    return model.stopTraining();
  }
}
