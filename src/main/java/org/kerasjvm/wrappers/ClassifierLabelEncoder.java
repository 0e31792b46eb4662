package org.kerasjvm.wrappers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.preprocessing.LabelEncoder;

/**
 * Classes as the network wants them: their places in ascending order as a float32 column, or
 * one-hot rows for categorical_crossentropy; rows of indicators stay.
 */
final class ClassifierLabelEncoder implements TargetEncoder {

  private enum Form {
    BINARY,
    PLACES,
    ONE_HOT,
    GIVEN_ONE_HOT,
    INDICATORS,
    COLUMNS_OF_CLASSES
  }

  private final int[] fitted;
  private final Form form;
  private final @Nullable LabelEncoder labels;
  private final @Nullable NDArray classes;

  /**
   * @param categories all classes, or null for those of {@code y}
   * @param categorical whether the loss is categorical_crossentropy
   */
  ClassifierLabelEncoder(NDArray y, @Nullable NDArray categories, boolean categorical) {
    this.fitted = y.shape();
    this.form = form(y, categories, categorical);
    boolean listed = form == Form.BINARY || form == Form.PLACES || form == Form.ONE_HOT;
    this.labels = listed ? new LabelEncoder().fit(categories == null ? y : categories) : null;
    if (labels != null) {
      labels.transform(y);
      this.classes = labels.classes();
    } else {
      this.classes = form == Form.COLUMNS_OF_CLASSES ? null : NDArray.arange(y.shape()[1]);
    }
  }

  private static Form form(NDArray y, @Nullable NDArray categories, boolean categorical) {
    TargetType type = type(y, categories);
    return switch (type) {
      case BINARY -> Form.BINARY;
      case MULTICLASS -> categorical ? Form.ONE_HOT : Form.PLACES;
      case MULTILABEL_INDICATOR -> isOneHot(y) ? Form.GIVEN_ONE_HOT : Form.INDICATORS;
      case MULTICLASS_MULTIOUTPUT -> Form.COLUMNS_OF_CLASSES;
      default ->
          throw new IllegalArgumentException(
              "KerasClassifier: Unknown label type: "
                  + type
                  + ". Targets must be classes: text, whole numbers, booleans, or one-hot rows; use"
                  + " KerasRegressor for numbers.");
    };
  }

  /** Two classes in {@code y} may be two of many. */
  static TargetType type(NDArray y, @Nullable NDArray categories) {
    TargetType type = TargetType.of(y);
    return type == TargetType.BINARY && categories != null ? TargetType.of(categories) : type;
  }

  private static boolean isOneHot(NDArray y) {
    NDArray numbers = y.astype(DType.FLOAT64);
    return numbers.min() == 0 && numbers.sum(1).equal(1).all();
  }

  @Override
  public NDArray transform(NDArray y) {
    LabelEncoder encoder = labels;
    if (encoder == null) {
      return y;
    }
    NDArray places = encoder.transform(y);
    return form == Form.ONE_HOT
        ? oneHot(places.toIntArray(), encoder.classes().length()).astype(DType.FLOAT32)
        : places.astype(DType.FLOAT32).reshape(-1, 1);
  }

  @Override
  public NDArray inverse(NDArray outputs) {
    if (form == Form.COLUMNS_OF_CLASSES) {
      throw new UnsupportedOperationException(
          "KerasClassifier: Class-predictions are not clearly defined for 'multiclass-multioutput'"
              + " target types. Use model().predict(x).");
    }
    if (form == Form.INDICATORS) {
      return outputs.round().astype(DType.INT64);
    }
    NDArray probabilities = probabilities(outputs);
    int[] places = probabilities.argmax(probabilities.rank() - 1).toIntArray();
    LabelEncoder encoder = labels;
    if (encoder == null) {
      return oneHot(places, probabilities.shape()[1]);
    }
    return encoder
        .inverseTransform(NDArray.of(places, places.length))
        .reshape(TargetEncoder.shape(places.length, fitted));
  }

  /** One column for each class; from a single probability those of both classes. */
  NDArray probabilities(NDArray outputs) {
    boolean single = outputs.rank() == 1 || outputs.shape()[1] == 1;
    if (form != Form.BINARY || !single || classes == null || classes.length() != 2) {
      return outputs;
    }
    float[] ofSecond = outputs.toFloatArray();
    float[] both = new float[2 * ofSecond.length];
    for (int row = 0; row < ofSecond.length; row++) {
      both[2 * row] = 1f - ofSecond[row];
      both[2 * row + 1] = ofSecond[row];
    }
    return NDArray.of(both, ofSecond.length, 2);
  }

  private static NDArray oneHot(int[] places, int columns) {
    long[] rows = new long[places.length * columns];
    for (int row = 0; row < places.length; row++) {
      rows[row * columns + places[row]] = 1;
    }
    return NDArray.of(rows, places.length, columns);
  }

  @Override
  public @Nullable NDArray classes() {
    return classes;
  }

  @Override
  public int nOutputs() {
    return 1;
  }
}
