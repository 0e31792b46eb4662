package org.kerasjvm.config;

/** Capability: a layer that can stand first in a Sequential. */
public interface HasInputShape {}
