package org.kerasjvm.plot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes an image as PNG: 8-bit RGB, with its resolution in the {@code pHYs} chunk. */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final double METERS_PER_INCH = 0.0254;

  private Png() {}

  static byte[] encode(Pixels image, int dpi) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(image.width()).putInt(image.height());
    chunk(out, "IHDR", header.put((byte) 8).put((byte) 2).array());
    int perMeter = (int) Math.round(dpi / METERS_PER_INCH);
    ByteBuffer density = ByteBuffer.allocate(9).putInt(perMeter).putInt(perMeter);
    chunk(out, "pHYs", density.put((byte) 1).array());
    chunk(out, "IDAT", deflate(scanlines(image)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row unfiltered: plots have few colours in long runs, which filters would break. */
  private static byte[] scanlines(Pixels image) {
    int stride = 1 + 3 * image.width();
    byte[] rows = new byte[Math.multiplyExact(stride, image.height())];
    for (int y = 0; y < image.height(); y++) {
      int at = y * stride + 1;
      for (int x = 0; x < image.width(); x++) {
        int rgb = image.rgb()[y * image.width() + x];
        rows[at++] = (byte) (rgb >> 16);
        rows[at++] = (byte) (rgb >> 8);
        rows[at++] = (byte) rgb;
      }
    }
    return rows;
  }

  private static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater(6);
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
