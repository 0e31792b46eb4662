package org.kerasjvm.engine;

import java.util.List;
import org.kerasjvm.ops.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;

/**
 * How many threads TensorFlow takes, for the whole process: its threads within operations are one
 * pool, made with the first session.
 *
 * <p>The defaults are what was quickest, or not slower than anything else beyond the noise, in fits
 * of dense networks 16 to 1,024 units wide on two processors. A second thread within operations
 * made the widest 1.4 times as fast and cost the narrowest nothing; threads across operations
 * gained nothing at any width.
 */
public final class Threads {

  /** Runs the operations of a call on the calling thread. */
  private static final int CALLER = -1;

  /** That, for one call of a session that has threads. */
  static final RunOptions ON_CALLER = RunOptions.newBuilder().setInterOpThreadPool(CALLER).build();

  /** Elements of a weight from which a step has work for threads across operations. */
  private static final long WIDE = 256 * 256;

  private static int intraOp;
  private static int interOp;
  private static boolean used;

  private Threads() {}

  /** Threads within one operation; 0 for one a processor. */
  public static synchronized int intraOp() {
    return intraOp;
  }

  /** Threads across operations; 0 for one a processor where steps are wide, else none. */
  public static synchronized int interOp() {
    return interOp;
  }

  /**
   * Sets the threads within one operation.
   *
   * @throws IllegalArgumentException if negative
   * @throws IllegalStateException once there is a session, if it is another number
   */
  public static synchronized void intraOp(int threads) {
    require("Intra", intraOp, threads);
    intraOp = threads;
  }

  /**
   * Sets the threads across operations.
   *
   * @throws IllegalArgumentException if negative
   * @throws IllegalStateException once there is a session, if it is another number
   */
  public static synchronized void interOp(int threads) {
    require("Inter", interOp, threads);
    interOp = threads;
  }

  private static void require(String which, int before, int threads) {
    if (threads < 0) {
      throw new IllegalArgumentException(
          "%s op parallelism must be 0 or more threads; received %d.".formatted(which, threads));
    }
    if (used && threads != before) {
      throw new IllegalStateException(
          "%s op parallelism cannot be modified after initialization. Set it before the first model is made."
              .formatted(which));
    }
  }

  /** What a session is to be told; fixes the numbers. */
  public static synchronized ConfigProto.Builder config() {
    used = true;
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(intraOp)
        .setInterOpParallelismThreads(interOp > 0 ? interOp : CALLER);
  }

  /** As {@link #config}, for a session whose calls choose: on its threads or on the caller's. */
  static synchronized ConfigProto.Builder choosing() {
    return config().setInterOpParallelismThreads(interOp);
  }

  /** Whether calls are to run on the session's threads, whatever they do. */
  static boolean asked() {
    return interOp() > 0;
  }

  /** Whether a step over such state is to run on the session's threads. */
  static boolean pay(List<Variable> state) {
    return asked() || state.stream().anyMatch(variable -> variable.shape().size() >= WIDE);
  }
}
