package org.kerasjvm.engine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TString_Copy;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TString_Dealloc;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TString_GetDataPointer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TString_GetSize;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TString_Init;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.internal.c_api.Deallocator_Pointer_long_Pointer;
import org.tensorflow.internal.c_api.TF_TString;
import org.tensorflow.internal.c_api.TF_Tensor;

/** Texts in TensorFlow's memory, as UTF-8. */
final class NativeStrings {

  /** Frees texts with their tensor, when its last holder lets go: the frame, or the graph. */
  private static final class Freeing extends Deallocator_Pointer_long_Pointer {

    @Override
    public void call(Pointer data, long bytes, Pointer argument) {
      TF_TString texts = new TF_TString(data);
      for (long k = 0; k < bytes / ElementType.STRING.bytes(); k++) {
        TF_TString_Dealloc(texts.getPointer(k));
      }
      Pointer.free(data);
    }
  }

  private static final Freeing FREEING = Endpoints.own(new Freeing());

  private NativeStrings() {}

  /** A tensor with copies of some texts; the caller deletes it. */
  static TF_Tensor tensor(String[] texts, int offset, int count, long[] dims) {
    long bytes = (long) count * ElementType.STRING.bytes();
    Pointer data = Pointer.malloc(Math.max(1, bytes));
    TF_TString natives = new TF_TString(data);
    for (int k = 0; k < count; k++) {
      TF_TString one = natives.getPointer(k);
      TF_TString_Init(one);
      byte[] utf8 = texts[offset + k].getBytes(StandardCharsets.UTF_8);
      try (BytePointer copy = new BytePointer(utf8)) {
        TF_TString_Copy(one, copy, utf8.length);
      }
    }
    return TF_NewTensor(ElementType.STRING.number(), dims, dims.length, data, bytes, FREEING, null);
  }

  /** Copies the texts of a tensor; bytes that are no UTF-8 become replacement characters. */
  static void read(Pointer data, String[] to, int offset, int count) {
    TF_TString natives = new TF_TString(data);
    for (int k = 0; k < count; k++) {
      TF_TString one = natives.getPointer(k);
      byte[] utf8 = new byte[Math.toIntExact(TF_TString_GetSize(one))];
      if (utf8.length > 0) {
        TF_TString_GetDataPointer(one).get(utf8);
      }
      to[offset + k] = new String(utf8, StandardCharsets.UTF_8);
    }
  }
}
