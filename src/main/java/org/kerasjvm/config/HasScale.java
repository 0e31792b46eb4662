package org.kerasjvm.config;

/** Capability: an initializer that scales by fan. */
public interface HasScale extends HasMode {}
