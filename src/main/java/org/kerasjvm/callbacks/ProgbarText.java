package org.kerasjvm.callbacks;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.Progbar.Average;
import org.kerasjvm.console.PythonText;

/** The pieces of a progress line, as pure functions of the state. */
record ProgbarText(double secondsPerStep, String unitName) {

  private static final Pattern COLOURS = Pattern.compile("\u001b\\[\\d+m");
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String WHITE = "\u001b[37m";
  private static final String PLAIN = "\u001b[0m";
  private static final double SMALL = 1e-3;

  /** {@code 3/10} and the coloured bar, or {@code 3/Unknown}. */
  String bar(int current, @Nullable Integer target, int width) {
    if (target == null) {
      return padded(current, 7) + "/Unknown";
    }
    int done = (int) (width * ((double) current / target));
    String filled = done > 0 ? GREEN + "━".repeat(done) + PLAIN : "";
    String rest = WHITE + "━".repeat(Math.max(0, width - done)) + PLAIN;
    return BOLD + count(current, target) + PLAIN + " " + filled + rest;
  }

  /** Time left (or, at the end, time gone) and time a step. */
  String time(int current, @Nullable Integer target, double elapsed, boolean finalize) {
    String shown =
        target == null || finalize
            ? PythonText.fixed(elapsed, 0) + "s"
            : remaining(secondsPerStep * (target - current));
    return " " + BOLD + shown + PLAIN + perStep();
  }

  /** {@code - accuracy: 0.7500 - loss: 0.5000}. */
  String metrics(Map<String, Average> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, average) -> {
          double value = average.value();
          append(text, name, value, Math.abs(value) > SMALL);
        });
    return text.toString();
  }

  /** The one line of verbose 2. */
  String line(int current, @Nullable Integer target, double elapsed, Map<String, Average> values) {
    String count = target == null ? padded(current, 7) + "/Unknown" : count(current, target);
    StringBuilder text = new StringBuilder(count);
    text.append(" - ").append(PythonText.fixed(elapsed, 0)).append("s -").append(perStep());
    // Unlike in the bar, the sign counts and numpy compares in float32.
    values.forEach((name, v) -> append(text, name, v.value(), v.value() > (float) SMALL));
    return text.append('\n').toString();
  }

  /** Characters on the screen. */
  static int visibleWidth(String text) {
    String visible = COLOURS.matcher(text).replaceAll("");
    return visible.codePointCount(0, visible.length());
  }

  private static void append(StringBuilder text, String name, double value, boolean fixed) {
    text.append(" - ").append(name).append(": ");
    text.append(fixed ? PythonText.fixed(value, 4) : PythonText.scientific(value, 4));
  }

  private static String count(int current, int target) {
    return padded(current, String.valueOf(target).length()) + "/" + target;
  }

  private static String padded(int number, int width) {
    String text = String.valueOf(number);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String remaining(double seconds) {
    long whole = (long) seconds;
    if (seconds > 3600) {
      return whole / 3600 + ":" + twoDigits(whole % 3600 / 60) + ":" + twoDigits(whole % 60);
    }
    return seconds > 60 ? whole / 60 + ":" + twoDigits(whole % 60) : whole + "s";
  }

  private static String twoDigits(long number) {
    return (number < 10 ? "0" : "") + number;
  }

  private String perStep() {
    if (secondsPerStep >= 1 || secondsPerStep == 0) {
      return " " + PythonText.fixed(secondsPerStep, 0) + "s/" + unitName;
    }
    return secondsPerStep >= SMALL
        ? " " + PythonText.fixed(secondsPerStep * 1000, 0) + "ms/" + unitName
        : " " + PythonText.fixed(secondsPerStep * 1000000, 0) + "us/" + unitName;
  }
}
