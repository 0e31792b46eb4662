package org.kerasjvm.cli.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npy;
import org.kerasjvm.data.NpyWriter;

/** One output in an npy file. */
final class NpySink implements Sink {

  private final String output;
  private final Draft draft;
  private final NpyWriter writer;

  NpySink(String output, Draft draft) throws IOException {
    this.output = output;
    this.draft = draft;
    this.writer = new NpyWriter(draft.path(), draft.target().toString());
  }

  @Override
  public void write(Map<String, NDArray> outputs, boolean rows) throws IOException {
    NDArray array = outputs.get(output);
    if (array == null) {
      return;
    }
    if (rows) {
      writer.write(array);
      return;
    }
    writer.close();
    try (OutputStream out = Files.newOutputStream(draft.path())) {
      Npy.write(out, array);
    }
  }

  /** The file with all rows, not yet in its place. */
  Path complete() throws IOException {
    writer.close();
    return draft.path();
  }

  @Override
  public void finish() throws IOException {
    writer.close();
    draft.commit();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    draft.close();
  }
}
