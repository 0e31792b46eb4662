package org.kerasjvm.bench;

import static org.kerasjvm.Options.learningRate;

import java.util.List;
import org.kerasjvm.bench.Workload.Group;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.datasets.BreastCancer;
import org.kerasjvm.datasets.FashionMnist;
import org.kerasjvm.datasets.Mnist;
import org.kerasjvm.datasets.Sonar;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.RMSprop;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.utils.Utils;

/** The models of the five tutorials on their data. */
final class TutorialWorkloads {

  private TutorialWorkloads() {}

  static List<Workload> all() {
    return List.of(breastCancer(), circles(), fashionMnist(), sonar(), mnist());
  }

  private static Workload breastCancer() {
    return new Workload(
        "breast-cancer",
        Group.TUTORIALS,
        0,
        "30-10-8-6-1, SGD, batch 50",
        398,
        50,
        TutorialWorkloads::breastCancerData,
        Workloads.dense(30, "sigmoid", 10, 8, 6, 1),
        () -> new SGD(learningRate(0.01)),
        "binary_crossentropy");
  }

  private static Workload circles() {
    return new Workload(
        "circles",
        Group.TUTORIALS,
        0,
        "2-4-4-1, Adam, batch 32",
        800,
        32,
        TutorialWorkloads::circlesData,
        Workloads.dense(2, "sigmoid", 4, 4, 1),
        () -> new Adam(learningRate(0.01)),
        "binary_crossentropy");
  }

  private static Workload fashionMnist() {
    return new Workload(
        "fashion-mnist",
        Group.TUTORIALS,
        0,
        "784-4-4-10, Adam, batch 32",
        60000,
        32,
        TutorialWorkloads::fashionMnistData,
        Workloads.dense(784, "softmax", 4, 4, 10),
        Adam::new,
        "sparse_categorical_crossentropy");
  }

  private static Workload sonar() {
    return new Workload(
        "sonar",
        Group.TUTORIALS,
        0,
        "60-60-1, Adam, batch 5",
        187,
        5,
        TutorialWorkloads::sonarData,
        Workloads.dense(60, "sigmoid", 60, 1),
        Adam::new,
        "binary_crossentropy");
  }

  private static Workload mnist() {
    return new Workload(
        "mnist",
        Group.TUTORIALS,
        0,
        "784-512-10, RMSprop, batch 128",
        48000,
        128,
        TutorialWorkloads::mnistData,
        Workloads.dense(784, "softmax", 512, 10),
        RMSprop::new,
        "categorical_crossentropy");
  }

  private static NDArray[] breastCancerData() {
    var all = BreastCancer.load();
    return new NDArray[] {
      all.data().slice(0, 398).astype(DType.FLOAT32), all.target().slice(0, 398)
    };
  }

  private static NDArray[] sonarData() {
    var all = Sonar.load();
    NDArray labels = all.target();
    float[] mines = new float[labels.length()];
    for (int k = 0; k < mines.length; k++) {
      mines[k] = labels.getString(k).equals("M") ? 0 : 1;
    }
    return new NDArray[] {
      all.data().slice(0, 187).astype(DType.FLOAT32), NDArray.of(mines, mines.length).slice(0, 187)
    };
  }

  private static NDArray[] circlesData() {
    int n = 800;
    float[] x = new float[n * 2];
    float[] y = new float[n];
    for (int k = 0; k < n; k++) {
      double angle = 2 * Math.PI * k / n;
      double radius = k % 2 == 0 ? 1 : 0.8;
      x[2 * k] = (float) (radius * Math.cos(angle));
      x[2 * k + 1] = (float) (radius * Math.sin(angle));
      y[k] = k % 2;
    }
    return new NDArray[] {NDArray.of(x, n, 2), NDArray.of(y, n)};
  }

  private static NDArray[] fashionMnistData() {
    var all = FashionMnist.load();
    return new NDArray[] {all.xTrain().reshape(60000, 784).divide(255f), all.yTrain()};
  }

  private static NDArray[] mnistData() {
    var all = Mnist.load();
    return new NDArray[] {
      all.xTrain().reshape(60000, 784).divide(255f).slice(0, 48000),
      Utils.toCategorical(all.yTrain()).slice(0, 48000)
    };
  }
}
