package org.kerasjvm.datasets;

import java.util.List;

/**
 * Fashion-MNIST: 60,000 training and 10,000 test images of clothes, 28 x 28 grey levels, labels 0
 * to 9 ({@code keras.datasets.fashion_mnist}).
 */
public final class FashionMnist {
  /** What the labels 0 to 9 mean. */
  public static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  static final ImageSource SOURCE =
      new ImageSource(
          "fashion-mnist",
          List.of(
              "fashion-mnist/train-labels-idx1-ubyte.gz",
              "fashion-mnist/train-images-idx3-ubyte.gz",
              "fashion-mnist/t10k-labels-idx1-ubyte.gz",
              "fashion-mnist/t10k-images-idx3-ubyte.gz"),
          List.of(
              "2e487a6c89124f78f2d7521542223cafe96f7123c3ca13d447772ac6ecbb3012",
              "657fbd221bfc9f4198cc14b5619cc33ec57c58dd0e47af4d99d6650759e869a7",
              "c867c93ff95360594e8ec3287995350b824dd110b11595c0e13d5423f621867a",
              "3d0e6c6ea990b53b6f8f500a41cac93881d981b315f84578b7d915342ade01e9"));

  private FashionMnist() {}

  /**
   * Loads Fashion-MNIST from where it is found first (see the package), downloading it at need.
   *
   * @throws java.io.UncheckedIOException if it is nowhere, cut off or damaged; the message names
   *     the file and what to do
   */
  public static ImageDataset load() {
    return SOURCE.load(Folders.standard(), KerasStorage.downloader());
  }
}
