package org.kerasjvm.parity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as goldens name their cases: {@code Huber(delta=0.5)}, {@code mse}, with words after it.
 *
 * @param name the class or function
 * @param arguments by Keras key
 * @param object whether it has parentheses
 * @param words what follows, such as "after sigmoid"
 */
public record PythonCall(String name, Map<String, Object> arguments, boolean object, String words) {

  private static final Pattern CALL = Pattern.compile("(\\w+)(\\(([^)]*)\\))?(?: (.*))?");

  /** Reads a case's name. */
  public static PythonCall parse(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new IllegalArgumentException(text);
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    boolean object = call.group(2) != null;
    if (object && !call.group(3).isEmpty()) {
      for (String argument : call.group(3).split(", *")) {
        String[] parts = argument.split("=");
        arguments.put(parts[0], value(parts[1]));
      }
    }
    return new PythonCall(
        call.group(1), arguments, object, call.group(4) == null ? "" : call.group(4));
  }

  private static Object value(String text) {
    return switch (text) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> "none";
      default -> text.startsWith("'") ? text.replace("'", "") : (Object) Double.valueOf(text);
    };
  }
}
