package org.kerasjvm.datasets;

import java.util.List;

/**
 * MNIST: 60,000 training and 10,000 test images of handwritten digits, 28 x 28 grey levels, labels
 * 0 to 9 ({@code keras.datasets.mnist}).
 */
public final class Mnist {
  static final ImageSource SOURCE =
      new ImageSource(
          "mnist",
          List.of("mnist.npz"),
          List.of(
              "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757",
              "1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13",
              "6d87418db22cc8025d05968bec9bd5c3932904b23485740db143a061a2c9d161",
              "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5"));

  private Mnist() {}

  /**
   * Loads MNIST from where it is found first (see the package), downloading it at need.
   *
   * @throws java.io.UncheckedIOException if it is nowhere, cut off or damaged; the message names
   *     the file and what to do
   */
  public static ImageDataset load() {
    return SOURCE.load(Folders.standard(), KerasStorage.downloader());
  }
}
