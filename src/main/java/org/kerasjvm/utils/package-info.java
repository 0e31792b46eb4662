/**
 * The functions of {@code keras.utils} that prepare data: {@link
 * org.kerasjvm.utils.Utils#toCategorical(Object)}.
 */
@NullMarked
package org.kerasjvm.utils;

import org.jspecify.annotations.NullMarked;
