package org.kerasjvm.callbacks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * Values of summaries as {@code tf.summary} writes them: a tag, a tensor, and the plugin that shows
 * it ({@code tensorflow/core/framework/summary.proto}, {@code tensorboard/plugins}).
 */
final class SummaryValues {

  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;
  private static final int STRING = 7;
  private static final int BUCKETS = 30;

  private SummaryValues() {}

  private static ProtoBytes value(String tag, String plugin, byte[] content, ProtoBytes tensor) {
    ProtoBytes data = new ProtoBytes().text(1, plugin).bytes(2, content);
    ProtoBytes metadata = new ProtoBytes().message(1, data);
    return new ProtoBytes().text(1, tag).message(9, metadata).message(8, tensor);
  }

  private static ProtoBytes tensor(int type, int... shape) {
    ProtoBytes dims = new ProtoBytes();
    for (int size : shape) {
      dims.message(2, new ProtoBytes().integer(1, size));
    }
    return new ProtoBytes().integer(1, type).message(2, dims);
  }

  /** {@code tf.summary.scalar}. */
  static ProtoBytes scalar(String tag, double value) {
    return value(tag, "scalars", new byte[0], tensor(FLOAT).number(5, (float) value));
  }

  /** {@code tf.summary.histogram}: thirty buckets of left edge, right edge and count. */
  static ProtoBytes histogram(String tag, NDArray values) {
    double[] data = values.ravel().toDoubleArray();
    return value(
        tag, "histograms", new byte[0], tensor(DOUBLE, BUCKETS, 3).numbers(6, buckets(data)));
  }

  private static double[] buckets(double[] data) {
    double[] rows = new double[BUCKETS * 3];
    if (data.length == 0) {
      return rows;
    }
    double low = Arrays.stream(data).min().getAsDouble();
    double high = Arrays.stream(data).max().getAsDouble();
    double width = (high - low) / BUCKETS;
    for (int k = 0; k < BUCKETS; k++) {
      rows[3 * k] = low + k * width;
      rows[3 * k + 1] = k == BUCKETS - 1 ? high : low + (k + 1) * width;
    }
    for (double x : data) {
      int bucket = width == 0 ? BUCKETS - 1 : (int) Math.floor((x - low) / width);
      rows[3 * Math.max(0, Math.min(bucket, BUCKETS - 1)) + 2]++;
    }
    return rows;
  }

  /** The Keras model as JSON, from which TensorBoard draws its layers. */
  static ProtoBytes model(String tag, String json) {
    return value(tag, "graph_keras_model", new byte[] {'1'}, tensor(STRING).text(8, json));
  }

  /**
   * {@code tf.summary.image} of a weight as Keras lays it out: a bias as a column, a kernel lying
   * down, of three axes up to three pictures; null for what cannot be shown.
   */
  static @Nullable ProtoBytes image(String tag, NDArray weight) throws IOException {
    int[] sizes = Arrays.stream(weight.shape()).filter(size -> size != 1).toArray();
    if (sizes.length == 0 || sizes.length > 3) {
      return null;
    }
    NDArray squeezed = weight.reshape(sizes);
    if (sizes.length == 1) {
      return pictures(tag, squeezed.reshape(1, sizes[0], 1));
    }
    if (sizes.length == 2) {
      NDArray lying = sizes[0] > sizes[1] ? squeezed.transpose() : squeezed;
      return pictures(tag, lying.reshape(1, lying.shape()[0], lying.shape()[1]));
    }
    NDArray flat = squeezed.reshape(sizes[0] * sizes[1], sizes[2]).transpose();
    return pictures(tag, flat.reshape(sizes[2], sizes[0], sizes[1]));
  }

  private static ProtoBytes pictures(String tag, NDArray pictures) throws IOException {
    int shown = Math.min(3, pictures.length());
    int height = pictures.shape()[1];
    int width = pictures.shape()[2];
    ProtoBytes tensor = tensor(STRING, 2 + shown).text(8, "" + width).text(8, "" + height);
    for (int k = 0; k < shown; k++) {
      tensor.bytes(8, png(pictures.get(k).ravel().toFloatArray(), width, height));
    }
    return value(tag, "images", new byte[0], tensor);
  }

  /** Numbers from 0 to 1 become grey levels, others are cut off: {@code convert_image_dtype}. */
  private static byte[] png(float[] values, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int k = 0; k < values.length; k++) {
      int level = (int) Math.max(0, Math.min(255, values[k] * 255.5f));
      image.getRaster().setSample(k % width, k / width, 0, level);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
