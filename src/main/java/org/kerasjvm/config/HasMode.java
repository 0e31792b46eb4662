package org.kerasjvm.config;

/** Capability: something that works in one of several ways ({@code mode}). */
public interface HasMode {}
