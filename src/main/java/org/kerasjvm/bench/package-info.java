/**
 * The benchmark behind {@code keras-jvm bench}: the tutorials' models on the library's runners and,
 * where Python is present, in Keras, interleaved in one run so that noise meets both sides. A
 * {@link org.kerasjvm.bench.Workload} says what is trained, a {@link org.kerasjvm.bench.Contender}
 * trains it, {@link org.kerasjvm.bench.Benchmark} takes turns.
 */
@NullMarked
package org.kerasjvm.bench;

import org.jspecify.annotations.NullMarked;
