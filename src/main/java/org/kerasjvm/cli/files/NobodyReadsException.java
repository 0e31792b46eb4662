package org.kerasjvm.cli.files;

import java.io.IOException;

/** Standard output is a pipe that its reader has closed, as {@code head} does. */
public final class NobodyReadsException extends IOException {

  private static final long serialVersionUID = 1;

  NobodyReadsException() {
    super("standard output: nobody reads on.");
  }
}
