/**
 * The command line, {@code ./keras-jvm}: one picocli class a command.
 *
 * <p>{@link org.kerasjvm.cli.Main} is the root and registers the commands. A command is a {@code
 * Callable<Integer>} that prints its result on standard output and throws when it cannot go on; the
 * root turns an exception into one line on standard error, with the trace under {@code --verbose}.
 * Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
@NullMarked
package org.kerasjvm.cli;

import org.jspecify.annotations.NullMarked;
