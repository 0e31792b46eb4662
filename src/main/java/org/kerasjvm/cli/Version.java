package org.kerasjvm.cli;

import org.kerasjvm.utils.Build;
import picocli.CommandLine;

/** What {@code --version} prints: this version, TensorFlow's and Java's. */
final class Version implements CommandLine.IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "keras-jvm " + Build.version(),
      "TensorFlow Java " + Build.tensorflow() + " (" + Build.natives() + ")",
      "Java " + Runtime.version()
    };
  }
}
