package org.kerasjvm.config;

/** Capability: a callback that watches one of the logs ({@code monitor}, {@code mode}). */
public interface HasMonitor extends HasMode {}
