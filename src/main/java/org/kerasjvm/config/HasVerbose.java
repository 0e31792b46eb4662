package org.kerasjvm.config;

/** Capability: a call or a callback that can print messages ({@code verbose}). */
public interface HasVerbose {}
