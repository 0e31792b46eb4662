package org.kerasjvm.bench;

import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.stepsPerExecution;

import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.datasets.BreastCancer;
import org.kerasjvm.datasets.FashionMnist;
import org.kerasjvm.datasets.Mnist;
import org.kerasjvm.datasets.Sonar;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.RMSprop;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.utils.Utils;

/** The workloads of the five tutorials. */
public final class Workloads {

  private Workloads() {}

  /** The workloads of the five tutorials. */
  public static Workload[] all() {
    return new Workload[] {
      new Workload(
          "breast-cancer",
          "30-10-8-6-1, SGD, batch 50",
          50,
          Workloads::breastCancer,
          List.of(10, 8, 6, 1),
          "sigmoid",
          () -> new SGD(learningRate(0.01)),
          "binary_crossentropy"),
      new Workload(
          "circles",
          "2-4-4-1, Adam, batch 32",
          32,
          Workloads::circles,
          List.of(4, 4, 1),
          "sigmoid",
          () -> new Adam(learningRate(0.01)),
          "binary_crossentropy"),
      new Workload(
          "fashion-mnist",
          "784-4-4-10, Adam, batch 32",
          32,
          Workloads::fashionMnist,
          List.of(4, 4, 10),
          "softmax",
          Adam::new,
          "sparse_categorical_crossentropy"),
      new Workload(
          "sonar",
          "60-60-1, Adam, batch 5",
          5,
          Workloads::sonar,
          List.of(60, 1),
          "sigmoid",
          Adam::new,
          "binary_crossentropy"),
      new Workload(
          "mnist",
          "784-512-10, RMSprop, batch 128",
          128,
          Workloads::mnist,
          List.of(512, 10),
          "softmax",
          RMSprop::new,
          "categorical_crossentropy")
    };
  }

  /** The compiled model of a workload; the caller closes it. */
  static Sequential model(Workload workload, int features, int stepsPerExecution) {
    Sequential model = new Sequential();
    List<Integer> layers = workload.layers();
    for (int k = 0; k < layers.size(); k++) {
      String function = k == layers.size() - 1 ? workload.last() : "relu";
      model.add(
          k == 0
              ? new Dense(layers.get(k), activation(function), inputShape(features))
              : new Dense(layers.get(k), activation(function)));
    }
    model.compile(
        optimizer(workload.optimizer().get()),
        loss(workload.loss()),
        metrics("accuracy"),
        stepsPerExecution(stepsPerExecution));
    return model;
  }

  private static NDArray[] breastCancer() {
    var all = BreastCancer.load();
    return new NDArray[] {
      all.data().slice(0, 398).astype(DType.FLOAT32), all.target().slice(0, 398)
    };
  }

  private static NDArray[] sonar() {
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

  private static NDArray[] circles() {
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

  private static NDArray[] fashionMnist() {
    var all = FashionMnist.load();
    return new NDArray[] {all.xTrain().reshape(60000, 784).divide(255f), all.yTrain()};
  }

  private static NDArray[] mnist() {
    var all = Mnist.load();
    return new NDArray[] {
      all.xTrain().reshape(60000, 784).divide(255f).slice(0, 48000),
      Utils.toCategorical(all.yTrain()).slice(0, 48000)
    };
  }
}
