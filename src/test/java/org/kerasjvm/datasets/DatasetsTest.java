package org.kerasjvm.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.DType;

class DatasetsTest {
  @Test
  void loadsMnist() {
    ImageDataset mnist = Mnist.load();
    assertThat(mnist.xTrain().shape()).containsExactly(60000, 28, 28);
    assertThat(mnist.xTrain().dtype()).isEqualTo(DType.UINT8);
    assertThat(mnist.yTrain().slice(0, 5).toIntArray()).containsExactly(5, 0, 4, 1, 9);
    assertThat(mnist.xTest().shape()).containsExactly(10000, 28, 28);
    assertThat(mnist.yTest().slice(0, 5).toIntArray()).containsExactly(7, 2, 1, 0, 4);
  }

  @Test
  void loadsFashionMnist() {
    ImageDataset fashion = FashionMnist.load();
    assertThat(fashion.xTrain().shape()).containsExactly(60000, 28, 28);
    assertThat(fashion.yTest().shape()).containsExactly(10000);
    assertThat(FashionMnist.CLASS_NAMES.get((int) fashion.yTrain().getLong(0)))
        .isEqualTo("Ankle boot");
  }

  @Test
  void loadsBreastCancer() {
    TabularDataset data = BreastCancer.load();
    assertThat(data.data().shape()).containsExactly(569, 30);
    assertThat(data.data().getDouble(0, 0)).isEqualTo(17.99);
    assertThat(data.target().sum()).isEqualTo(357);
    assertThat(data.targetNames()).containsExactly("malignant", "benign");
    assertThat(data.featureNames())
        .hasSize(30)
        .startsWith("mean radius")
        .contains("area error")
        .endsWith("worst fractal dimension");
  }

  @Test
  void loadsSonar() {
    TabularDataset data = Sonar.load();
    assertThat(data.data().shape()).containsExactly(208, 60);
    assertThat(data.data().getDouble(0, 59)).isEqualTo(0.0032);
    assertThat(data.target().getString(0)).isEqualTo("R");
    assertThat(data.target().getString(-1)).isEqualTo("M");
  }

  @Test
  void keepsTheFilesThatTheReadmeSums() throws Exception {
    Path folder = Folders.standard().repository().orElseThrow();
    int files = 0;
    for (String line : Files.readAllLines(folder.resolve("README.md"))) {
      if (line.matches(" {4}[0-9a-f]{64} {2}.*")) {
        byte[] bytes = Files.readAllBytes(folder.resolve(line.substring(70)));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(HexFormat.of().formatHex(sum)).as(line).isEqualTo(line.substring(4, 68));
        files++;
      }
    }
    assertThat(files).isEqualTo(10);
  }
}
