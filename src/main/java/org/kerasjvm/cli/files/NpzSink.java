package org.kerasjvm.cli.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kerasjvm.data.NDArray;

/** Several outputs in an npz file; until the end each grows in a file of its own beside it. */
final class NpzSink implements Sink {

  private final Draft archive;
  private final Map<String, NpySink> arrays = new LinkedHashMap<>();

  NpzSink(List<String> outputs, Draft archive) throws IOException {
    this.archive = archive;
    for (String output : outputs) {
      int number = arrays.size();
      Path target = archive.path().resolveSibling(archive.path().getFileName() + "." + number);
      arrays.put(output, new NpySink(output, new Draft(target)));
    }
  }

  @Override
  public void write(Map<String, NDArray> outputs, boolean rows) throws IOException {
    for (NpySink array : arrays.values()) {
      array.write(outputs, rows);
    }
  }

  @Override
  public void finish() throws IOException {
    try (OutputStream raw = Files.newOutputStream(archive.path());
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(raw, 1 << 16))) {
      for (Map.Entry<String, NpySink> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        Files.copy(array.getValue().complete(), zip);
        zip.closeEntry();
      }
    }
    archive.commit();
  }

  @Override
  public void close() throws IOException {
    for (NpySink array : arrays.values()) {
      array.close();
    }
    archive.close();
  }
}
