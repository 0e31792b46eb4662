package org.kerasjvm.callbacks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * A file of events as TensorBoard reads it: {@code tensorflow.Event} messages in TFRecords, each
 * with masked CRC32Cs ({@code tensorflow/core/util/event.proto}, {@code
 * tensorflow/core/lib/io/record_writer.cc}).
 */
final class EventFile implements AutoCloseable {

  private static final int MASK = 0xa282ead8;
  private static final AtomicInteger COUNT = new AtomicInteger();

  // fields of Event
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int GRAPH_DEF = 4;
  private static final int SUMMARY = 5;

  private final OutputStream out;

  /** Makes a new file in a folder, which is made too. */
  EventFile(Path folder) throws IOException {
    Files.createDirectories(folder);
    long seconds = System.currentTimeMillis() / 1000;
    String name =
        "events.out.tfevents.%010d.jvm.%d.%d.v2"
            .formatted(seconds, ProcessHandle.current().pid(), COUNT.getAndIncrement());
    out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
    write(event().text(FILE_VERSION, "brain.Event:2"));
  }

  /** One value of a summary. */
  void summary(long step, ProtoBytes value) throws IOException {
    write(event().integer(STEP, step).message(SUMMARY, new ProtoBytes().message(1, value)));
  }

  /** A graph of operations. */
  void graph(byte[] graphDef) throws IOException {
    write(event().bytes(GRAPH_DEF, graphDef));
  }

  void flush() throws IOException {
    out.flush();
  }

  private static ProtoBytes event() {
    return new ProtoBytes().number(WALL_TIME, System.currentTimeMillis() / 1000.0);
  }

  private void write(ProtoBytes event) throws IOException {
    byte[] data = event.toByteArray();
    byte[] length = little(8).putLong(data.length).array();
    out.write(length);
    out.write(little(4).putInt(masked(length)).array());
    out.write(data);
    out.write(little(4).putInt(masked(data)).array());
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int masked(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + MASK;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
