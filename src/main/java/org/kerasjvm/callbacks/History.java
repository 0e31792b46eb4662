package org.kerasjvm.callbacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.NDArray;

/**
 * Records the logs of every epoch; {@code fit} adds one and returns it.
 *
 * <p>If the same object is given to several fits, the metrics go on growing and the epochs start
 * anew. Keys are in the order of the logs: training metrics by name, then those of validation.
 *
 * <p>Semantics: Keras 3.8 {@code keras/src/callbacks/history.py}.
 */
public final class History extends Callback {

  private final Map<String, List<Double>> history = new LinkedHashMap<>();
  private final Map<String, List<NDArray>> arrays = new LinkedHashMap<>();
  private final List<Integer> epoch = new ArrayList<>();

  /** Makes an empty history. */
  public History() {}

  /**
   * The recorded values, one list for each key.
   *
   * @return a read-only view
   */
  public Map<String, List<Double>> history() {
    Map<String, List<Double>> view = new LinkedHashMap<>();
    history.forEach((key, values) -> view.put(key, Collections.unmodifiableList(values)));
    return Collections.unmodifiableMap(view);
  }

  /**
   * The epochs of the last fit.
   *
   * @return their indices from 0, a read-only view
   */
  public List<Integer> epoch() {
    return Collections.unmodifiableList(epoch);
  }

  /**
   * The values of one key, e.g. {@code get("val_loss")}.
   *
   * @param key a metric's name
   * @return one value for each epoch, a read-only view
   * @throws IllegalArgumentException if nothing was recorded under the key
   */
  public List<Double> get(String key) {
    List<Double> values = history.get(key);
    if (values == null) {
      throw new IllegalArgumentException(
          "History: key must be one of "
              + (history.isEmpty()
                  ? "those of a finished epoch (there is none yet)"
                  : history.keySet())
              + "; received \""
              + key
              + "\".");
    }
    return Collections.unmodifiableList(values);
  }

  /**
   * The values of a metric whose result is an array, such as a score for each class; {@link #get}
   * has their means.
   *
   * @param key a metric's name
   * @return one array for each epoch, a read-only view; empty if the metric gives single numbers
   * @throws IllegalArgumentException if nothing was recorded under the key
   */
  public List<NDArray> arrays(String key) {
    get(key);
    return Collections.unmodifiableList(arrays.getOrDefault(key, List.of()));
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    epoch.clear();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    this.epoch.add(epoch);
    logs.forEach(
        (key, value) -> {
          history.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
          NDArray array = Logs.array(logs, key);
          if (array != null) {
            arrays.computeIfAbsent(key, k -> new ArrayList<>()).add(array);
          }
        });
  }

  @Override
  public String toString() {
    return history.toString();
  }
}
