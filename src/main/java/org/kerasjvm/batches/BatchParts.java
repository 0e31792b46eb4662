package org.kerasjvm.batches;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/** The arrays of a batch one after the other: inputs, targets, weights. */
final class BatchParts {

  private final Batch batch;
  private final List<NDArray> arrays = new ArrayList<>();

  /**
   * Takes a batch apart.
   *
   * @param place for messages
   * @throws IllegalArgumentException if arrays have no rows, or not the same number
   */
  BatchParts(String place, Batch batch) {
    this.batch = batch;
    collect(batch.x());
    collect(batch.y());
    collect(batch.sampleWeight());
    List<Integer> sizes = arrays.stream().map(a -> a.rank() == 0 ? 0 : a.length()).toList();
    if (sizes.stream().distinct().count() != 1) {
      throw new IllegalArgumentException(
          "%s: Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. Sizes: %s"
              .formatted(place, sizes));
    }
  }

  private void collect(@Nullable Object part) {
    if (part instanceof Map<?, ?> map) {
      map.values().forEach(value -> arrays.add(NDArray.of(value)));
    } else if (part != null && isSeveral(part)) {
      ((List<?>) part).forEach(value -> arrays.add(NDArray.of(value)));
    } else if (part != null) {
      arrays.add(NDArray.of(part));
    }
  }

  /** A list of arrays is several arrays, a list of numbers is one. */
  private static boolean isSeveral(Object part) {
    return part instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(each -> each instanceof NDArray || each.getClass().isArray());
  }

  /** All arrays, with the same number of rows. */
  List<NDArray> arrays() {
    return arrays;
  }

  /** The number of rows. */
  int rows() {
    return arrays.get(0).length();
  }

  /** A batch of other arrays, put together as this one. */
  Batch with(List<NDArray> others) {
    Iterator<NDArray> next = others.iterator();
    Object x = together(batch.x(), next);
    Object y = batch.y() == null ? null : together(batch.y(), next);
    return new Batch(
        x, y, batch.sampleWeight() == null ? null : together(batch.sampleWeight(), next));
  }

  private static Object together(Object part, Iterator<NDArray> next) {
    if (part instanceof Map<?, ?> map) {
      Map<Object, NDArray> byName = new LinkedHashMap<>();
      map.keySet().forEach(key -> byName.put(key, next.next()));
      return byName;
    }
    if (isSeveral(part)) {
      return ((List<?>) part).stream().map(each -> next.next()).toList();
    }
    return next.next();
  }
}
