package org.kerasjvm.modelselection;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kerasjvm.config.AutoNames;
import org.kerasjvm.random.GlobalRandom;

/**
 * What one fit leaves to the next in a process: random generators and counts of names.
 *
 * @param random the generators
 * @param names the counts
 */
record GlobalState(GlobalRandom.State random, Map<String, Integer> names) {

  /** That of this thread. */
  static GlobalState now() {
    return new GlobalState(GlobalRandom.save(), AutoNames.save());
  }

  /** Makes it that of this thread. */
  void restore() {
    GlobalRandom.restore(random);
    AutoNames.restore(names);
  }

  /**
   * Runs an action that begins with this state, and changes that of nobody else.
   *
   * @param whenSettled hears the state that the action will presumably leave, if it says so early
   */
  <T> T apart(Consumer<GlobalState> whenSettled, Supplier<T> action) {
    return AutoNames.apart(
        names,
        () ->
            GlobalRandom.apart(
                random,
                state -> whenSettled.accept(new GlobalState(state, AutoNames.save())),
                action));
  }
}
