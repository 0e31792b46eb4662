package org.kerasjvm.callbacks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.metrics.Direction;

/**
 * The model of {@code python-export/recipes/callbacks.py}: its weights are the epoch they belong
 * to.
 */
final class ReplayModel implements TrainingModel {

  int epoch = -1;
  @Nullable Integer restored;
  private boolean stop;
  private float rate = 0.01f;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public boolean stopTraining() {
    return stop;
  }

  @Override
  public void stopTraining(boolean stop) {
    this.stop = stop;
  }

  @Override
  public List<NDArray> getWeights() {
    return List.of(NDArray.of(new int[] {epoch}));
  }

  @Override
  public void setWeights(List<?> weights) {
    restored = NDArray.of(weights.get(0)).toIntArray()[0];
  }

  @Override
  public float learningRate() {
    return rate;
  }

  @Override
  public void learningRate(float rate) {
    this.rate = rate;
  }

  @Override
  public @Nullable Direction metricDirection(String metric) {
    return switch (metric) {
      case "accuracy" -> Direction.UP;
      case "mse" -> Direction.DOWN;
      default -> null;
    };
  }

  /** Where it was saved, in order. */
  final List<String> saved = new ArrayList<>();

  @Override
  public void saveWeights(Path file) {
    saved.add(file.toString());
  }

  @Override
  public Map<String, NDArray> trainingState() {
    return Map.of("epoch", NDArray.of(new int[] {epoch}));
  }

  @Override
  public void restoreTrainingState(Map<String, NDArray> state) {
    restored = NDArray.of(state.get("epoch")).toIntArray()[0];
  }

  @Override
  public void initialEpoch(int first) {
    epoch = first;
  }

  @Override
  public long iterations() {
    return epoch;
  }

  @Override
  public Map<String, NDArray> weightsByPath() {
    return Map.of("epoch", NDArray.of(new int[] {epoch}));
  }

  @Override
  public String architecture() {
    return "{}";
  }

  @Override
  public byte[] graphDef() {
    return new byte[0];
  }

  @Override
  public void swapAverages() {
    saved.add("swap");
  }

  @Override
  public void keepAverages() {
    saved.add("keep");
  }
}
