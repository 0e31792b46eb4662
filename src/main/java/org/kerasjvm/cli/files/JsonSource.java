package org.kerasjvm.cli.files;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.JsonRows;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.TensorSpec;

/** A JSON file of rows. */
final class JsonSource implements Source {

  private final InputFile file;
  private final JsonRows rows;

  JsonSource(InputFile file, List<TensorSpec> specs) throws IOException {
    this.file = file;
    this.rows = new JsonRows(file, file.name(), specs.stream().map(JsonSource::field).toList());
  }

  private static JsonRows.Field field(TensorSpec spec) {
    List<Integer> row = Arrays.stream(spec.shape()).skip(1).boxed().toList();
    return new JsonRows.Field(spec.name(), CsvSource.type(spec), row);
  }

  @Override
  public Map<String, NDArray> read(int most) throws IOException {
    return rows.read(most);
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public long rows() {
    return -1;
  }

  @Override
  public double share() {
    return file.share();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
