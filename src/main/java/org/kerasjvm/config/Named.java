package org.kerasjvm.config;

/** Capability: an object with a name. */
public interface Named {}
