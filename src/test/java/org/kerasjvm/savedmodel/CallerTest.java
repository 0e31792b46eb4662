package org.kerasjvm.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class CallerTest {

  @Test
  void givesWhatCallGivesAgainAndAgain() {
    try (SavedModel model = SavedModel.load("models/circles/keras3.8")) {
      Signature signature = model.signature("serving_default");
      try (Caller caller = signature.caller(2)) {
        FloatBuffer x = caller.input("keras_tensor").asFloatBuffer();
        float[] y = new float[2];
        for (int k = 0; k < 100; k++) {
          float[] values = {k, 1, -k, 0.5f};
          x.put(0, values);
          caller.run();
          assertThat(caller.output("output_0", y)).isEqualTo(2);
          NDArray expected = signature.predict(NDArray.of(values.clone(), 2, 2));
          assertThat(y).containsExactly(expected.toFloatArray());
        }
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        assertThat(caller.output("output_0", bytes)).isEqualTo(8);
        assertThat(bytes.flip().getFloat()).isEqualTo(y[0]);
      }
    }
  }

  @Test
  void makesNoArrays() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (SavedModel model = SavedModel.load("models/mnist/keras3.8");
        Caller caller = model.signature("serving_default").caller(1)) {
      FloatBuffer x = caller.input("keras_tensor").asFloatBuffer();
      float[] pixels = new float[784];
      float[] y = new float[10];
      Runnable call =
          () -> {
            x.put(0, pixels);
            caller.run();
            caller.output("output_0", y);
          };
      for (int k = 0; k < 5_000; k++) {
        call.run();
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 1_000; k++) {
        call.run();
      }
      // JavaCPP's handle of the output, 48 bytes, and what the coverage agent may add; the input
      // alone would be 3136
      long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;
      assertThat(bytes).isLessThan(200);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    try (SavedModel model = SavedModelTest.signatures()) {
      assertThatThrownBy(() -> model.signature("scale").caller(1))
          .hasMessage(
              "scale.caller: input 'matrix' must have no open axis but the first; it is (None, None). Use call.");
      assertThatThrownBy(() -> model.signature("describe").caller(1))
          .hasMessage(
              "describe.caller: input 'words' must have numbers and a known rank; it is string (None,). Use call.");
      assertThatThrownBy(() -> model.signature("serving_default").caller(0))
          .hasMessage("serving_default.caller: rows must be 1 or more; received 0.");
      try (Caller caller = model.signature("serving_default").caller(1)) {
        assertThatThrownBy(() -> caller.output("output_0", new float[2]))
            .hasMessage("serving_default.caller: call run() first.");
        caller.run();
        assertThatThrownBy(() -> caller.output("output_0", new float[1]))
            .hasMessage(
                "serving_default: output 'output_0' is float32 with 8 bytes; received a float array of length 1.");
        assertThatThrownBy(() -> caller.input("y"))
            .hasMessage("serving_default: has no input 'y'; known: [x].");
      }
    }
  }

  @Test
  void endsWithItsModel() {
    Caller caller;
    try (SavedModel model = SavedModel.load("models/circles/keras3.8")) {
      caller = model.signature("serving_default").caller(1);
      caller.run();
    }
    assertThatThrownBy(caller::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("SavedModel: is closed. Close a model when the last call has been made.");
    ByteBuffer memory = caller.input("keras_tensor");
    caller.close();
    caller.close();
    memory.putFloat(0, 1f);
    assertThatThrownBy(caller::run).hasMessage("serving_default.caller: is closed.");
  }
}
