package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /**
   * Runs once.
   *
   * @param failure makes a message out of TensorFlow's
   */
  static List<NDArray> run(UnaryOperator<String> failure, Endpoints at, List<Fed> inputs) {
    NativeModel model = at.model();
    model.enter();
    try {
      Frame frame = at.take();
      try {
        for (int k = 0; k < inputs.size(); k++) {
          Fed fed = inputs.get(k);
          frame.feed(k, fed.type(), fed.array(), fed.from(), fed.to());
        }
        frame.run(failure);
        List<NDArray> results = new ArrayList<>(at.outputCount());
        for (int k = 0; k < at.outputCount(); k++) {
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
