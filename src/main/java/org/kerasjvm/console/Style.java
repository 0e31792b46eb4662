package org.kerasjvm.console;

/**
 * How a piece of text looks on a terminal with colours; the colours are those of Keras's summary.
 */
public enum Style {
  /** As it is. */
  PLAIN(""),
  /** Headings and labels. */
  BOLD("1"),
  /** Numbers. */
  NUMBER("38;5;34"),
  /** The unknown dimension of a shape. */
  NONE("38;5;45"),
  /** Class names. */
  SYMBOL("38;5;33"),
  /** A trainable layer. */
  YES("1;38;5;34"),
  /** A frozen layer. */
  NO("1;91");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /**
   * The text between its escape codes.
   *
   * @param text any text
   * @return the text itself if this style is plain or the text is empty
   */
  String ansi(String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
