package org.kerasjvm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kerasjvm.Keras;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Initial;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/** TensorFlow's threads. */
class ThreadsTest {

  /** A process of its own: prints how many threads there are after a first model was made. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] args) throws IOException {
      Keras.setIntraOpParallelismThreads(Integer.parseInt(args[0]));
      Keras.setInterOpParallelismThreads(Integer.parseInt(args[1]));
      new Runtime().retain().close();
      try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
        // TensorFlow's threads are named as the program
        System.out.print(tasks.filter(Probe::isNative).count());
      }
    }

    private static boolean isNative(Path task) {
      try {
        return Files.readString(task.resolve("comm")).startsWith("java");
      } catch (IOException e) {
        return false;
      }
    }
  }

  private static int threads(int intraOp, int interOp) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                "" + intraOp,
                "" + interOp)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return Integer.parseInt(
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void settingsReachTensorFlow() throws IOException {
    int few = threads(2, 0);
    assertThat(threads(7, 0)).as("five threads more within operations").isEqualTo(few + 5);
    int processors = java.lang.Runtime.getRuntime().availableProcessors();
    assertThat(threads(2, processors + 4))
        .as("four threads more across operations")
        .isEqualTo(few + 4);
  }

  @Test
  void cannotBeSetOnceThereIsAModel() {
    new Runtime().retain().close();
    Keras.setIntraOpParallelismThreads(Keras.intraOpParallelismThreads());
    Keras.setInterOpParallelismThreads(Keras.interOpParallelismThreads());
    assertThatThrownBy(() -> Keras.setIntraOpParallelismThreads(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Intra op parallelism cannot be modified after initialization. Set it before the first"
                + " model is made.");
    assertThatThrownBy(() -> Keras.setInterOpParallelismThreads(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Inter op parallelism cannot be modified after initialization.");
  }

  @Test
  void aLargeWeightMakesAStepTakeThreads() {
    Variable small = variable(255, 257);
    assertThat(Threads.pay(List.of(small, small))).isFalse();
    assertThat(Threads.pay(List.of(small, variable(256, 256)))).isTrue();
  }

  private static Variable variable(int rows, int columns) {
    return new Variable("kernel", Shape.of(rows, columns), DType.FLOAT32, true, Initial.fill(0));
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> Keras.setIntraOpParallelismThreads(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Intra op parallelism must be 0 or more threads; received -1.");
  }
}
