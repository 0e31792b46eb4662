package org.kerasjvm.console;

/**
 * The characters of a frame: left, filling, crossing, right.
 *
 * @param top line above the head
 * @param headSides lines beside the head's text
 * @param belowHead line below the head
 * @param sides lines beside the rows' text
 * @param between line between rows
 * @param bottom last line
 */
record RichBox(
    String top, String headSides, String belowHead, String sides, String between, String bottom) {

  /** {@code rich.box.HEAVY_HEAD}. */
  static final RichBox HEAVY_HEAD = new RichBox("┏━┳┓", "┃ ┃┃", "┡━╇┩", "│ ││", "├─┼┤", "└─┴┘");

  /** {@code rich.box.ASCII}, for encodings other than UTF. */
  static final RichBox ASCII = new RichBox("+--+", "| ||", "|-+|", "| ||", "|-+|", "+--+");
}
