package org.kerasjvm.layers;

import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.axis;
import static org.kerasjvm.Options.beta1;
import static org.kerasjvm.Options.epsilon;
import static org.kerasjvm.Options.kernelInitializer;
import static org.kerasjvm.Options.labelSmoothing;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.momentum;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.reduction;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.losses.BinaryCrossentropy;
import org.kerasjvm.losses.MeanSquaredError;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.parity.Refusals;

/** What somebody reads who makes a layer, loss or optimizer with what it cannot take. */
class LayerErrorsTest {

  @TestFactory
  Stream<DynamicTest> refusesWrongOptions() {
    return new Refusals()
        .value(
            "no units",
            () -> new Dense(0),
            "Dense: units must be an integer of 1 or more; received 0.")
        .value(
            "negative units of a named layer",
            () -> new Dense(-3, name("hidden")),
            "Dense 'hidden': units must be an integer of 1 or more; received -3.")
        .value(
            "a rate above 1",
            () -> new Dropout(2),
            "Dropout: rate must be a number from 0 to 1; received 2.")
        .value(
            "a rate that is no number",
            () -> new Dropout(Double.NaN),
            "Dropout: rate must be a number from 0 to 1; received NaN.")
        .value(
            "an option twice",
            () -> new Dense(3, activation("relu"), activation("tanh")),
            "Dense: activation is given twice.")
        .value(
            "activation with a slip",
            () -> new Dense(3, activation("rellu")),
            "Dense: activation must be the name of an activation or a function; received 'rellu';"
                + " did you mean 'relu'?")
        .value(
            "activation layer with a slip",
            () -> new Activation("sigmoyd"),
            "Activation: activation must be the name of an activation or a function; received"
                + " 'sigmoyd'; did you mean 'sigmoid'?")
        .value(
            "initializer with a slip",
            () -> new Dense(3, kernelInitializer("glorot_unifrom")),
            "Dense: kernel_initializer names no known initializer; received 'glorot_unifrom'; did"
                + " you mean 'glorot_uniform'?")
        .value(
            "two open sizes",
            () -> new Reshape(new int[] {-1, -1}),
            "Reshape: target_shape must be sizes of 1 or more, one of which may be -1; received [-1,"
                + " -1].")
        .value(
            "an input of size 0",
            () -> Input.of(0),
            "InputLayer: sizes must be 1 or more, or -1 for any; received [-1, 0].")
        .value(
            "a name with a slash",
            () -> new Dense(3, name("a/b")),
            "Dense 'a/b': name must be a string without '/'; received 'a/b'.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongOptionsOfLossesAndOptimizers() {
    return new Refusals()
        .value(
            "a negative rate",
            () -> new Adam(learningRate(-1)),
            "Adam: learning_rate must be a number of 0 or more or a learning rate schedule; received -1.")
        .value(
            "a rate that is no number",
            () -> new Adam(learningRate(Double.NaN)),
            "Adam: learning_rate must be a number of 0 or more or a learning rate schedule; received NaN.")
        .value(
            "beta above 1",
            () -> new Adam(beta1(2)),
            "Adam: beta_1 must be a number from 0 to 1; received 2.")
        .value(
            "negative epsilon",
            () -> new Adam(epsilon(-1)),
            "Adam: epsilon must be a number of 0 or more; received -1.")
        .value(
            "momentum above 1",
            () -> new SGD(momentum(2)),
            "SGD: momentum must be a number from 0 to 1; received 2.")
        .value(
            "smoothing above 1",
            () -> new BinaryCrossentropy(labelSmoothing(2)),
            "BinaryCrossentropy: label_smoothing must be a number from 0 to 1; received 2.")
        .value(
            "an unknown reduction",
            () -> new MeanSquaredError(reduction("avg")),
            "MeanSquaredError: reduction must be one of [sum_over_batch_size, sum, mean,"
                + " mean_with_sample_weight, none]; received 'avg'.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesInputsThatItCannotTake() {
    Dense built = new Dense(3, name("built"));
    built.apply(Input.of(4));
    String incompatible = "Input 0 of layer \"built\" is incompatible with the layer: ";
    return new Refusals()
        .value(
            "other features than before",
            () -> built.apply(Input.of(5)),
            incompatible
                + "expected axis -1 of input shape to have value 4, but received input with shape"
                + " (None, 5)")
        .value(
            "no features",
            () -> built.apply(Input.of()),
            incompatible + "expected min_ndim=2, found ndim=1. Full shape received: (None,)")
        .value(
            "an unknown number of features",
            () -> new Dense(3, name("open")).apply(Input.of(-1)),
            "Dense 'open': the last axis of the input must be known; received shape (None, None).")
        .value(
            "a shape with other elements",
            () -> new Reshape(new int[] {3}).apply(Input.of(4)),
            "The total size of the tensor must be unchanged. Received: input_shape=(4,),"
                + " target_shape=[3]")
        .value(
            "a sum of unequal shapes",
            () -> new Add().apply(List.of(Input.of(3), Input.of(4))),
            "Inputs have incompatible shapes. Received shapes (None, 3) and (None, 4)")
        .value(
            "a sum of one",
            () -> new Add().apply(Input.of(3)),
            "A merge layer should be called on a list of at least 2 inputs. Received:"
                + " input_shape=[(None, 3)]")
        .value(
            "an axis that is not there",
            () -> new Concatenate(axis(5), name("join")).apply(List.of(Input.of(3), Input.of(3))),
            "Concatenate 'join': axis must be from -2 to 1 for inputs of rank 2; received 5.")
        .value(
            "other sizes across the axis",
            () -> new Concatenate(axis(1)).apply(List.of(Input.of(3, 2), Input.of(3, 3))),
            "A `Concatenate` layer requires inputs with matching shapes except for the"
                + " concatenation axis. Received: input_shape=[(None, 3, 2), (None, 3, 3)]")
        .tests();
  }
}
