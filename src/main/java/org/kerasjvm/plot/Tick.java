package org.kerasjvm.plot;

/**
 * A mark on an axis.
 *
 * @param at its data coordinate
 * @param label what is written beside it
 */
record Tick(double at, String label) {}
