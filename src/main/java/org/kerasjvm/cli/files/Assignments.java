package org.kerasjvm.cli.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.config.Names;

/** {@code FILE}, or {@code NAME=FILE} several times. */
final class Assignments {

  private final String option;
  private final List<String> names;

  /**
   * @param option for messages
   * @param names that are known
   */
  Assignments(String option, List<String> names) {
    this.option = option;
    this.names = names;
  }

  /**
   * The files by name; a single one without a name under "".
   *
   * @throws IllegalArgumentException if a name is unknown, comes twice or is lacking
   */
  Map<String, String> of(List<String> given) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String text : given) {
      String name = name(text, given.size() > 1);
      String file = name.isEmpty() ? text : text.substring(name.length() + 1);
      if (file.isEmpty()) {
        throw new IllegalArgumentException(option + " " + text + ": the file is missing.");
      }
      if (files.containsValue(file)) {
        throw new IllegalArgumentException(
            "%s %s: '%s' is given twice.".formatted(option, text, file));
      }
      if (files.put(name, file) != null) {
        throw new IllegalArgumentException(option + ": '" + name + "' is given twice.");
      }
    }
    return files;
  }

  /** A single file may have an equals sign in its name. */
  private String name(String text, boolean several) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals);
    if (names.contains(name)) {
      return name;
    }
    if (several && equals < 0) {
      throw new IllegalArgumentException(
          "%s %s: say for which of %s it is: %s NAME=FILE.".formatted(option, text, names, option));
    }
    boolean named = equals > 0 && !java.nio.file.Files.exists(java.nio.file.Path.of(text));
    if (several || named) {
      throw new IllegalArgumentException(
          "%s %s: there is no '%s'%s".formatted(option, text, name, Names.didYouMean(name, names)));
    }
    return "";
  }
}
