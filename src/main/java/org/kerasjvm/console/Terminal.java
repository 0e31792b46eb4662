package org.kerasjvm.console;

import java.io.Console;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about standard output. */
final class Terminal {

  private static final List<String> ENCODING_PROPERTIES =
      List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding");

  private Terminal() {}

  /** The encoding that Python would use for standard output. */
  static Charset charset() {
    Charset found = Charset.defaultCharset();
    for (String property : ENCODING_PROPERTIES) {
      Charset named = charset(System.getProperty(property));
      if (named != null) {
        found = named;
        break;
      }
    }
    // Python's C-locale coercion (PEP 538) and UTF-8 mode (PEP 540).
    return posix() && found.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : found;
  }

  /** Keras's rule for its dynamic display: a terminal, any POSIX system, or PyCharm. */
  static boolean redrawsLines() {
    return posix() || System.getenv("PYCHARM_HOSTED") != null || isTerminal(System.console());
  }

  /**
   * Characters in a line, as Python's {@code shutil.get_terminal_size()} finds them off a terminal.
   */
  static int columns() {
    String columns = System.getenv("COLUMNS");
    boolean given = columns != null && columns.matches("[1-9]\\d{0,5}");
    return given ? Integer.parseInt(columns) : 80;
  }

  /** Whether standard output is a terminal with colours: {@code rich/console.py}. */
  static boolean showsColours() {
    if (isSet("FORCE_COLOR")) {
      return true;
    }
    String term = System.getenv().getOrDefault("TERM", posix() ? "dumb" : "");
    boolean dumb = term.equals("dumb") || term.equals("unknown");
    boolean codes = posix() ? !dumb : isSet("WT_SESSION");
    return codes && !isSet("NO_COLOR") && isTerminal(System.console());
  }

  /** Whether standard input and output are a terminal. */
  static boolean isTerminal() {
    return isTerminal(System.console());
  }

  private static boolean isSet(String variable) {
    return !System.getenv().getOrDefault(variable, "").isEmpty();
  }

  static boolean posix() {
    return File.separatorChar == '/';
  }

  private static @Nullable Charset charset(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** From JDK 22 on there is a console object for pipes too; it then says itself what it is. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
