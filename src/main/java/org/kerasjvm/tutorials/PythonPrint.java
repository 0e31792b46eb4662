package org.kerasjvm.tutorials;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kerasjvm.console.PythonText;

/** What Python's {@code print} makes of values. */
final class PythonPrint {

  private PythonPrint() {}

  static String line(Object... values) {
    return Arrays.stream(values).map(PythonPrint::text).collect(Collectors.joining(" "));
  }

  private static String text(Object value) {
    return value instanceof String text ? text : element(value);
  }

  private static String element(Object value) {
    if (value instanceof Double number) {
      return PythonText.repr(number);
    }
    if (value instanceof double[] numbers) {
      return element(Arrays.stream(numbers).boxed().toList());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PythonPrint::element).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }
}
