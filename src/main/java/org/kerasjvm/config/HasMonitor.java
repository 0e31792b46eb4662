package org.kerasjvm.config;

/**
 * Capability: a callback that watches one of the logs ({@code monitor}, {@code mode}, {@code
 * minDelta}, {@code patience}).
 */
public interface HasMonitor extends HasMode {}
