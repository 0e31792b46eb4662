package org.kerasjvm.engine;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.tensorflow.Session;
import org.tensorflow.internal.c_api.TF_Session;

/**
 * The native session behind one of TensorFlow Java, which keeps it in a private field: what is
 * called often calls TensorFlow's C function itself (see {@link Endpoints}).
 */
final class SessionHandle {

  private static final Field FIELD = field();

  private SessionHandle() {}

  private static Field field() {
    try {
      Field field = Session.class.getDeclaredField("nativeHandle");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(
          "This TensorFlow Java keeps its sessions otherwise than 1.1.0. Take tensorflow-core-api 1.1.0.",
          e);
    } catch (InaccessibleObjectException e) {
      throw new IllegalStateException(
          "TensorFlow Java is on the module path and closed there. Start java with --add-opens tensorflow/org.tensorflow=org.kerasjvm, or put it on the class path.",
          e);
    }
  }

  static TF_Session of(Session session) {
    try {
      return (TF_Session) FIELD.get(session);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // made accessible above
    }
  }
}
