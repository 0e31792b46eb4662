package org.kerasjvm.callbacks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.metrics.Direction;

/** What a callback may ask of the model that is being trained, evaluated or used for prediction. */
public interface TrainingModel {

  /**
   * Where a compiled metric goes when the model gets better.
   *
   * @param metric its name in the logs, without {@code val_}
   * @return null if there is no such metric, or if it does not say so
   */
  @Nullable Direction metricDirection(String metric);

  /**
   * The model's name.
   *
   * @return for instance {@code sequential}
   */
  String name();

  /**
   * Whether a callback has asked to stop.
   *
   * @return true if training ends after this batch or epoch
   */
  boolean stopTraining();

  /**
   * Asks to stop training: read after each batch and after each epoch.
   *
   * @param stop true to stop
   */
  void stopTraining(boolean stop);

  /**
   * Copies of all weights.
   *
   * @return the arrays in the order of the layers
   */
  List<NDArray> getWeights();

  /**
   * Sets all weights.
   *
   * @param weights arrays in the order and with the shapes of {@link #getWeights()}
   */
  void setWeights(List<?> weights);

  /**
   * The optimizer's learning rate.
   *
   * @return the present value
   */
  float learningRate();

  /**
   * Sets the optimizer's learning rate.
   *
   * @param rate the value from the next step on
   */
  void learningRate(float rate);

  /**
   * Writes the weights to a file, whole or not at all.
   *
   * @param file ends in {@code .weights.npz}; an old one is replaced
   */
  void saveWeights(Path file);

  /**
   * All that training changes: weights, the optimizer's state, seeds, the global random state.
   *
   * @return arrays by name
   */
  Map<String, NDArray> trainingState();

  /**
   * Sets what {@link #trainingState} gave.
   *
   * @param state arrays by name
   * @throws IllegalArgumentException if they are not of this model; nothing is set then
   */
  void restoreTrainingState(Map<String, NDArray> state);

  /**
   * Lets the fit that begins start at another epoch; for {@link Callback#onTrainBegin}.
   *
   * @param epoch its index
   */
  void initialEpoch(int epoch);

  /**
   * How many steps the optimizer has taken.
   *
   * @return 0 before training
   */
  long iterations();

  /**
   * The weights by path.
   *
   * @return copies, in the order of the layers
   */
  Map<String, NDArray> weightsByPath();

  /**
   * The layers and how they are connected.
   *
   * @return JSON in the form of Keras's {@code model.to_json()}, as far as a picture needs it
   */
  String architecture();

  /**
   * The graph of operations that runs.
   *
   * @return a {@code tensorflow.GraphDef} message
   */
  byte[] graphDef();

  /**
   * Exchanges the trainable weights with their moving averages.
   *
   * @throws IllegalStateException if the optimizer keeps none
   */
  void swapAverages();

  /**
   * Sets the moving averages to the trainable weights.
   *
   * @throws IllegalStateException if the optimizer keeps none
   */
  void keepAverages();
}
