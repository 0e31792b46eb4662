package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * What an axis is marked with.
 *
 * @param marks how its ticks are found
 * @param names the categories at 0, 1, 2, ...; empty for numbers
 */
record Axis(Marks marks, List<String> names) {

  /** How ticks are found. */
  enum Marks {
    NUMBERS,
    WHOLE_NUMBERS,
    POWERS_OF_TEN,
    NAMES,
    NONE
  }

  static final Axis NUMBERS = new Axis(Marks.NUMBERS, List.of());
  static final Axis WHOLE_NUMBERS = new Axis(Marks.WHOLE_NUMBERS, List.of());

  /** Logarithmic: coordinates are the exponents of ten. */
  static final Axis LOG = new Axis(Marks.POWERS_OF_TEN, List.of());

  static final Axis NONE = new Axis(Marks.NONE, List.of());

  static Axis named(List<String> names) {
    return new Axis(Marks.NAMES, List.copyOf(names));
  }

  /** The ticks in a range, at most so many intervals apart. */
  List<Tick> ticks(Interval range, int intervals) {
    return switch (marks) {
      case NONE -> List.of();
      case NAMES -> nameTicks();
      case NUMBERS -> new TickLocator(false).ticks(range, intervals);
      case POWERS_OF_TEN -> LogTicks.ticks(range, intervals);
      case WHOLE_NUMBERS -> new TickLocator(true).ticks(range, intervals);
    };
  }

  /** Limits as the user writes them, in the coordinates of this axis. */
  Interval fromUser(Interval limits) {
    if (marks != Marks.POWERS_OF_TEN) {
      return limits;
    }
    if (limits.low() <= 0 || limits.high() <= 0) {
      throw new IllegalArgumentException(
          "xlim and ylim: must be more than 0 on a logarithmic axis; received "
              + limits.low()
              + " and "
              + limits.high()
              + ".");
    }
    return new Interval(Math.log10(limits.low()), Math.log10(limits.high()));
  }

  /** The reverse of {@link #fromUser}. */
  Interval toUser(Interval range) {
    return marks == Marks.POWERS_OF_TEN
        ? new Interval(Math.pow(10, range.low()), Math.pow(10, range.high()))
        : range;
  }

  private List<Tick> nameTicks() {
    List<Tick> ticks = new ArrayList<>();
    for (String name : names) {
      ticks.add(new Tick(ticks.size(), name));
    }
    return ticks;
  }

  /** The power of ten that the labels share, written at the axis' end; empty for none. */
  String exponent(Interval range) {
    int exponent =
        marks == Marks.NUMBERS || marks == Marks.WHOLE_NUMBERS
            ? TickLocator.exponent(range.low(), range.high())
            : 0;
    return exponent == 0 ? "" : "1e" + String.valueOf(exponent).replace('-', '\u2212');
  }
}
