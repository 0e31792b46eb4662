package org.kerasjvm.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.TensorShapeProto;

/** Reading of {@code saved_model.pb}. */
final class Protos {

  static final AttrValue NO_ATTR = AttrValue.getDefaultInstance();

  static final String BINARY = "saved_model.pb";
  static final String TEXT = "saved_model.pbtxt";

  private Protos() {}

  /** The meta graphs of a directory that has one of the two files. */
  static List<MetaGraph> read(Path directory) {
    Path binary = directory.resolve(BINARY);
    Path file = Files.exists(binary) ? binary : directory.resolve(TEXT);
    try {
      List<MetaGraphDef> graphs = parse(file).getMetaGraphsList();
      if (graphs.isEmpty()) {
        throw new SavedModelException(
            file + ": holds no graph. Is it empty or cut off? Copy the directory again.");
      }
      return graphs.stream().map(MetaGraph::new).toList();
    } catch (InvalidProtocolBufferException | TextFormat.ParseException e) {
      throw new SavedModelException(
          file + ": is cut off, or no SavedModel (" + e.getMessage() + ") Copy it again.", e);
    } catch (IOException e) {
      throw new SavedModelException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The lengths of the axes, -1 for an open one; null if their number is open. */
  static @Nullable List<Long> axes(TensorShapeProto shape) {
    return shape.getUnknownRank()
        ? null
        : shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
  }

  private static org.tensorflow.proto.SavedModel parse(Path file) throws IOException {
    if (Files.size(file) > Integer.MAX_VALUE) {
      throw new SavedModelException(
          file + ": has " + Files.size(file) + " bytes; TensorFlow reads 2 GiB at most.");
    }
    if (file.endsWith(TEXT)) {
      return TextFormat.parse(Files.readString(file), org.tensorflow.proto.SavedModel.class);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return org.tensorflow.proto.SavedModel.parseFrom(in);
    }
  }
}
