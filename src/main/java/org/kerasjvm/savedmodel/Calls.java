package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.ElementType;
import org.kerasjvm.engine.Endpoints;
import org.kerasjvm.engine.Frame;

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
   * @param at endpoints of the model
   * @param failure makes a message out of TensorFlow's
   */
  static List<NDArray> run(
      NativeModel model, UnaryOperator<String> failure, Endpoints at, List<Fed> inputs) {
    model.enter();
    try {
      Frame frame = at.take();
      try {
        for (int k = 0; k < inputs.size(); k++) {
          Fed fed = inputs.get(k);
          frame.feed(k, fed.type(), fed.array(), fed.from(), fed.to());
        }
        run(frame, failure);
        return fetch(frame, at.outputCount());
      } finally {
        at.giveBack(frame);
      }
    } finally {
      model.leave();
    }
  }

  /**
   * Runs the model on what was fed.
   *
   * @param failure makes the message out of TensorFlow's
   * @throws SavedModelException if TensorFlow fails
   */
  static void run(Frame frame, UnaryOperator<String> failure) {
    String message = frame.run();
    if (message != null) {
      throw new SavedModelException(failure.apply(message));
    }
  }

  private static List<NDArray> fetch(Frame frame, int outputs) {
    List<NDArray> results = new ArrayList<>(outputs);
    try {
      for (int k = 0; k < outputs; k++) {
        results.add(frame.fetch(k));
      }
    } catch (ArithmeticException e) { // a number that Java's type does not hold
      throw new SavedModelException(String.valueOf(e.getMessage()), e);
    }
    return results;
  }
}
