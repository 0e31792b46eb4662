package org.kerasjvm.savedmodel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TensorFlow's error texts, told as what happened and what to do. */
final class Failures {

  private static final Pattern NO_OP = Pattern.compile("Op type not registered '([^']+)'");
  private static final Pattern NO_KERNEL =
      Pattern.compile("No OpKernel was registered to support Op '([^']+)'");
  private static final Pattern TRACE =
      Pattern.compile(
          "(?s)\\n\\s*\\[\\[\\{\\{node.*|\\n?\\[Op:.*|\\n\\s*Stack trace.*|\\n\\s*\\(1\\) .*");

  private Failures() {}

  /** A graph that does not import. */
  static String inImport(String where, String message) {
    Matcher op = NO_OP.matcher(message);
    if (op.find()) {
      return where
          + ": uses the operation '"
          + op.group(1)
          + "', which the TensorFlow natives lack. If it comes from a library of custom operations,"
          + " load that first (org.tensorflow.TensorFlow.loadLibrary); otherwise export the model"
          + " without it.";
    }
    return where + ": TensorFlow refuses the graph: " + plain(message);
  }

  /** Weights or tables that do not load. */
  static String inRestore(String where, String message) {
    return where
        + ": the weights cannot be restored; is a file under variables/ cut off or from another"
        + " model? Copy the directory again. TensorFlow says: "
        + plain(message);
  }

  /** A call that fails. */
  static String inRun(String where, String message) {
    Matcher kernel = NO_KERNEL.matcher(message);
    if (kernel.find()) {
      return where
          + ": the operation '"
          + kernel.group(1)
          + "' has no kernel for this device. TensorFlow says: "
          + plain(message);
    }
    return where + ": TensorFlow could not run it: " + plain(message);
  }

  /** The message without the graph's node lists and traces. */
  static String plain(String message) {
    return TRACE.matcher(message).replaceAll("").strip();
  }
}
