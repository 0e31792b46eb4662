package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What people give in place of a SavedModel, and what to tell them. */
final class OtherFormats {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};

  private OtherFormats() {}

  static boolean isZip(Path file) {
    return startsWith(file, ZIP);
  }

  private static boolean startsWith(Path file, byte[] magic) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      throw new SavedModelException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a zip file is what Keras 3's {@code model.save} writes. */
  static boolean isKeras(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry("config.json") != null && zip.getEntry("metadata.json") != null;
    } catch (IOException e) {
      throw new SavedModelException(
          file + ": is a damaged zip file (" + e.getMessage() + "). Copy it again.", e);
    }
  }

  static String inFile(Path file) {
    String where = "SavedModel.load: '" + file + "' ";
    if (isZip(file)) {
      return where
          + "is a .keras file, not a SavedModel. In Python call "
          + "keras.models.load_model(\""
          + file.getFileName()
          + "\").export(\"directory\") and load"
          + " that directory.";
    }
    if (startsWith(file, HDF5)) {
      return where
          + "is an HDF5 file of Keras, not a SavedModel. In Python load the model and call "
          + "model.export(\"directory\"), then load that directory.";
    }
    if (file.endsWith(Protos.BINARY) || file.endsWith(Protos.TEXT)) {
      return where + "is a file of a SavedModel. Give the directory that it lies in.";
    }
    return where
        + "is a file, not a directory that holds "
        + Protos.BINARY
        + " nor a zip of one. In Python model.export(\"directory\") writes it.";
  }

  static String inDirectory(Path directory) {
    String where = "SavedModel.load: '" + directory + "' holds no " + Protos.BINARY;
    List<String> versions = versions(directory);
    if (!versions.isEmpty()) {
      return where + ", but versions of a model: " + versions + ". Give one of these directories.";
    }
    if (Files.isDirectory(directory.resolve("variables"))) {
      return where + "; is it half copied? Copy the directory again.";
    }
    return where + ". In Python model.export(\"directory\") writes a SavedModel.";
  }

  private static List<String> versions(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(ModelDirectory::holdsModel)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SavedModelException(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
