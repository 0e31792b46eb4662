/**
 * Text as Python Keras writes it: where it goes, and how numbers look in it.
 *
 * <p>{@link org.kerasjvm.console.TextOutput} is the place that progress bars, callback messages and
 * model summaries are written to; the default is standard output with the encoding that Python
 * would use there. {@link org.kerasjvm.console.PythonText} formats numbers as Python's {@code
 * format} and {@code repr} do, rounding included. Start with these two.
 */
@NullMarked
package org.kerasjvm.console;

import org.jspecify.annotations.NullMarked;
