/**
 * The functions of {@code keras.utils} that prepare data: {@link
 * org.kerasjvm.utils.Utils#toCategorical(Object)}; and {@link org.kerasjvm.utils.Build}, which says
 * what version of the library this is.
 */
@NullMarked
package org.kerasjvm.utils;

import org.jspecify.annotations.NullMarked;
