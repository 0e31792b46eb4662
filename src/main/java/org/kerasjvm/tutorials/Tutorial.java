package org.kerasjvm.tutorials;

import java.io.IOException;

/** The code of one article. */
public interface Tutorial {

  /** The name on the command line, e.g. {@code circles}. */
  String name();

  /** What it does, in one line. */
  String title();

  /** The seed where none is given; the goldens have it too. */
  int seed();

  /**
   * Does every step of the article.
   *
   * @param run takes what the article prints and draws
   * @throws IOException if data cannot be read or a picture cannot be written
   */
  void run(TutorialRun run) throws IOException;
}
