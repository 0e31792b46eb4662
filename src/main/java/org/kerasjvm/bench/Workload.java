package org.kerasjvm.bench;

import java.util.List;
import java.util.function.Supplier;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.optimizers.Optimizer;

/**
 * One model on one data set; {@code python-export/bench.py} has its twin under the same name.
 *
 * @param name the tutorial's name
 * @param title what is trained, for the report
 * @param batchSize rows a step
 * @param data inputs and targets
 * @param layers sizes of the dense layers, all relu but the last
 * @param last the activation of the last layer
 * @param optimizer a fresh optimizer
 * @param loss the loss's name
 */
public record Workload(
    String name,
    String title,
    int batchSize,
    Supplier<NDArray[]> data,
    List<Integer> layers,
    String last,
    Supplier<Optimizer> optimizer,
    String loss) {}
