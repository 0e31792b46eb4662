package org.kerasjvm.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in which every character has a {@link Style}; immutable.
 *
 * <p>Wrapping, cutting and justifying follow the Python package {@code rich} ({@code
 * rich/_wrap.py}, {@code rich/text.py}), which Keras lays its summaries out with.
 */
public final class StyledText {

  private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

  private final String text;
  private final String styles; // one character for each of the text: the style's ordinal

  private StyledText(String text, String styles) {
    this.text = text;
    this.styles = styles;
  }

  /** Where the text of a cell stands. */
  public enum Justify {
    /** At the left edge. */
    LEFT,
    /** In the middle, rather left. */
    CENTER,
    /** At the right edge. */
    RIGHT
  }

  /**
   * Plain text.
   *
   * @param text the characters
   * @return the text without style
   */
  public static StyledText of(String text) {
    return of(text, Style.PLAIN);
  }

  /**
   * Text of one style.
   *
   * @param text the characters
   * @param style the style of all
   * @return the styled text
   */
  public static StyledText of(String text, Style style) {
    return new StyledText(text, String.valueOf((char) style.ordinal()).repeat(text.length()));
  }

  /**
   * Joins two texts.
   *
   * @param other what follows
   * @return a new text
   */
  public StyledText plus(StyledText other) {
    return new StyledText(text + other.text, styles + other.styles);
  }

  /**
   * Appends plain text.
   *
   * @param other what follows
   * @return a new text
   */
  public StyledText plus(String other) {
    return plus(of(other));
  }

  /**
   * Gives what a pattern finds another style.
   *
   * @param pattern the whole match changes, or group 1 if there is one
   * @param style the new style
   * @return a new text
   */
  public StyledText highlight(Pattern pattern, Style style) {
    StringBuilder changed = new StringBuilder(styles);
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      int group = Math.min(1, found.groupCount());
      for (int i = found.start(group); i < found.end(group); i++) {
        changed.setCharAt(i, (char) style.ordinal());
      }
    }
    return new StyledText(text, changed.toString());
  }

  /**
   * The number of characters.
   *
   * @return the width on the screen
   */
  public int length() {
    return text.length();
  }

  /**
   * The first characters.
   *
   * @param width how many at most
   * @return a new text
   */
  public StyledText crop(int width) {
    return slice(0, Math.min(width, text.length()));
  }

  /**
   * Breaks the text between words into lines.
   *
   * @param width characters in a line
   * @param fold whether a longer word goes on in the next line; if not, its line stays too long
   * @return the lines, without the blanks that reach beyond the width
   */
  public List<StyledText> wrap(int width, boolean fold) {
    List<StyledText> lines = new ArrayList<>();
    int from = 0;
    for (int at : breaks(width, fold)) {
      lines.add(slice(from, at).withoutBlanksBeyond(width));
      from = at;
    }
    lines.add(slice(from, text.length()).withoutBlanksBeyond(width));
    return lines;
  }

  /**
   * Brings a line to a width: cut with "…" if it is longer, filled with blanks if shorter.
   *
   * @param width characters of the result
   * @param justify where a shorter line stands
   * @param style the style of the blanks
   * @return a new text
   */
  public StyledText fit(int width, Justify justify, Style style) {
    StyledText line = justify == Justify.LEFT ? this : withoutTrailingBlanks();
    if (line.length() > width) {
      String cut = line.text.substring(0, width - 1) + "…";
      return new StyledText(cut, line.styles.substring(0, width));
    }
    int blanks = width - line.length();
    int before = justify == Justify.LEFT ? 0 : justify == Justify.RIGHT ? blanks : blanks / 2;
    return of(" ".repeat(before), style).plus(line).plus(of(" ".repeat(blanks - before), style));
  }

  /**
   * The text for a terminal.
   *
   * @return every run of a style between its escape codes
   */
  public String ansi() {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (at == text.length() || styles.charAt(at) != styles.charAt(from)) {
        out.append(Style.values()[styles.charAt(from)].ansi(text.substring(from, at)));
        from = at;
      }
    }
    return out.toString();
  }

  /**
   * The bare characters.
   *
   * @return the text without styles
   */
  @Override
  public String toString() {
    return text;
  }

  private StyledText slice(int from, int to) {
    return new StyledText(text.substring(from, to), styles.substring(from, to));
  }

  private StyledText withoutTrailingBlanks() {
    return slice(0, text.stripTrailing().length());
  }

  private StyledText withoutBlanksBeyond(int width) {
    return slice(0, Math.max(text.stripTrailing().length(), Math.min(width, text.length())));
  }

  /** {@code divide_line} of rich/_wrap.py. */
  private List<Integer> breaks(int width, boolean fold) {
    List<Integer> breaks = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int offset = 0;
    while (word.find()) {
      int start = word.start();
      int length = word.group().length();
      int bare = word.group().stripTrailing().length();
      if (width - offset >= bare) {
        offset += length;
      } else if (bare > width && fold) {
        offset = fold(breaks, start, length, width);
      } else if (start > 0 && (bare > width || offset > 0)) {
        breaks.add(start);
        offset = length;
      } else if (bare > width) {
        offset = length;
      }
    }
    return breaks;
  }

  private static int fold(List<Integer> breaks, int start, int length, int width) {
    for (int done = 0; done < length; done += width) {
      if (start + done > 0) {
        breaks.add(start + done);
      }
    }
    int rest = length % width;
    return rest == 0 ? width : rest;
  }
}
