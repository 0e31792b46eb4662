package org.kerasjvm.models;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.engine.CompiledRunner;
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
  private final ExecutionPlan.How how;
  private final Pacer pacer;
  private boolean fresh;

  Pass(
      Model model,
      Compiled compiled,
      CompiledStep step,
      EpochIterator<Span> epoch,
      BatchCalls calls,
      ExecutionPlan.How how) {
    this.model = model;
    this.compiled = compiled;
    this.step = step;
    this.epoch = epoch;
    this.calls = calls;
    this.how = how;
    this.pacer = Pacer.of(calls.everyBatch(), calls.any(), compiled.stepsPerExecution());
  }

  /** What runs steps over data of this kind, traced once. */
  Runner runner(List<DataSpec> specs) {
    return model.programs().runner(step, compiled, how, calls.any(), specs);
  }

  /**
   * Runs them all, or until somebody asks training to stop.
   *
   * @return the running results after the last batch, empty where the runner does not keep them
   */
  float[] run() {
    fresh = true;
    epoch.begin();
    pacer.begin();
    float[] last = new float[0];
    for (int batch = 0; epoch.hasNext(); ) {
      calls.begin(batch);
      long start = System.nanoTime();
      Done done = take(pacer.next());
      if (done.count() > 0) {
        pacer.took(done.count(), System.nanoTime() - start);
        last = done.logs().last();
        calls.end(batch, done.count(), done.logs());
      }
      batch += done.count();
      if (step.training() && interruptedOrStopped()) {
        return last;
      }
    }
    epoch.end();
    if (fresh) {
      model.programs().metricsReset(compiled).run(); // there was no batch
    }
    return last;
  }

  /**
   * Runs several passes in one native call, where nothing happens between them that anybody could
   * see.
   *
   * @param most passes
   * @return the running results after each; empty where passes run one by one
   */
  List<float[]> runSeveral(int most) {
    if (calls.any() || !(epoch.wholePasses() instanceof ArrayBatches batches)) {
      return List.of();
    }
    if (!(runner(batches.specs()) instanceof CompiledRunner compiledRunner)) {
      return List.of();
    }
    int rows = batches.rows();
    int size = batches.batchSize();
    boolean alike = batches.alwaysAlike();
    int steps = batches.batches();
    int fitting = compiledRunner.passes(rows, size, alike);
    int passes = Math.min(Math.min(most, fitting), Math.max(1, pacer.next() / steps));
    if (passes < 1) {
      return List.of();
    }
    long start = System.nanoTime();
    List<RunningLogs> logs =
        compiledRunner.runPasses(batches.passes(passes), passes, rows, size, alike);
    pacer.took(passes * steps, System.nanoTime() - start);
    interruptedOrStopped();
    return logs.stream().map(RunningLogs::last).toList();
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
        Runner runner = runner(data.specs());
        if (fresh) {
          runner.restart();
          fresh = false;
        }
        RunningLogs logs = runner.run(data, span.first(), span.count(), span.batchSize());
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
