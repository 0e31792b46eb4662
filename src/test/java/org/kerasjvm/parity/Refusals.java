package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;

/** A table of calls that are refused, each with the whole text of its message. */
public final class Refusals {

  private final List<DynamicTest> tests = new ArrayList<>();

  /** A wrong value: IllegalArgumentException with this message. */
  public Refusals value(String what, ThrowingCallable call, String message) {
    return add(what, call, IllegalArgumentException.class, message);
  }

  /** A wrong moment: IllegalStateException with this message. */
  public Refusals moment(String what, ThrowingCallable call, String message) {
    return add(what, call, IllegalStateException.class, message);
  }

  private Refusals add(
      String what, ThrowingCallable call, Class<? extends Exception> type, String message) {
    tests.add(
        DynamicTest.dynamicTest(
            what, () -> assertThatThrownBy(call).isExactlyInstanceOf(type).hasMessage(message)));
    return this;
  }

  /** The tests, one a row. */
  public Stream<DynamicTest> tests() {
    return tests.stream();
  }
}
