/**
 * Runs traced steps on TensorFlow. A step is a pure function from state and batch to state and logs
 * ({@link org.kerasjvm.engine.StepFunction}); it is traced once for each way of running it: {@link
 * org.kerasjvm.engine.StepwiseRunner} makes one native call per batch, {@link
 * org.kerasjvm.engine.LoopedRunner} one native call for many batches. The state lives in the
 * resource variables of a {@link org.kerasjvm.engine.Runtime}, one graph and one session. The
 * forward pass alone is a {@link org.kerasjvm.engine.Predictor}, which calls TensorFlow's C
 * functions through {@link org.kerasjvm.engine.Endpoints}.
 *
 * <p>Data that comes in batches is made ahead by a {@link org.kerasjvm.engine.Prefetcher} and
 * gathered in native memory by a {@link org.kerasjvm.engine.ChunkQueue} while TensorFlow computes.
 *
 * <p>Internal: no promise to users. The only package that touches sessions and native memory;
 * whoever makes a tensor here closes it.
 */
@NullMarked
package org.kerasjvm.engine;

import org.jspecify.annotations.NullMarked;
