package org.kerasjvm.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** One run of the command line, with all that it printed. */
record Run(int code, String out, String err) {

  static Run of(String... args) {
    return fed("", args);
  }

  /** With text on standard input. */
  static Run fed(String input, String... args) {
    InputStream in = System.in;
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      CommandLine commandLine = Main.commandLine();
      commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
      int code = commandLine.execute(args);
      return new Run(code, bytes.toString(StandardCharsets.UTF_8) + out, err.toString());
    } finally {
      System.setIn(in);
      System.setOut(console);
    }
  }
}
