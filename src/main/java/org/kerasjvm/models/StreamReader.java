package org.kerasjvm.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;

/**
 * Makes arrays of a stream's batches and checks them.
 *
 * @param call the method, for messages
 * @param classWeight weights of classes, or null
 */
record StreamReader(String call, Model model, Compiled compiled, @Nullable Map<?, ?> classWeight) {

  /** The first batch, from which a model is built that is not. */
  DataSet first(Batch batch) {
    DataSet data = arrays(batch);
    model.buildForData(data, -1);
    DataChecks.all(call, model, compiled, data);
    return data;
  }

  /** A further batch. */
  DataSet read(Batch batch) {
    DataSet data = arrays(batch);
    DataChecks.all(call, model, compiled, data);
    return data;
  }

  private DataSet arrays(Batch batch) {
    DataSet.Names names = DataSet.Names.of(model, compiled);
    DataSet data = DataSet.of(call, batch.x(), batch.y(), batch.sampleWeight(), names);
    String both =
        call + ": You cannot specify `class_weight` and `sample_weight` at the same time.";
    return ClassWeights.apply(data, data.rows(), classWeight, both);
  }
}
