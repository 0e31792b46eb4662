package org.kerasjvm.bench;

import java.util.function.Supplier;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Optimizer;

/**
 * One model on one data set; {@code python-export/bench_workloads.py} has its twin under the same
 * name.
 *
 * @param name what it is asked for by
 * @param group which table it stands in
 * @param size what grows within the group, the axis of its picture; 0 where nothing does
 * @param title what is trained, for the report
 * @param rows of the data set
 * @param batchSize rows a step
 * @param data inputs and targets
 * @param model a fresh model, built and not compiled
 * @param optimizer a fresh optimizer
 * @param loss the loss's name
 */
public record Workload(
    String name,
    Group group,
    int size,
    String title,
    int rows,
    int batchSize,
    Supplier<NDArray[]> data,
    Supplier<Sequential> model,
    Supplier<Optimizer> optimizer,
    String loss) {

  /** Workloads that stand in one table. */
  public enum Group {
    /** The models and data of the tutorials. */
    TUTORIALS("Tutorials", ""),
    /** One model in several widths. */
    WIDTHS("Width of the layers", "units of each layer"),
    /** One model on more and more rows. */
    ROWS("Rows of the data", "rows");

    private final String title;
    private final String axis;

    Group(String title, String axis) {
      this.title = title;
      this.axis = axis;
    }

    /** The heading of its tables. */
    public String title() {
      return title;
    }

    /** What {@link Workload#size} counts; empty where nothing grows. */
    public String axis() {
      return axis;
    }
  }

  /** Steps an epoch, the last one maybe with fewer rows. */
  public int steps() {
    return (rows + batchSize - 1) / batchSize;
  }
}
