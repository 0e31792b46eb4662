package org.kerasjvm.datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.Idx;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npz;

/**
 * Finds, reads and checks one image data set: four idx files in a folder of its name, or one {@code
 * .npz}. The sums are of the pixels and labels themselves, whatever file they came in.
 *
 * @param name the folder, also the {@code .npz} file's name
 * @param cached the files that Keras keeps in its cache, also their names at Keras's address
 * @param sums SHA-256 of the elements of x_train, y_train, x_test, y_test
 */
record ImageSource(String name, List<String> cached, List<String> sums) {
  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");
  private static final List<String> KEYS = List.of("x_train", "y_train", "x_test", "y_test");

  /** Loads from the first folder that has it, or downloads it into the cache. */
  ImageDataset load(Folders folders, Downloader downloader) {
    try {
      Optional<Path> own = folders.own().filter(this::isIn);
      if (own.isPresent()) {
        return checkedShapes(read(own.get()), own.get());
      }
      Optional<Path> repository = folders.repository().filter(this::isIn);
      if (repository.isEmpty()) {
        fetchMissing(folders, downloader);
      }
      Path folder = repository.orElse(folders.cache());
      return checked(read(folder), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private boolean isIn(Path folder) {
    return Files.exists(folder.resolve(name + ".npz"))
        || FILES.stream().anyMatch(file -> Files.exists(folder.resolve(name).resolve(file)));
  }

  private void fetchMissing(Folders folders, Downloader downloader) throws IOException {
    for (String file : cached) {
      Path target = folders.cache().resolve(file);
      if (!Files.exists(target)) {
        try {
          downloader.fetch(address(file), target, come -> checkFile(come, file));
        } catch (IOException e) {
          throw new IOException(nowhere(folders, file, e), e);
        }
      }
    }
  }

  /** At Keras's address all files lie in one folder. */
  private static String address(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private String nowhere(Folders folders, String file, IOException e) {
    return name
        + ": found in none of "
        + folders.all()
        + ", and downloading "
        + file
        + " failed ("
        + e
        + "). Put the files "
        + String.join(", ", FILES)
        + " into a folder "
        + name
        + " and name the folder above it with -D"
        + Folders.PROPERTY
        + "=DIRECTORY.";
  }

  private void checkFile(Path come, String file) throws IOException {
    if (file.endsWith(".npz")) {
      checked(ofNpz(come), come);
      return;
    }
    int i = FILES.indexOf(address(file));
    checkSum(Idx.read(come), i, come);
  }

  private ImageDataset read(Path folder) throws IOException {
    Path npz = folder.resolve(name + ".npz");
    return Files.exists(npz) ? ofNpz(npz) : ofIdx(folder.resolve(name));
  }

  private ImageDataset ofNpz(Path file) throws IOException {
    Map<String, NDArray> arrays = Npz.load(file);
    List<NDArray> parts = new ArrayList<>();
    for (String key : KEYS) {
      NDArray part = arrays.get(key);
      if (part == null) {
        throw new IOException(
            file + ": has no array '" + key + "'; it holds " + arrays.keySet() + ".");
      }
      parts.add(part);
    }
    return of(parts);
  }

  private ImageDataset ofIdx(Path folder) throws IOException {
    List<NDArray> parts = new ArrayList<>();
    for (String file : FILES) {
      Path path = folder.resolve(file);
      if (!Files.exists(path)) {
        throw new FileNotFoundException(
            path + ": missing, while others of " + name + " are there. Put it beside them.");
      }
      parts.add(Idx.read(path));
    }
    return of(parts);
  }

  private static ImageDataset of(List<NDArray> parts) {
    return new ImageDataset(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  private static List<NDArray> parts(ImageDataset data) {
    return List.of(data.xTrain(), data.yTrain(), data.xTest(), data.yTest());
  }

  private static ImageDataset checkedShapes(ImageDataset data, Path folder) throws IOException {
    for (int i = 0; i < 4; i += 2) {
      NDArray x = parts(data).get(i);
      NDArray y = parts(data).get(i + 1);
      boolean bytes = x.dtype() == DType.UINT8 && y.dtype() == DType.UINT8;
      if (!bytes || x.rank() != 3 || y.rank() != 1 || x.length() != y.length()) {
        throw new IOException(
            folder
                + ": images must be uint8 of rank 3 with as many uint8 labels; received "
                + x.dtype().numpyName()
                + " "
                + x.shapeString()
                + " and "
                + y.dtype().numpyName()
                + " "
                + y.shapeString()
                + ".");
      }
    }
    return data;
  }

  private ImageDataset checked(ImageDataset data, Path folder) throws IOException {
    checkedShapes(data, folder);
    for (int i = 0; i < 4; i++) {
      checkSum(parts(data).get(i), i, folder);
    }
    return data;
  }

  private void checkSum(NDArray part, int i, Path where) throws IOException {
    String sum = part.storage() instanceof byte[] bytes ? sha256(bytes) : "none";
    if (!sum.equals(sums.get(i))) {
      throw new IOException(
          where
              + ": "
              + KEYS.get(i)
              + " of "
              + name
              + " is damaged or not the original (SHA-256 of its elements is "
              + sum
              + ", expected "
              + sums.get(i)
              + "). Delete or replace the file.");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
