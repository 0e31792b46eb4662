package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected texts are what pandas 3 prints for the same data. */
class TableTest {
  private static Table five() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("X0", new double[] {0.754246, 0.231481, -0.153, 12.5, 0.1});
    columns.put("X1", new double[] {0.2, 1e-3, 3, 4, 5.25});
    columns.put("label", new long[] {1, 0, 1, 1, 0});
    columns.put("name", new String[] {"a", "bb", "c", "d", "e"});
    columns.put("b", new boolean[] {true, false, true, true, false});
    return Table.of(columns);
  }

  private static Table extremes() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("x", new double[] {1e-7, 1.0});
    columns.put("y", new double[] {1234567.891, 0.5});
    columns.put("z", new double[] {Double.NaN, 2.0});
    columns.put("n", new long[] {1000000, -3});
    columns.put("big", new double[] {1e10, 1.});
    return Table.of(columns);
  }

  @Test
  void printsAsPandasDoes() {
    assertThat(five())
        .hasToString(
            "          X0     X1  label name      b\n"
                + "0   0.754246  0.200      1    a   True\n"
                + "1   0.231481  0.001      0   bb  False\n"
                + "2  -0.153000  3.000      1    c   True\n"
                + "3  12.500000  4.000      1    d   True\n"
                + "4   0.100000  5.250      0    e  False");
    assertThat(extremes())
        .hasToString(
            "              x            y    z        n           big\n"
                + "0  1.000000e-07  1234567.891  NaN  1000000  1.000000e+10\n"
                + "1  1.000000e+00        0.500  2.0       -3  1.000000e+00");
  }

  @Test
  void describesAsPandasDoes() {
    assertThat(five().describe())
        .hasToString(
            "              X0       X1     label\n"
                + "count   5.000000  5.00000  5.000000\n"
                + "mean    2.686545  2.49020  0.600000\n"
                + "std     5.495868  2.32363  0.547723\n"
                + "min    -0.153000  0.00100  0.000000\n"
                + "25%     0.100000  0.20000  0.000000\n"
                + "50%     0.231481  3.00000  1.000000\n"
                + "75%     0.754246  4.00000  1.000000\n"
                + "max    12.500000  5.25000  1.000000");
    assertThat(extremes().describe())
        .hasToString(
            "                  x             y    z               n           big\n"
                + "count  2.000000e+00  2.000000e+00  1.0        2.000000  2.000000e+00\n"
                + "mean   5.000001e-01  6.172842e+05  2.0   499998.500000  5.000000e+09\n"
                + "std    7.071067e-01  8.729710e+05  NaN   707108.902507  7.071068e+09\n"
                + "min    1.000000e-07  5.000000e-01  2.0       -3.000000  1.000000e+00\n"
                + "25%    2.500001e-01  3.086423e+05  2.0   249997.750000  2.500000e+09\n"
                + "50%    5.000000e-01  6.172842e+05  2.0   499998.500000  5.000000e+09\n"
                + "75%    7.500000e-01  9.259260e+05  2.0   749999.250000  7.500000e+09\n"
                + "max    1.000000e+00  1.234568e+06  2.0  1000000.000000  1.000000e+10");
  }

  @Test
  void cutsLongAndWideTables() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("a", NDArray.arange(100).astype(DType.FLOAT64));
    columns.put("b", NDArray.arange(100));
    assertThat(Table.of(columns))
        .hasToString(
            "       a   b\n"
                + "0    0.0   0\n"
                + "1    1.0   1\n"
                + "2    2.0   2\n"
                + "3    3.0   3\n"
                + "4    4.0   4\n"
                + "..   ...  ..\n"
                + "95  95.0  95\n"
                + "96  96.0  96\n"
                + "97  97.0  97\n"
                + "98  98.0  98\n"
                + "99  99.0  99\n"
                + "\n"
                + "[100 rows x 2 columns]");
    assertThat(Table.of(NDArray.arange(75).reshape(3, 25).multiply(1.5)))
        .hasToString(
            "     0     1     2     3     4   ...     20     21     22     23     24\n"
                + "0   0.0   1.5   3.0   4.5   6.0  ...   30.0   31.5   33.0   34.5   36.0\n"
                + "1  37.5  39.0  40.5  42.0  43.5  ...   67.5   69.0   70.5   72.0   73.5\n"
                + "2  75.0  76.5  78.0  79.5  81.0  ...  105.0  106.5  108.0  109.5  111.0\n"
                + "\n"
                + "[3 rows x 25 columns]");
    assertThat(Table.of(NDArray.arange(75 * 61).reshape(75, 61).multiply(0.25)))
        .hasToString(
            "         0        1        2        3   ...       57       58       59       60\n"
                + "0      0.00     0.25     0.50     0.75  ...    14.25    14.50    14.75    15.00\n"
                + "1     15.25    15.50    15.75    16.00  ...    29.50    29.75    30.00    30.25\n"
                + "2     30.50    30.75    31.00    31.25  ...    44.75    45.00    45.25    45.50\n"
                + "3     45.75    46.00    46.25    46.50  ...    60.00    60.25    60.50    60.75\n"
                + "4     61.00    61.25    61.50    61.75  ...    75.25    75.50    75.75    76.00\n"
                + "..      ...      ...      ...      ...  ...      ...      ...      ...      ...\n"
                + "70  1067.50  1067.75  1068.00  1068.25  ...  1081.75  1082.00  1082.25  1082.50\n"
                + "71  1082.75  1083.00  1083.25  1083.50  ...  1097.00  1097.25  1097.50  1097.75\n"
                + "72  1098.00  1098.25  1098.50  1098.75  ...  1112.25  1112.50  1112.75  1113.00\n"
                + "73  1113.25  1113.50  1113.75  1114.00  ...  1127.50  1127.75  1128.00  1128.25\n"
                + "74  1128.50  1128.75  1129.00  1129.25  ...  1142.75  1143.00  1143.25  1143.50\n"
                + "\n"
                + "[75 rows x 61 columns]");
  }

  @Test
  void countsValuesFrequentFirst() {
    assertThat(five().valueCounts("label"))
        .hasToString("label\n" + "1    3\n" + "0    2\n" + "Name: count, dtype: int64");
    assertThat(
            Table.of(Map.of("v", new double[] {2.5, 1.5, 2.5, 0.25, Double.NaN})).valueCounts("v"))
        .hasToString(
            "v\n" + "2.50    2\n" + "1.50    1\n" + "0.25    1\n" + "Name: count, dtype: int64");
    assertThat(five().valueCounts("label").get(1)).isEqualTo(3);
  }

  @Test
  void takesRowsAndColumns() {
    Table table = five();
    assertThat(table.head(2))
        .hasToString(
            "         X0     X1  label name      b\n"
                + "0  0.754246  0.200      1    a   True\n"
                + "1  0.231481  0.001      0   bb  False");
    assertThat(table.tail(1).column("name").getString(0)).isEqualTo("e");
    assertThat(table.tail(1).index().toIntArray()).containsExactly(4);
    assertThat(table.select("label", "X1").columns()).containsExactly("label", "X1");
    assertThat(table.values(0, 3).shape()).containsExactly(5, 3);
    assertThat(table.values().get(1).toStringArray())
        .containsExactly("0.231481", "0.001", "0", "bb", "False");
    assertThat(table.shape()).containsExactly(5, 5);
  }

  @Test
  void readsCsvWithTheTypesOfPandas() throws IOException {
    Table table =
        Table.readCsv(new StringReader("a,b,c,d,e\n1,2,x,True,\n-3,4.5,\"y,z\",False,1e3\n"), true);
    assertThat(table.columns()).containsExactly("a", "b", "c", "d", "e");
    assertThat(table.column("a")).isEqualTo(NDArray.of(new long[] {1, -3}));
    assertThat(table.column("b")).isEqualTo(NDArray.of(new double[] {2, 4.5}));
    assertThat(table.column("c").toStringArray()).containsExactly("x", "y,z");
    assertThat(table.column("d")).isEqualTo(NDArray.of(new boolean[] {true, false}));
    assertThat(table.column("e")).isEqualTo(NDArray.of(new double[] {Double.NaN, 1000}));
    assertThat(Table.readCsv(new StringReader("a,a,a\n1,2,3\n"), true).columns())
        .containsExactly("a", "a.1", "a.2");
    assertThat(Table.readCsv(new StringReader("1,R\n2,M\n"), false).columns())
        .containsExactly("0", "1");
  }

  @Test
  void takesHistories() {
    Map<String, List<Double>> history = new LinkedHashMap<>();
    history.put("loss", List.of(0.6951515078544617, 0.668));
    history.put("accuracy", List.of(0.5, 0.7));
    assertThat(Table.of(history))
        .hasToString("       loss  accuracy\n0  0.695152       0.5\n1  0.668000       0.7");
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> five().column("lable"))
        .hasMessage("Table: no column 'lable'; the columns are [X0, X1, label, name, b].");
    Map<String, Object> ragged = new LinkedHashMap<>();
    ragged.put("a", new int[2]);
    ragged.put("b", new int[3]);
    assertThatThrownBy(() -> Table.of(ragged))
        .hasMessage(
            "Table: all columns must be vectors of the same length; column 'b' has shape (3,) where"
                + " 2 rows are expected.");
    assertThatThrownBy(() -> Table.readCsv(new StringReader("a,b\n1\n"), true))
        .hasMessage("csv, record 2: expected 2 fields, saw 1.");
    assertThatThrownBy(() -> Table.readCsv(new StringReader(""), true))
        .hasMessage("csv: no columns to parse from an empty file.");
    assertThatThrownBy(() -> five().select("name").describe())
        .hasMessage("describe: needs a numeric column; the columns are [name].");
    assertThat(Table.of(Map.of("a", new int[0])))
        .hasToString("Empty DataFrame\nColumns: [a]\nIndex: []");
  }
}
