package org.kerasjvm.savedmodel;

import org.jspecify.annotations.Nullable;

/**
 * A SavedModel that cannot be read, loaded or run; the message says which, why, and what to do.
 * (Wrong arguments are {@link IllegalArgumentException}, a closed model {@link
 * IllegalStateException}.)
 */
public final class SavedModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message. */
  public SavedModelException(String message) {
    super(message);
  }

  /** With a message and what lies behind it. */
  public SavedModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
