package org.kerasjvm.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms of files. */
public enum Format {
  /** One numpy array. */
  NPY,
  /** Numpy arrays by name. */
  NPZ,
  /** Comma-separated values. */
  CSV,
  /** JSON: TensorFlow Serving's objects, or rows. */
  JSON,
  /** JSON lines: a row a line. */
  JSONL;

  private static final int PEEKED = 64;

  /** What a file's name says; null if nothing. */
  static @Nullable Format ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String ending = lower.substring(lower.lastIndexOf('.') + 1);
    return switch (ending) {
      case "npy" -> NPY;
      case "npz" -> NPZ;
      case "csv" -> CSV;
      case "json" -> JSON;
      case "jsonl", "ndjson" -> JSONL;
      default -> null;
    };
  }

  /**
   * What the first bytes say; csv if they look like nothing else.
   *
   * @param in one that can be marked
   */
  static Format ofContent(InputStream in) throws IOException {
    in.mark(PEEKED);
    byte[] start = in.readNBytes(PEEKED);
    in.reset();
    if (start.length > 0 && start[0] == (byte) 0x93) {
      return NPY;
    }
    if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
      return NPZ;
    }
    for (byte b : start) {
      if (b == '[' || b == '{') {
        return JSON;
      } else if (b > ' ') {
        return CSV;
      }
    }
    return CSV;
  }
}
