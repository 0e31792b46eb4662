package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Outcome.Verdict;

/**
 * Makes a mismatch small: takes arguments, inputs, rows and digits away one after the other, as
 * long as the two sides still differ.
 */
final class Shrinker {

  private static final int MOST_TRIES = 200;

  private final Oracle oracle;
  private int tries;

  Shrinker(Oracle oracle) {
    this.oracle = oracle;
  }

  /** The smallest case found that comes out as the given one did. */
  Outcome shrink(Outcome mismatch) {
    Outcome best = mismatch;
    Optional<Outcome> smaller = smaller(best);
    while (smaller.isPresent()) {
      best = smaller.get();
      smaller = smaller(best);
    }
    return best;
  }

  private Optional<Outcome> smaller(Outcome than) {
    for (Case candidate : candidates(than.asked())) {
      if (tries++ >= MOST_TRIES) {
        return Optional.empty();
      }
      Outcome outcome = Outcome.of(candidate, oracle);
      if (outcome.verdict() == than.verdict() && sameKind(outcome, than)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  /** A refusal is not made of a wrong number, nor the other way round. */
  private static boolean sameKind(Outcome a, Outcome b) {
    return a.verdict() != Verdict.DIFFERENT
        || a.explanation().startsWith("refused") == b.explanation().startsWith("refused");
  }

  /** Simpler cases, the boldest first. */
  static List<Case> candidates(Case asked) {
    List<Case> found = new ArrayList<>();
    for (String key : asked.config().keySet()) {
      Map<String, @Nullable Object> config = new LinkedHashMap<>(asked.config());
      config.remove(key);
      found.add(with(asked, config, asked.inputs()));
    }
    for (String key : List.of("sample_weight", "mask", "activation")) {
      change(found, asked, inputs -> without(inputs, key));
    }
    change(found, asked, inputs -> lists(inputs, list -> list.subList(0, list.size() / 2)));
    change(found, asked, inputs -> lists(inputs, list -> list.subList(1, list.size())));
    change(found, asked, inputs -> lists(inputs, list -> list.subList(0, list.size() - 1)));
    change(found, asked, inputs -> arrays(inputs, a -> rows(a, 0, (a.length() + 1) / 2)));
    change(found, asked, inputs -> arrays(inputs, a -> rows(a, a.length() / 2, a.length())));
    change(found, asked, inputs -> arrays(inputs, a -> rows(a, 1, a.length())));
    change(found, asked, inputs -> arrays(inputs, a -> rows(a, 0, a.length() - 1)));
    for (int digits = 0; digits < 3; digits++) {
      double step = Math.pow(10, digits);
      change(found, asked, inputs -> arrays(inputs, array -> rounded(array, step)));
    }
    return found;
  }

  private static void change(
      List<Case> found, Case asked, UnaryOperator<Map<String, @Nullable Object>> how) {
    Map<String, @Nullable Object> inputs = how.apply(asked.inputs());
    Case changed = with(asked, asked.config(), inputs);
    if (!changed.toJson().equals(asked.toJson())) {
      found.add(changed);
    }
  }

  private static Case with(
      Case asked, Map<String, @Nullable Object> config, Map<String, @Nullable Object> inputs) {
    return new Case(asked.id(), asked.family(), asked.component(), config, inputs);
  }

  private static Map<String, @Nullable Object> without(
      Map<String, @Nullable Object> inputs, String key) {
    Map<String, @Nullable Object> fewer = new LinkedHashMap<>();
    inputs.forEach(
        (name, value) -> {
          if (!name.equals(key)) {
            fewer.put(name, deep(value, item -> item instanceof Map<?, ?> m ? drop(m, key) : item));
          }
        });
    return fewer;
  }

  private static Object drop(Map<?, ?> map, String key) {
    Map<Object, @Nullable Object> fewer = new LinkedHashMap<>(map);
    fewer.remove(key);
    return fewer;
  }

  /** Applies a change to the inputs that are lists of two or more; lists of weights go together. */
  private static Map<String, @Nullable Object> lists(
      Map<String, @Nullable Object> inputs, UnaryOperator<List<?>> how) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    inputs.forEach(
        (name, value) ->
            changed.put(
                name, value instanceof List<?> list && list.size() > 1 ? how.apply(list) : value));
    return changed;
  }

  /** Applies a change to all arrays. */
  private static Map<String, @Nullable Object> arrays(
      Map<String, @Nullable Object> inputs, UnaryOperator<NDArray> how) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    inputs.forEach(
        (name, value) ->
            changed.put(
                name, deep(value, item -> item instanceof NDArray a ? how.apply(a) : item)));
    return changed;
  }

  /** Applies a change to a value and to the items of lists and maps. */
  private static @Nullable Object deep(
      @Nullable Object value, UnaryOperator<@Nullable Object> how) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(deep(item, how)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> items = new LinkedHashMap<>();
      map.forEach((key, item) -> items.put(key, deep(item, how)));
      return how.apply(items);
    }
    return how.apply(value);
  }

  private static NDArray rows(NDArray array, int from, int to) {
    boolean possible = array.rank() > 0 && from < to && to <= array.length();
    return possible ? array.slice(from, to) : array;
  }

  private static NDArray rounded(NDArray array, double step) {
    if (array.dtype() != DType.FLOAT32) {
      return array;
    }
    float[] flat = array.toFloatArray();
    for (int k = 0; k < flat.length; k++) {
      flat[k] = (float) (Math.rint(flat[k] * step) / step);
    }
    return NDArray.of(flat, array.shape());
  }
}
