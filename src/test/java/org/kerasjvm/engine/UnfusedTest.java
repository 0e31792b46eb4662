package org.kerasjvm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

class UnfusedTest {

  private static final int FEATURES = 37;
  private static final int UNITS = 19;

  private static VarHandleOp handle(Ops tf, String name, long... shape) {
    return tf.varHandleOp(TFloat32.class, Shape.of(shape), VarHandleOp.sharedName(name));
  }

  private static Operand<TFloat32> read(Ops tf, String name, long... shape) {
    return tf.withName(name).readVariableOp(handle(tf, name, shape), TFloat32.class);
  }

  private static Operand<TFloat32> input(Ops tf) {
    return tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, FEATURES)));
  }

  private static Operand<TFloat32> product(Ops tf) {
    return tf.withName("product").linalg.matMul(input(tf), read(tf, "kernel", FEATURES, UNITS));
  }

  private static GraphDef layer(BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> activation) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> sum = tf.nn.biasAdd(product(tf), read(tf, "bias", UNITS));
      tf.withName("y").identity(activation.apply(tf, sum));
      return graph.toGraphDef();
    }
  }

  private static Operand<TFloat32> activated(Ops tf, Operand<TFloat32> x, String name) {
    return switch (name) {
      case "relu" -> tf.nn.relu(x);
      case "softmax" -> tf.nn.softmax(x);
      case "sigmoid" -> tf.math.sigmoid(x);
      case "tanh" -> tf.math.tanh(x);
      case "elu" -> tf.nn.elu(x);
      default -> x;
    };
  }

  private static List<String> inputsOfProduct(GraphDef graph) {
    return Unfused.of(graph).getNodeList().stream()
        .filter(node -> node.getName().equals("product"))
        .findFirst()
        .map(node -> List.<String>copyOf(node.getInputList()))
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "relu", "softmax"})
  void aProductWaitsForItsBiasWhereTheBitsStay(String activation) {
    assertThat(inputsOfProduct(layer((tf, x) -> activated(tf, x, activation))))
        .containsExactly("x", "kernel", "^bias");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "tanh", "elu"})
  void activationsWithFormulasOfTheirOwnStayAsTheyAre(String activation) {
    assertThat(inputsOfProduct(layer((tf, x) -> activated(tf, x, activation))))
        .containsExactly("x", "kernel");
  }

  @Test
  void aSumThatAlsoGoesElsewhereStaysAsItIs() {
    assertThat(inputsOfProduct(layer((tf, x) -> tf.math.mul(tf.nn.relu(x), tf.math.tanh(x)))))
        .containsExactly("x", "kernel");
  }

  @Test
  void aBiasThatIsComputedIsNotWaitedFor() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> twice = tf.math.mul(read(tf, "bias", UNITS), tf.constant(2f));
      tf.withName("y").identity(tf.nn.relu(tf.nn.biasAdd(product(tf), twice)));
      assertThat(inputsOfProduct(graph.toGraphDef())).containsExactly("x", "kernel");
    }
  }

  @Test
  void functionsAreChangedToo() {
    NodeDef product =
        NodeDef.newBuilder()
            .setName("p")
            .setOp("MatMul")
            .addInput("x")
            .addInput("k:value:0")
            .build();
    NodeDef bias = NodeDef.newBuilder().setName("b").setOp("ReadVariableOp").addInput("h").build();
    NodeDef sum =
        NodeDef.newBuilder()
            .setName("s")
            .setOp("BiasAdd")
            .addInput("p:product:0")
            .addInput("b:value:0")
            .build();
    GraphDef.Builder graph = GraphDef.newBuilder();
    graph.getLibraryBuilder().addFunctionBuilder().addAllNodeDef(List.of(product, bias, sum));

    assertThat(Unfused.of(graph.build()).getLibrary().getFunction(0).getNodeDef(0).getInputList())
        .containsExactly("x", "k:value:0", "^b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "relu", "softmax"})
  void theBitsStay(String activation) {
    GraphDef fused = layer((tf, x) -> activated(tf, x, activation));
    for (int rows : new int[] {1, 2, 7, 33, 300}) {
      NDArray x = numbers(rows, FEATURES);
      assertThat(run(Unfused.of(fused), x)).isEqualTo(run(fused, x));
    }
  }

  private static NDArray numbers(int... shape) {
    float[] values = new float[NDArray.zeros(DType.FLOAT32, shape).size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) Math.sin(k * 0.7 + values.length);
    }
    return NDArray.of(values, shape);
  }

  private static NDArray run(GraphDef def, NDArray x) {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(def);
      Ops tf = Ops.create(graph);
      try (Session session = Runtime.newSession(graph)) {
        assign(tf, session, "kernel", numbers(FEATURES, UNITS));
        assign(tf, session, "bias", numbers(UNITS));
        try (Tensor fed = Tensors.of(x);
            Result result = session.runner().feed("x", fed).fetch("y").run()) {
          return Tensors.toArray(result.get(0));
        }
      }
    }
  }

  private static void assign(Ops tf, Session session, String name, NDArray value) {
    long[] shape = Arrays.stream(value.shape()).asLongStream().toArray();
    Placeholder<TFloat32> in = tf.placeholder(TFloat32.class);
    try (Tensor tensor = Tensors.of(value)) {
      session
          .runner()
          .feed(in, tensor)
          .addTarget(tf.assignVariableOp(handle(tf, name, shape), in))
          .run()
          .close();
    }
  }
}
