/**
 * How close every component is to Keras. A {@link org.kerasjvm.parity.Case} names a component, its
 * configuration in Keras's JSON and its inputs; a {@link org.kerasjvm.parity.Family} makes the
 * component through its registry, runs it as {@code fit} does and gives the results back by name;
 * {@link org.kerasjvm.parity.Difference} measures them against what Keras gave for the same case,
 * and {@link org.kerasjvm.parity.Bound} says how far they may be.
 *
 * <p>The same cases go two ways: {@code python-export/parity} writes them with Keras's results into
 * the goldens that the tests read, and the command {@code parity report} asks an installed Keras
 * while it runs.
 */
@NullMarked
package org.kerasjvm.parity;

import org.jspecify.annotations.NullMarked;
