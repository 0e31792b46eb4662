package org.kerasjvm.savedmodel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * What a signature takes and gives.
 *
 * @param name its key, such as {@code serving_default}
 * @param inputs in the order of their names, numbers by value
 * @param outputs in the order of their names, numbers by value
 * @param methodName what kind it is, usually {@code tensorflow/serving/predict}
 */
public record SignatureInfo(
    String name, List<TensorSpec> inputs, List<TensorSpec> outputs, String methodName) {

  static SignatureInfo of(String name, SignatureDef def) {
    return new SignatureInfo(
        name, specs(def.getInputsMap()), specs(def.getOutputsMap()), def.getMethodName());
  }

  private static List<TensorSpec> specs(Map<String, TensorInfo> infos) {
    return infos.entrySet().stream()
        .map(entry -> TensorSpec.of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(TensorSpec::name, SignatureInfo::inNaturalOrder))
        .toList();
  }

  /** {@code output_2} before {@code output_10}. */
  private static int inNaturalOrder(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    while (i > 0 && Character.isDigit(a.charAt(i - 1))) {
      i--;
    }
    String x = digits(a, i);
    String y = digits(b, i);
    if (!x.isEmpty() && !y.isEmpty()) {
      int byValue = new java.math.BigInteger(x).compareTo(new java.math.BigInteger(y));
      return byValue != 0 ? byValue : a.compareTo(b);
    }
    return a.compareTo(b);
  }

  private static String digits(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    return text.substring(from, to);
  }
}
