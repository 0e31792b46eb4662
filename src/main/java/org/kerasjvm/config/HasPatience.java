package org.kerasjvm.config;

/**
 * Capability: a callback that waits for one of the logs to improve ({@code minDelta}, {@code
 * patience}).
 */
public interface HasPatience extends HasMonitor {}
