package org.kerasjvm.initializers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The kernel of a convolution that computes a short-time Fourier transform: the cosines or sines of
 * {@code -2 pi time frequency / length}, weighted by a window. The shape is {@code (frame, 1,
 * frequencies)} for a transform of length {@code 2 * (frequencies - 1)}.
 *
 * <p><b>Options</b> (default): {@code side} (real: cosines; imag: sines), {@code window} (hann; a
 * name of scipy.signal.windows, the window's numbers, or null for none), {@code scaling} (density:
 * the window's squares sum to 1; spectrum: its absolute values do; null: neither), {@code periodic}
 * (false).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/initializers/constant_initializers.py}.
 */
public final class STFT extends Initializer {

  /** Cosines or sines. */
  public static final Param<String> SIDE = Param.choice("side", "real", "imag");

  /** The window: a name, or its numbers. */
  public static final Param<Object> WINDOW = Param.of("window", Windows.CODEC);

  /** What of the window sums to 1. */
  public static final Param<String> SCALING = Param.choice("scaling", "density", "spectrum");

  /** Whether the window goes on after its end as it began. */
  public static final Param<Boolean> PERIODIC = Param.bool("periodic");

  static final Schema SCHEMA =
      Schema.of("STFT")
          .with(SIDE, "real")
          .with(WINDOW, "hann")
          .with(PERIODIC, false)
          .with(SCALING, "density");

  private final boolean real;
  private final @Nullable Object window;
  private final @Nullable String scaling;
  private final boolean periodic;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public STFT(Option<? super STFT>... options) {
    this(SCHEMA.configure(options));
  }

  STFT(Config c) {
    super(c);
    real = c.get(SIDE).equals("real");
    window = c.find(WINDOW);
    scaling = c.find(SCALING);
    periodic = c.get(PERIODIC);
  }

  @Override
  public Value value(Ops tf, Shape shape, DType dtype) {
    if (shape.numDimensions() != 3) {
      throw new IllegalArgumentException(
          "STFT: the shape must be (frame, 1, frequencies); received "
              + Variable.show(shape)
              + ".");
    }
    int frame = Math.toIntExact(shape.get(0));
    int frequencies = Math.toIntExact(shape.get(2));
    Value frequency = range(tf, frequencies, dtype).reshape(1, 1, frequencies);
    Value turns = frequency.divide((frequencies - 1) * 2.0);
    Value time = range(tf, frame, dtype).reshape(frame, 1, 1);
    Value pi = turns.constant(-1);
    pi = pi.as(tf.math.acos(pi.<Operand<TFloat32>>typed()));
    Value angle = time.multiply(-2).multiply(turns).multiply(pi);
    Operand<TFloat32> x = angle.typed();
    Value wave = angle.as(real ? tf.math.cos(x) : tf.math.sin(x));
    return window == null ? wave : weighted(wave, window, frame);
  }

  private Value weighted(Value wave, Object given, int frame) {
    double[] numbers =
        given instanceof String name
            ? Windows.of(name, frame, periodic)
            : ((List<?>) given).stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
    if (numbers.length != frame) {
      throw new IllegalArgumentException(
          "The shape of `window` must be equal to [frame_length].Received: window shape=(%d,)"
              .formatted(numbers.length));
    }
    Value shape = wave.as(wave.tf().constant(numbers)).cast(wave.dtype()).reshape(frame, 1, 1);
    Value weighted = wave.multiply(shape);
    if (scaling == null) {
      return weighted;
    }
    boolean density = scaling.equals("density");
    return weighted.divide(density ? shape.square().sum().sqrt() : shape.abs().sum());
  }

  private static Value range(Ops tf, int size, DType dtype) {
    int[] numbers = NDArray.arange(0, size).toIntArray();
    return Value.of(tf, tf.constant(numbers)).cast(dtype);
  }
}
