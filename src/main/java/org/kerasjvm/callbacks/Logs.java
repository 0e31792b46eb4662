package org.kerasjvm.callbacks;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * The logs that hooks and {@code evaluate} give: a number for each key. Of a metric whose result is
 * an array (a score for each class, say) the map holds the mean, which is what Keras's progress bar
 * shows, and {@link #array} the elements.
 */
public final class Logs extends AbstractMap<String, Double> {

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /** Makes empty logs. */
  public Logs() {}

  /**
   * The array of a metric in some logs.
   *
   * @return null if the result of the key is a single number, or there is none
   */
  public static @Nullable NDArray array(Map<String, Double> logs, String key) {
    return logs instanceof Logs ours ? ours.arrays.get(key) : null;
  }

  /** Copies logs in the order of their keys. */
  public static Logs sorted(Map<String, Double> given) {
    Logs logs = new Logs();
    logs.addAll("", new TreeMap<>(given));
    if (given instanceof Logs ours) {
      logs.arrays.putAll(ours.arrays);
    }
    return logs;
  }

  /** Adds all of other logs, with something before each key. */
  public void addAll(String prefix, Map<String, Double> others) {
    others.forEach((key, value) -> put(prefix + key, value));
    if (others instanceof Logs ours) {
      ours.arrays.forEach((key, array) -> arrays.put(prefix + key, array));
    }
  }

  /** Adds the array of a metric; the number of the key is its mean. */
  public void put(String key, NDArray array) {
    arrays.put(key, array);
    numbers.put(key, array.mean());
  }

  /** Adds a number. */
  @Override
  public @Nullable Double put(String key, Double number) {
    arrays.remove(key);
    return numbers.put(key, number);
  }

  @Override
  public @Nullable Double get(@Nullable Object key) {
    return numbers.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return numbers.containsKey(key);
  }

  /** A view; arrays of what is removed through it stay. */
  @Override
  public Set<Entry<String, Double>> entrySet() {
    return numbers.entrySet();
  }
}
