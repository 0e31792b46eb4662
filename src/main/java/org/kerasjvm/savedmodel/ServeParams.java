package org.kerasjvm.savedmodel;

import java.util.List;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;

/** The arguments of loading and predicting; {@link org.kerasjvm.Options} makes them. */
public final class ServeParams {

  /** Rows a batch. */
  static final Param<Integer> BATCH_SIZE = Param.integer("batch_size").atLeast(1);

  /** Taken for the sake of code that was written for a Keras model. */
  private static final Param<Integer> VERBOSE =
      Param.integer("verbose").where("0: a SavedModel prints nothing", v -> v == 0);

  /** Which of the graphs to load. */
  public static final Param<List<?>> TAGS = Param.of("tags", given -> (List<?>) given);

  /** Threads within one operation, 0 for TensorFlow's choice. */
  public static final Param<Integer> INTRA_OP =
      Param.integer("intra_op_parallelism_threads").atLeast(0);

  /** Threads across operations, 0 for the library's choice. */
  public static final Param<Integer> INTER_OP =
      Param.integer("inter_op_parallelism_threads").atLeast(0);

  static final Schema PREDICT = Schema.of("predict").with(BATCH_SIZE, null).with(VERBOSE, 0);

  static final Schema LOAD =
      Schema.of("SavedModel.load").with(TAGS, null).with(INTRA_OP, 0).with(INTER_OP, 0);

  private ServeParams() {}
}
