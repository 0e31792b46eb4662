/**
 * Learning rates that change from batch to batch. A schedule turns the number of batches so far
 * into a rate, inside the training step; give it to an optimizer by {@code learningRate(schedule)}.
 *
 * <p>Start with {@link org.kerasjvm.optimizers.schedules.ExponentialDecay}; {@link
 * org.kerasjvm.optimizers.schedules.Schedules} lists all names; your own is a {@link
 * org.kerasjvm.optimizers.schedules.LearningRateSchedule}.
 */
@NullMarked
package org.kerasjvm.optimizers.schedules;

import org.jspecify.annotations.NullMarked;
