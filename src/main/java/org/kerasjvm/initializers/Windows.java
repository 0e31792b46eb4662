package org.kerasjvm.initializers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Names;
import org.kerasjvm.config.Param;

/** The windows of {@code scipy.signal.windows} that need no arguments, with their defaults. */
final class Windows {

  private static final Map<String, IntFunction<double[]>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("boxcar", m -> each(m, n -> 1));
    BY_NAME.put("triang", Windows::triang);
    BY_NAME.put("bartlett", Windows::bartlett);
    BY_NAME.put("hann", m -> cosines(m, 0.5, 1 - 0.5));
    BY_NAME.put("hamming", m -> cosines(m, 0.54, 1 - 0.54));
    BY_NAME.put("blackman", m -> cosines(m, 0.42, 0.50, 0.08));
    BY_NAME.put("nuttall", m -> cosines(m, 0.3635819, 0.4891775, 0.1365995, 0.0106411));
    BY_NAME.put("blackmanharris", m -> cosines(m, 0.35875, 0.48829, 0.14128, 0.01168));
    BY_NAME.put(
        "flattop", m -> cosines(m, 0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368));
    BY_NAME.put("barthann", Windows::barthann);
    BY_NAME.put("bohman", Windows::bohman);
    BY_NAME.put("cosine", m -> each(m, n -> Math.sin(Math.PI / m * (n + .5))));
    BY_NAME.put("exponential", m -> each(m, n -> Math.exp(-Math.abs(n - (m - 1) / 2.0))));
    BY_NAME.put("lanczos", m -> each(m, n -> sinc(Math.abs(2.0 * n / (m - 1) - 1.0))));
    BY_NAME.put("parzen", Windows::parzen);
    BY_NAME.put("tukey", Windows::tukey);
  }

  /** Reads a name, numbers or null. */
  static final Codec<Object> CODEC =
      given -> {
        if (given instanceof String name && !BY_NAME.containsKey(name)) {
          throw new IllegalArgumentException(
              "must be the name of a window; received '"
                  + name
                  + "'"
                  + Names.didYouMean(name, BY_NAME.keySet()));
        }
        if (given instanceof double[] numbers) {
          return DoubleStream.of(numbers).boxed().toList();
        }
        boolean numbers =
            given instanceof List<?> list && list.stream().allMatch(Number.class::isInstance);
        if (given != null && !(given instanceof String) && !numbers) {
          throw Param.mustBe("the name of a window or its numbers", given);
        }
        return given;
      };

  private Windows() {}

  /** The window of that name and size; a periodic one is a larger one without its last number. */
  static double[] of(String name, int size, boolean periodic) {
    IntFunction<double[]> window = BY_NAME.get(name);
    if (window == null) {
      throw new IllegalArgumentException("no window is called '" + name + "'.");
    }
    if (size <= 1) {
      return each(size, n -> 1);
    }
    return Arrays.copyOf(window.apply(periodic ? size + 1 : size), size);
  }

  private interface Formula {
    double at(int n);
  }

  private static double[] each(int size, Formula formula) {
    double[] window = new double[size];
    Arrays.setAll(window, formula::at);
    return window;
  }

  /** {@code sum(a[k] cos(k x))} for x from -pi to pi. */
  private static double[] cosines(int m, double... a) {
    double step = 2 * Math.PI / (m - 1);
    return each(
        m,
        n -> {
          double x = n == m - 1 ? Math.PI : n * step - Math.PI;
          double sum = 0;
          for (int k = 0; k < a.length; k++) {
            sum += a[k] * Math.cos(k * x);
          }
          return sum;
        });
  }

  private static double[] triang(int m) {
    return each(
        m,
        k -> {
          int n = Math.min(k, m - 1 - k) + 1;
          return m % 2 == 0 ? (2 * n - 1.0) / m : 2 * n / (m + 1.0);
        });
  }

  private static double[] bartlett(int m) {
    return each(m, n -> n <= (m - 1) / 2.0 ? 2.0 * n / (m - 1) : 2.0 - 2.0 * n / (m - 1));
  }

  private static double[] barthann(int m) {
    return each(
        m,
        n -> {
          double x = Math.abs(n / (m - 1.0) - 0.5);
          return 0.62 - 0.48 * x + 0.38 * Math.cos(2 * Math.PI * x);
        });
  }

  private static double[] bohman(int m) {
    double step = 2.0 / (m - 1);
    return each(
        m,
        n -> {
          double x = Math.abs(n * step - 1);
          boolean end = n == 0 || n == m - 1;
          double wave = (1 - x) * Math.cos(Math.PI * x) + 1.0 / Math.PI * Math.sin(Math.PI * x);
          return end ? 0 : wave;
        });
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return x == 0 ? 1 : Math.sin(angle) / angle;
  }

  private static double[] parzen(int m) {
    return each(
        m,
        k -> {
          double n = Math.abs(k - (m - 1) / 2.0);
          double x = n / (m / 2.0);
          double near = 1 - 6 * Math.pow(x, 2) + 6 * Math.pow(x, 3);
          return n <= (m - 1) / 4.0 ? near : 2 * Math.pow(1 - x, 3);
        });
  }

  /** Half of it flat. */
  private static double[] tukey(int m) {
    double alpha = 0.5;
    int width = (int) Math.floor(alpha * (m - 1) / 2.0);
    return each(
        m,
        n -> {
          if (n <= width) {
            return 0.5 * (1 + Math.cos(Math.PI * (-1 + 2.0 * n / alpha / (m - 1))));
          }
          boolean flat = n < m - width - 1;
          double angle = Math.PI * (-2.0 / alpha + 1 + 2.0 * n / alpha / (m - 1));
          return flat ? 1 : 0.5 * (1 + Math.cos(angle));
        });
  }
}
