package org.kerasjvm.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/**
 * Where console text goes: standard output, another stream, or any {@link Appendable}.
 *
 * <p>Each message is written in one piece and flushed. If the encoding has no "━", "=" is written
 * for it, as Keras does ({@code keras/src/utils/io_utils.py}).
 */
public final class TextOutput {

  private static final TextOutput STANDARD =
      new TextOutput(
          text -> write(System.out, text, Terminal.charset()),
          Terminal::charset,
          Terminal.redrawsLines());

  /** Takes one whole message. */
  private interface Sink {
    void write(String text) throws IOException;
  }

  private final Sink sink;
  private final Supplier<Charset> charset;
  private final boolean redrawsLines;

  private TextOutput(Sink sink, Supplier<Charset> charset, boolean redrawsLines) {
    this.sink = sink;
    this.charset = charset;
    this.redrawsLines = redrawsLines;
  }

  /**
   * Standard output, looked up at each message, in its own encoding; on POSIX systems UTF-8 where
   * the locale says ASCII, as Python does.
   *
   * @return the output that is used where none is given
   */
  public static TextOutput standard() {
    return STANDARD;
  }

  /**
   * A byte stream.
   *
   * @param stream gets the bytes of every message
   * @param charset the encoding
   * @return the output; lines are redrawn in place
   */
  public static TextOutput to(PrintStream stream, Charset charset) {
    return new TextOutput(text -> write(stream, text, charset), () -> charset, true);
  }

  /**
   * Characters, e.g. a {@code StringBuilder}.
   *
   * @param target gets every message
   * @return the output; lines are redrawn in place
   */
  public static TextOutput to(Appendable target) {
    return new TextOutput(target::append, () -> java.nio.charset.StandardCharsets.UTF_8, true);
  }

  /**
   * The same output for a place where a line cannot be redrawn (a pipe on Windows): a progress bar
   * then begins a new line for every state.
   *
   * @return a copy whose {@link #redrawsLines()} is false
   */
  public TextOutput withoutRedraw() {
    return new TextOutput(sink, charset, false);
  }

  /**
   * Whether backspace and carriage return bring the cursor back, Keras's "dynamic display".
   *
   * @return true on terminals and on every POSIX system, pipes included
   */
  public boolean redrawsLines() {
    return redrawsLines;
  }

  /**
   * Characters in a line: the environment's {@code COLUMNS}, else 80.
   *
   * @return the width that tables are laid out for
   */
  public int columns() {
    return Terminal.columns();
  }

  /**
   * Whether bold and colours are shown in tables.
   *
   * @return true for standard output on a terminal that knows them
   */
  public boolean showsColours() {
    return this == STANDARD && Terminal.showsColours();
  }

  /**
   * Whether the encoding is one of Unicode.
   *
   * @return false if tables must be drawn in ASCII
   */
  public boolean isUnicode() {
    return charset.get().name().startsWith("UTF");
  }

  /**
   * Whether a character can be written as it is.
   *
   * @param character for instance "━"
   * @return true if the encoding has it
   */
  public boolean canWrite(char character) {
    Charset encoding = charset.get();
    return encoding.canEncode() && encoding.newEncoder().canEncode(character);
  }

  /**
   * Whether somebody watches standard output.
   *
   * @return false in a pipe or a file
   */
  public static boolean isTerminal() {
    return Terminal.isTerminal();
  }

  /**
   * Writes a message without a line break.
   *
   * @param message the text
   */
  public void print(String message) {
    boolean plain = message.indexOf('━') < 0 || canWrite('━');
    try {
      sink.write(plain ? message : message.replace('━', '='));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a message and a line feed.
   *
   * @param message the text
   */
  public void println(String message) {
    print(message + "\n");
  }

  private static void write(PrintStream stream, String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}
