/**
 * Configuration declared once. A {@link org.kerasjvm.config.Param} knows its Keras key, its Java
 * type and what values it takes; a {@link org.kerasjvm.config.Schema} lists the parameters of one
 * class with their defaults in Keras's order; a {@link org.kerasjvm.config.Config} is one checked
 * set of values. From these alone come the keyword-like arguments ({@link
 * org.kerasjvm.config.Option}), their checks and messages, and Keras's JSON form. A {@link
 * org.kerasjvm.config.Registry} finds classes by Keras name. The marker interfaces ({@code Has...})
 * are capabilities: an option is accepted by every class that implements its capability, and by no
 * other.
 *
 * <p>Start with {@link org.kerasjvm.config.Param}, {@link org.kerasjvm.config.Schema} and {@link
 * org.kerasjvm.config.Registry}. This package knows no other package of the library.
 */
@NullMarked
package org.kerasjvm.config;

import org.jspecify.annotations.NullMarked;
