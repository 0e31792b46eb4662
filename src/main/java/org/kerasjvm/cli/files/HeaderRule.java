package org.kerasjvm.cli.files;

import java.util.List;
import org.kerasjvm.data.CsvRows;
import org.kerasjvm.data.DType;
import org.kerasjvm.savedmodel.TensorSpec;

/** Whether the first line of csv input holds names. */
public enum HeaderRule {
  /** It does. */
  YES,
  /** It does not. */
  NO,
  /** It does if a cell is no number; for texts if it is an input's name. */
  DETECT;

  boolean holdsNames(List<String> first, List<TensorSpec> specs) {
    if (this != DETECT) {
      return this == YES;
    }
    boolean texts = specs.stream().anyMatch(spec -> CsvSource.type(spec) == DType.STRING);
    return texts
        ? specs.stream().anyMatch(spec -> first.stream().anyMatch(c -> names(c.strip(), spec)))
        : CsvRows.hasNames(first);
  }

  private static boolean names(String cell, TensorSpec spec) {
    return cell.equals(spec.name()) || cell.equals(spec.name() + "_0");
  }
}
