package org.kerasjvm.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from JSON in parts: memory for the rows asked for, whatever the file's size. Three
 * forms are known: an array of rows; JSON lines, a row after the other; and TensorFlow Serving's
 * {@code {"instances": [...]}}. A row is a value (a number, nested arrays) or, for several fields,
 * an object with a value for each.
 */
public final class JsonRows implements Closeable {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final int PEEKED = 1 << 12;

  /**
   * What each row holds.
   *
   * @param name by which it comes back, and its key in rows that are objects
   * @param type float64, int64, bool or text
   * @param shape of one row's value, -1 for an open length
   */
  public record Field(String name, DType type, List<Integer> shape) {}

  private final String name;
  private final List<Field> fields;
  private final JsonParser parser;
  private boolean inArray;
  private boolean ended;
  private long row;

  /**
   * Reads up to the first row.
   *
   * @param in UTF-8; closed with this reader, or if it holds no JSON
   * @param name how messages call the stream
   * @throws IOException if there is no JSON, or another form
   */
  public JsonRows(InputStream in, String name, List<Field> fields) throws IOException {
    this.name = name;
    this.fields = List.copyOf(fields);
    try {
      BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
      boolean array = beginsArrayOfRows(buffered);
      this.parser = JSON.createParser(buffered);
      start(array);
    } catch (JsonProcessingException e) {
      in.close();
      throw damaged(e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Whether what begins is an array of rows, and not the first of several rows. */
  private boolean beginsArrayOfRows(BufferedInputStream in) throws IOException {
    in.mark(PEEKED);
    byte[] start = in.readNBytes(PEEKED);
    in.reset();
    int depth = 0;
    for (byte b : start) {
      if (b == '{' && depth > 0) {
        return true;
      } else if (b == '[') {
        depth++;
      } else if (b > ' ') {
        break;
      }
    }
    return depth > 0 && (fields.size() > 1 || depth != fields.get(0).shape().size());
  }

  private void start(boolean array) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      parser.nextToken();
      startObject();
    } else if (array) {
      inArray = true;
      parser.nextToken();
    }
  }

  private void startObject() throws IOException {
    while (parser.currentToken() == JsonToken.FIELD_NAME && !isField(parser.currentName())) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("instances") && value == JsonToken.START_ARRAY) {
        inArray = true;
        parser.nextToken();
        return;
      }
      if (!key.equals("signature_name")) {
        throw fault(
            "must be an array of rows, rows one after the other, or {\"instances\": [rows]};"
                + " received an object with \""
                + key
                + "\"."
                + (key.equals("inputs") ? " Write rows, not columns." : ""));
      }
      parser.skipChildren();
      parser.nextToken();
    }
  }

  private boolean isField(String key) {
    return fields.stream().anyMatch(field -> field.name().equals(key));
  }

  /**
   * The next rows.
   *
   * @param most how many rows at most, 1 or more
   * @return the fields' values, each with an axis of rows; nothing at the end
   * @throws IOException naming the row and the line, if a value is missing, of another type or
   *     shape
   */
  public Map<String, NDArray> read(int most) throws IOException {
    Map<String, JsonCells> cells = new LinkedHashMap<>();
    fields.forEach(field -> cells.put(field.name(), new JsonCells(field)));
    int count = 0;
    try {
      for (; count < most && !atEnd(); count++) {
        row++;
        readRow(cells);
        parser.nextToken();
      }
    } catch (JsonProcessingException e) {
      throw damaged(e);
    }
    Map<String, NDArray> rows = new LinkedHashMap<>();
    int length = count;
    if (length > 0) {
      cells.forEach((field, values) -> rows.put(field, values.array(length)));
    }
    return rows;
  }

  private boolean atEnd() throws IOException {
    JsonToken token = parser.currentToken();
    if (!ended && inArray && token == JsonToken.END_ARRAY) {
      ended = true;
      while (parser.nextToken() != null) {
        parser.skipChildren(); // what else the object around the rows holds
      }
    }
    ended |= token == null;
    return ended;
  }

  private void readRow(Map<String, JsonCells> cells) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      parser.nextToken();
      readObject(cells);
    } else if (token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT) {
      readObject(cells); // the first row, whose brace has been read
    } else if (fields.size() == 1) {
      readValue(cells.get(fields.get(0).name()));
    } else {
      throw fault(
          "must be an object with a value for each of "
              + fields.stream().map(Field::name).toList()
              + ".");
    }
  }

  private void readObject(Map<String, JsonCells> cells) throws IOException {
    int found = 0;
    for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
      JsonCells known = cells.get(parser.currentName());
      if (known == null) {
        throw fault(
            "has no input \"%s\"; the inputs are %s."
                .formatted(parser.currentName(), cells.keySet()));
      }
      parser.nextToken();
      readValue(known);
      found++;
    }
    if (found < cells.size()) {
      throw fault("must have a value for each of " + cells.keySet() + ".");
    }
  }

  private void readValue(@Nullable JsonCells cells) throws IOException {
    String fault = cells == null ? "" : cells.read(parser);
    if (!fault.isEmpty()) {
      throw fault(fault);
    }
  }

  private IOException fault(String what) {
    return new IOException(
        "%s, line %d%s: %s"
            .formatted(
                name,
                parser.currentTokenLocation().getLineNr(),
                row == 0 ? "" : ", row " + row,
                what));
  }

  private IOException damaged(JsonProcessingException e) {
    long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    String where = row == 0 ? "" : ", row " + row;
    return new IOException(
        "%s, line %d%s: cannot be read as JSON (%s)."
            .formatted(name, line, where, e.getOriginalMessage()),
        e);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
