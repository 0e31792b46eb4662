package org.kerasjvm.console;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's {@code template.format(**values)} for numbers: {@code {epoch:02d}-{val_loss:.2f}}.
 * Fields may have a sign, a zero, a width, a precision and one of the types d, f, e and %.
 */
public final class PythonFormat {

  private static final Pattern FIELD =
      Pattern.compile("\\{\\{|}}|\\{(\\w+)(?::([+ ]?)(0?)(\\d*)(?:\\.(\\d+))?([dfFe%]?))?}|[{}]");

  private PythonFormat() {}

  /**
   * Fills in the fields.
   *
   * @param template text with fields in braces; doubled braces stand for themselves
   * @param values integers and doubles by name
   * @throws IllegalArgumentException if a name has no value, or a field is none of the above
   */
  public static String format(String template, Map<String, ? extends Number> values) {
    StringBuilder text = new StringBuilder();
    Matcher field = FIELD.matcher(template);
    while (field.find()) {
      String found = field.group();
      String filled =
          switch (found) {
            case "{{" -> "{";
            case "}}" -> "}";
            case "{", "}" ->
                throw new IllegalArgumentException(
                    "'" + template + "' has a field that cannot be formatted at " + field.start());
            default -> number(field, values);
          };
      field.appendReplacement(text, Matcher.quoteReplacement(filled));
    }
    return field.appendTail(text).toString();
  }

  private static String number(Matcher field, Map<String, ? extends Number> values) {
    Number value = values.get(field.group(1));
    if (value == null) {
      throw new IllegalArgumentException("'" + field.group(1) + "'");
    }
    if (field.group(2) == null) {
      return plain(value);
    }
    String digits = digits(value, field.group(5), field.group(6));
    String sign = digits.startsWith("-") ? "-" : field.group(2);
    String magnitude = digits.startsWith("-") ? digits.substring(1) : digits;
    int width = field.group(4).isEmpty() ? 0 : Integer.parseInt(field.group(4));
    int missing = Math.max(0, width - sign.length() - magnitude.length());
    return field.group(3).isEmpty()
        ? " ".repeat(missing) + sign + magnitude
        : sign + "0".repeat(missing) + magnitude;
  }

  private static String plain(Number value) {
    return value instanceof Integer ? value.toString() : PythonText.repr(value.doubleValue());
  }

  private static String digits(Number value, String precision, String type) {
    int places = precision == null ? 6 : Integer.parseInt(precision);
    double number = value.doubleValue();
    return switch (type) {
      case "f", "F" -> PythonText.fixed(number, places);
      case "e" -> PythonText.scientific(number, places);
      case "%" -> PythonText.fixed(number * 100, places) + "%";
      case "d" -> {
        if (!(value instanceof Integer)) {
          throw new IllegalArgumentException("format 'd' needs an integer; received " + value);
        }
        yield value.toString();
      }
      default -> plain(value);
    };
  }
}
