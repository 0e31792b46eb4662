package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.data.NDArray;

/** One run of the graph: arrays in, arrays out, nothing native left. */
final class Calls {

  /**
   * An input that fits: in the carrier of its type.
   *
   * @param from the first row to take
   * @param to the row after the last
   */
  record Fed(ElementType type, NDArray array, int from, int to) {

    /** All of the array. */
    Fed(ElementType type, NDArray array) {
      this(type, array, 0, array.rank() == 0 ? 1 : array.length());
    }

    Fed rows(int first, int end) {
      return new Fed(type, array, first, end);
    }
  }

  private Calls() {}

  /** Runs once; {@code outputs} says how many to fetch. */
  static List<NDArray> run(String where, Endpoints at, List<Fed> inputs, List<?> outputs) {
    NativeModel model = at.model();
    model.enter();
    try {
      Frame frame = at.take();
      try {
        for (int k = 0; k < inputs.size(); k++) {
          Fed fed = inputs.get(k);
          frame.feed(k, fed.type(), fed.array(), fed.from(), fed.to());
        }
        frame.run(where);
        List<NDArray> results = new ArrayList<>(outputs.size());
        for (int k = 0; k < outputs.size(); k++) {
          results.add(frame.fetch(k));
        }
        return results;
      } finally {
        at.giveBack(frame);
      }
    } finally {
      model.leave();
    }
  }
}
