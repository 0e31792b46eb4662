package org.kerasjvm.cli.files;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Text in UTF-8, into a file or to standard output. */
final class TextFile implements Closeable {

  private final @Nullable Draft draft;
  private final @Nullable PrintStream standard;
  private final Writer writer;

  private TextFile(@Nullable Draft draft, @Nullable PrintStream standard, Writer writer) {
    this.draft = draft;
    this.standard = standard;
    this.writer = writer;
  }

  static TextFile of(String name, PrintStream standard) throws IOException {
    if (name.equals("-")) {
      Writer writer = new OutputStreamWriter(standard, StandardCharsets.UTF_8);
      return new TextFile(null, standard, new BufferedWriter(writer, 1 << 16));
    }
    Draft draft = new Draft(Path.of(name));
    return new TextFile(draft, null, Files.newBufferedWriter(draft.path()));
  }

  Writer writer() {
    return writer;
  }

  /** Sends a batch on its way, where somebody may wait for it. */
  void endBatch() throws IOException {
    if (standard != null) {
      writer.flush();
      if (standard.checkError()) {
        throw new NobodyReadsException();
      }
    }
  }

  void finish() throws IOException {
    writer.flush();
    if (draft != null) {
      writer.close();
      draft.commit();
    }
  }

  @Override
  public void close() throws IOException {
    if (draft != null) {
      writer.close();
      draft.close();
    }
  }
}
