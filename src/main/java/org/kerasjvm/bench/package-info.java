/**
 * The benchmark behind {@code keras-jvm bench}: models on the library's runners and, where Python
 * is present, in Keras and JAX, interleaved in one run so that noise meets all sides.
 *
 * <p>A {@link org.kerasjvm.bench.Workload} says what is trained, an {@link
 * org.kerasjvm.bench.Entrant} who trains it. For each pair a process is started (a JVM with {@link
 * org.kerasjvm.bench.Worker}, or a script of {@code python-export}), so that its peak memory and
 * its start can be told; the {@link org.kerasjvm.bench.Benchmark} asks these {@link
 * org.kerasjvm.bench.Contender}s in turn. {@link org.kerasjvm.bench.Figures} keeps what came out,
 * {@link org.kerasjvm.bench.BenchReport} and {@link org.kerasjvm.bench.GeneratedPart} write it
 * down.
 */
@NullMarked
package org.kerasjvm.bench;

import org.jspecify.annotations.NullMarked;
