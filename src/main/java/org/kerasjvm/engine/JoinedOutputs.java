package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerasjvm.data.NDArray;
import org.tensorflow.internal.c_api.TF_Tensor;

/**
 * The outputs of batches, joined along the first axis. Where the number of rows is known before,
 * each batch is written to its place in the result; where it is not, or where an output has not one
 * row for each row of the input, the batches are kept and joined at the end.
 */
public final class JoinedOutputs {

  private static final int UNKNOWN = -1;

  private final int rows;
  private final List<NDArray> whole = new ArrayList<>();
  private final List<List<NDArray>> parts = new ArrayList<>();
  private int filled;

  private JoinedOutputs(int rows) {
    this.rows = rows;
  }

  /** Of so many rows. */
  public static JoinedOutputs ofRows(int rows) {
    return new JoinedOutputs(rows);
  }

  /** Of any number of rows. */
  public static JoinedOutputs ofAnyRows() {
    return new JoinedOutputs(UNKNOWN);
  }

  /** Takes over the outputs of a run on so many rows. */
  void add(Frame frame, int outputs, int count) {
    if (!inPlace(frame, outputs, count)) {
      List<NDArray> part = new ArrayList<>(outputs);
      for (int k = 0; k < outputs; k++) {
        part.add(frame.fetch(k));
      }
      parts.add(part);
      return;
    }
    for (int k = 0; k < outputs; k++) {
      NDArray to = whole.get(k);
      NativeTensors.copy(frame.output(k), to, filled * (to.size() / rows));
    }
    filled += count;
  }

  private boolean inPlace(Frame frame, int outputs, int count) {
    if (!parts.isEmpty() || rows == UNKNOWN || count == rows || filled + count > rows) {
      keepAsPart();
      return false;
    }
    for (int k = 0; k < outputs; k++) {
      TF_Tensor output = frame.output(k);
      int[] shape = NativeTensors.shape(output);
      if (shape.length == 0 || shape[0] != count) {
        keepAsPart();
        return false;
      }
      shape[0] = rows;
      if (whole.size() == k) {
        whole.add(NDArray.zeros(NativeTensors.type(output).carrier(), shape));
      } else if (!Arrays.equals(whole.get(k).shape(), shape)) {
        keepAsPart();
        return false;
      }
    }
    return true;
  }

  /** From here on batches are kept: what has been written is the first of them. */
  private void keepAsPart() {
    if (filled > 0) {
      parts.add(written());
    }
    whole.clear();
    filled = 0;
  }

  private List<NDArray> written() {
    return filled == rows
        ? List.copyOf(whole)
        : whole.stream().map(array -> array.slice(0, filled)).toList();
  }

  /** The outputs of all batches; none if there was no batch. */
  public List<NDArray> arrays() {
    if (parts.isEmpty()) {
      return written();
    }
    List<NDArray> joined = new ArrayList<>();
    for (int k = 0; k < parts.get(0).size(); k++) {
      int output = k;
      NDArray[] all = parts.stream().map(part -> part.get(output)).toArray(NDArray[]::new);
      joined.add(all.length == 1 ? all[0] : NDArray.concatenate(all));
    }
    return joined;
  }
}
