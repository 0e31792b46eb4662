package org.kerasjvm.data;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text again and again, for ever: who reads all of it never returns. */
final class Endless extends InputStream {

  private final byte[] text;
  private int next;

  Endless(String text) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int read() {
    return text[next++ % text.length];
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    for (int k = offset; k < offset + length; k++) {
      bytes[k] = (byte) read();
    }
    return length;
  }
}
