package org.kerasjvm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;
import org.kerasjvm.batches.ShuffledBatches;
import org.kerasjvm.batches.TfRecordBatches;
import org.kerasjvm.callbacks.BackupAndRestore;
import org.kerasjvm.callbacks.CSVLogger;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.EarlyStopping;
import org.kerasjvm.callbacks.ModelCheckpoint;
import org.kerasjvm.callbacks.ReduceLROnPlateau;
import org.kerasjvm.callbacks.RemoteMonitor;
import org.kerasjvm.callbacks.SwapEMAWeights;
import org.kerasjvm.callbacks.TensorBoard;
import org.kerasjvm.config.BatchedCall;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.CrossValidationCall;
import org.kerasjvm.config.ExportCall;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.HasAccumulator;
import org.kerasjvm.config.HasActivation;
import org.kerasjvm.config.HasActivityRegularizer;
import org.kerasjvm.config.HasAlpha;
import org.kerasjvm.config.HasAmsgrad;
import org.kerasjvm.config.HasAverage;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasBatching;
import org.kerasjvm.config.HasBeta;
import org.kerasjvm.config.HasBetas;
import org.kerasjvm.config.HasBias;
import org.kerasjvm.config.HasCentered;
import org.kerasjvm.config.HasClassId;
import org.kerasjvm.config.HasClassWeight;
import org.kerasjvm.config.HasClassWeightRule;
import org.kerasjvm.config.HasDType;
import org.kerasjvm.config.HasEpsilon;
import org.kerasjvm.config.HasFactor;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasGain;
import org.kerasjvm.config.HasGamma;
import org.kerasjvm.config.HasIgnoreClass;
import org.kerasjvm.config.HasInputShape;
import org.kerasjvm.config.HasK;
import org.kerasjvm.config.HasKernel;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.HasLearningRate;
import org.kerasjvm.config.HasMaxValue;
import org.kerasjvm.config.HasMode;
import org.kerasjvm.config.HasMomentum;
import org.kerasjvm.config.HasMonitor;
import org.kerasjvm.config.HasNesterov;
import org.kerasjvm.config.HasNoiseShape;
import org.kerasjvm.config.HasNumThresholds;
import org.kerasjvm.config.HasOverwrite;
import org.kerasjvm.config.HasPatience;
import org.kerasjvm.config.HasRandomState;
import org.kerasjvm.config.HasRange;
import org.kerasjvm.config.HasReduction;
import org.kerasjvm.config.HasRho;
import org.kerasjvm.config.HasSaveFreq;
import org.kerasjvm.config.HasScale;
import org.kerasjvm.config.HasSeed;
import org.kerasjvm.config.HasShuffle;
import org.kerasjvm.config.HasSparsePredictions;
import org.kerasjvm.config.HasSparseTargets;
import org.kerasjvm.config.HasSpread;
import org.kerasjvm.config.HasStaircase;
import org.kerasjvm.config.HasSteps;
import org.kerasjvm.config.HasThreshold;
import org.kerasjvm.config.HasThresholds;
import org.kerasjvm.config.HasTopK;
import org.kerasjvm.config.HasTrainable;
import org.kerasjvm.config.HasVerbose;
import org.kerasjvm.config.HasWarmStart;
import org.kerasjvm.config.LoadCall;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.SummaryCall;
import org.kerasjvm.config.WeightedCall;
import org.kerasjvm.constraints.Constraint;
import org.kerasjvm.constraints.MaxNorm;
import org.kerasjvm.constraints.MinMaxNorm;
import org.kerasjvm.datasets.BlobsCall;
import org.kerasjvm.datasets.Generators;
import org.kerasjvm.datasets.NoisyCall;
import org.kerasjvm.initializers.Identity;
import org.kerasjvm.initializers.Initializer;
import org.kerasjvm.initializers.RandomInitializer;
import org.kerasjvm.initializers.RandomNormal;
import org.kerasjvm.initializers.RandomUniform;
import org.kerasjvm.initializers.STFT;
import org.kerasjvm.initializers.VarianceScaling;
import org.kerasjvm.layers.Concatenate;
import org.kerasjvm.layers.Dropout;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.layers.LayerParams;
import org.kerasjvm.losses.BinaryCrossentropy;
import org.kerasjvm.losses.BinaryFocalCrossentropy;
import org.kerasjvm.losses.Circle;
import org.kerasjvm.losses.Dice;
import org.kerasjvm.losses.Huber;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.LossFunction;
import org.kerasjvm.losses.SparseCategoricalCrossentropy;
import org.kerasjvm.losses.Tversky;
import org.kerasjvm.metrics.AUC;
import org.kerasjvm.metrics.BinaryAccuracy;
import org.kerasjvm.metrics.BinaryIoU;
import org.kerasjvm.metrics.MetricParams;
import org.kerasjvm.metrics.R2Score;
import org.kerasjvm.metrics.SparseTopKCategoricalAccuracy;
import org.kerasjvm.models.CallParams;
import org.kerasjvm.models.ReturnDict;
import org.kerasjvm.modelselection.HasSplits;
import org.kerasjvm.modelselection.ModelSelection;
import org.kerasjvm.modelselection.SplitCall;
import org.kerasjvm.optimizers.Adafactor;
import org.kerasjvm.optimizers.Adagrad;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.Ftrl;
import org.kerasjvm.optimizers.LossScaleOptimizer;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.OptimizerParams;
import org.kerasjvm.optimizers.RMSprop;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.optimizers.schedules.CosineDecay;
import org.kerasjvm.optimizers.schedules.CosineDecayRestarts;
import org.kerasjvm.optimizers.schedules.ExponentialDecay;
import org.kerasjvm.optimizers.schedules.LearningRateSchedule;
import org.kerasjvm.optimizers.schedules.PolynomialDecay;
import org.kerasjvm.random.NumpyRandomState;
import org.kerasjvm.random.RandomStates;
import org.kerasjvm.regularizers.L1L2;
import org.kerasjvm.regularizers.Regularizer;
import org.kerasjvm.savedmodel.ServeParams;
import org.kerasjvm.wrappers.WrapperParams;

/**
 * All keyword-like arguments, to import statically: {@code import static org.kerasjvm.Options.*}.
 *
 * <p>Each method makes an {@link Option} of the capability that takes it, so {@code
 * activation("relu")} is accepted by {@code Dense} and does not compile for {@code Flatten}. Values
 * are checked where they are used; an option given twice is refused. If a class has a method of the
 * same name, write {@code Options.activation("relu")}.
 */
public final class Options {

  private Options() {}

  // ---- layers

  /** The name of a layer, model, loss, metric or optimizer. */
  public static Option<Named> name(String value) {
    return new Option<>(Layer.NAME, value);
  }

  /** Whether training changes the weights; true by default. */
  public static Option<HasTrainable> trainable(boolean value) {
    return new Option<>(Layer.TRAINABLE, value);
  }

  /** The dtype policy; "float32" by default. */
  public static Option<HasDType> dtype(String value) {
    return new Option<>(Layer.DTYPE, value);
  }

  /** The shape of one sample, for the first layer of a Sequential. */
  public static Option<HasInputShape> inputShape(int... values) {
    return new Option<>(Layer.INPUT_SHAPE, values);
  }

  /** The activation applied to the output, by name; linear by default. */
  public static Option<HasActivation> activation(String value) {
    return new Option<>(LayerParams.ACTIVATION, value);
  }

  /** The activation applied to the output. */
  public static Option<HasActivation> activation(ActivationFunction value) {
    return new Option<>(LayerParams.ACTIVATION, value);
  }

  /** Whether a bias is added; true by default. */
  public static Option<HasBias> useBias(boolean value) {
    return new Option<>(LayerParams.USE_BIAS, value);
  }

  /** How the kernel starts, by name; glorot_uniform by default. */
  public static Option<HasKernel> kernelInitializer(String value) {
    return new Option<>(LayerParams.KERNEL_INITIALIZER, value);
  }

  /** How the kernel starts. */
  public static Option<HasKernel> kernelInitializer(Initializer value) {
    return new Option<>(LayerParams.KERNEL_INITIALIZER, value);
  }

  /** How the bias starts, by name; zeros by default. */
  public static Option<HasBias> biasInitializer(String value) {
    return new Option<>(LayerParams.BIAS_INITIALIZER, value);
  }

  /** How the bias starts. */
  public static Option<HasBias> biasInitializer(Initializer value) {
    return new Option<>(LayerParams.BIAS_INITIALIZER, value);
  }

  /** The seed of an initializer or of dropout; drawn from the global generator by default. */
  public static Option<HasSeed> seed(int value) {
    return new Option<>(RandomInitializer.SEED, value);
  }

  /** The shape of the dropout mask, -1 for the size of the input. */
  public static Option<HasNoiseShape> noiseShape(int... values) {
    return new Option<>(Dropout.NOISE_SHAPE, values);
  }

  /** The axis to work along. */
  public static Option<HasAxis> axis(int value) {
    return new Option<>(Concatenate.AXIS, value);
  }

  /** The axes to work along. */
  public static Option<HasAxis> axis(int first, int second, int... more) {
    int[] all = Arrays.copyOf(new int[] {first, second}, 2 + more.length);
    System.arraycopy(more, 0, all, 2, more.length);
    return new Option<>(Dice.AXES, all);
  }

  /** A penalty on the kernel that training adds to the loss, by name; none by default. */
  public static Option<HasKernel> kernelRegularizer(String value) {
    return new Option<>(LayerParams.KERNEL_REGULARIZER, value);
  }

  /** A penalty on the kernel that training adds to the loss; none by default. */
  public static Option<HasKernel> kernelRegularizer(Regularizer value) {
    return new Option<>(LayerParams.KERNEL_REGULARIZER, value);
  }

  /** A penalty on the bias that training adds to the loss, by name; none by default. */
  public static Option<HasBias> biasRegularizer(String value) {
    return new Option<>(LayerParams.BIAS_REGULARIZER, value);
  }

  /** A penalty on the bias that training adds to the loss; none by default. */
  public static Option<HasBias> biasRegularizer(Regularizer value) {
    return new Option<>(LayerParams.BIAS_REGULARIZER, value);
  }

  /** A penalty on the output that training adds to the loss, by name; none by default. */
  public static Option<HasActivityRegularizer> activityRegularizer(String value) {
    return new Option<>(LayerParams.ACTIVITY_REGULARIZER, value);
  }

  /** A penalty on the output that training adds to the loss; none by default. */
  public static Option<HasActivityRegularizer> activityRegularizer(Regularizer value) {
    return new Option<>(LayerParams.ACTIVITY_REGULARIZER, value);
  }

  /** What the kernel must keep to after each update, by name; nothing by default. */
  public static Option<HasKernel> kernelConstraint(String value) {
    return new Option<>(LayerParams.KERNEL_CONSTRAINT, value);
  }

  /** What the kernel must keep to after each update; nothing by default. */
  public static Option<HasKernel> kernelConstraint(Constraint value) {
    return new Option<>(LayerParams.KERNEL_CONSTRAINT, value);
  }

  /** What the bias must keep to after each update, by name; nothing by default. */
  public static Option<HasBias> biasConstraint(String value) {
    return new Option<>(LayerParams.BIAS_CONSTRAINT, value);
  }

  /** What the bias must keep to after each update; nothing by default. */
  public static Option<HasBias> biasConstraint(Constraint value) {
    return new Option<>(LayerParams.BIAS_CONSTRAINT, value);
  }

  // ---- regularizers and constraints

  /** The factor of absolute values; 0 by default. */
  public static Option<L1L2> l1(double value) {
    return new Option<>(L1L2.L1, value);
  }

  /** The factor of squares; 0 by default. */
  public static Option<L1L2> l2(double value) {
    return new Option<>(L1L2.L2, value);
  }

  /** The largest length of a weight's vectors; 2, of MinMaxNorm 1, by default. */
  public static Option<HasMaxValue> maxValue(double value) {
    return new Option<>(MaxNorm.MAX_VALUE, value);
  }

  /** The least length of a weight's vectors; 0 by default. */
  public static Option<MinMaxNorm> minValue(double value) {
    return new Option<>(MinMaxNorm.MIN_VALUE, value);
  }

  /** How much of the way to the bounds is gone at each step; 1 by default. */
  public static Option<MinMaxNorm> rate(double value) {
    return new Option<>(MinMaxNorm.RATE, value);
  }

  // ---- initializers

  /** The lower bound of uniform numbers; -0.05 by default. */
  public static Option<HasRange> minval(double value) {
    return new Option<>(RandomUniform.MINVAL, value);
  }

  /** The upper bound of uniform numbers; 0.05 by default. */
  public static Option<HasRange> maxval(double value) {
    return new Option<>(RandomUniform.MAXVAL, value);
  }

  /** The mean of normal numbers; 0 by default. */
  public static Option<HasSpread> mean(double value) {
    return new Option<>(RandomNormal.MEAN, value);
  }

  /** The standard deviation of normal numbers; 0.05 by default. */
  public static Option<HasSpread> stddev(double value) {
    return new Option<>(RandomNormal.STDDEV, value);
  }

  /** The factor of the variance; 1 by default. */
  public static Option<HasScale> scale(double value) {
    return new Option<>(VarianceScaling.SCALE, value);
  }

  /**
   * Of an initializer, what the variance is divided by: fan_in (default), fan_out or fan_avg; of a
   * callback, which value is better: auto (default), min or max; of OrthogonalRegularizer, rows
   * (default) or columns.
   */
  public static Option<HasMode> mode(String value) {
    return new Option<>(VarianceScaling.MODE, value);
  }

  /** Which numbers: truncated_normal (default), untruncated_normal or uniform. */
  public static Option<HasScale> distribution(String value) {
    return new Option<>(VarianceScaling.DISTRIBUTION, value);
  }

  /** What an orthogonal or identity matrix is multiplied with; 1 by default. */
  public static Option<HasGain> gain(double value) {
    return new Option<>(Identity.GAIN, value);
  }

  /** Cosines ("real", default) or sines ("imag"). */
  public static Option<STFT> side(String value) {
    return new Option<>(STFT.SIDE, value);
  }

  /** The window by its name in scipy.signal.windows ("hann" by default); null for none. */
  public static Option<STFT> window(@Nullable String value) {
    return new Option<>(STFT.WINDOW, value);
  }

  /** The window's numbers. */
  public static Option<STFT> window(double... values) {
    return new Option<>(STFT.WINDOW, values);
  }

  /** What of the window sums to 1: "density" (default), "spectrum", or null for nothing. */
  public static Option<STFT> scaling(@Nullable String value) {
    return new Option<>(STFT.SCALING, value);
  }

  /** Whether the window goes on after its end as it began; false by default. */
  public static Option<STFT> periodic(boolean value) {
    return new Option<>(STFT.PERIODIC, value);
  }

  // ---- losses and metrics

  /** Whether predictions are logits; false by default. */
  public static Option<HasFromLogits> fromLogits(boolean value) {
    return new Option<>(BinaryCrossentropy.FROM_LOGITS, value);
  }

  /** How far targets are moved towards even odds, from 0 (default) to 1. */
  public static Option<HasLabelSmoothing> labelSmoothing(double value) {
    return new Option<>(BinaryCrossentropy.LABEL_SMOOTHING, value);
  }

  /** The class whose samples have no loss; none by default. */
  public static Option<HasIgnoreClass> ignoreClass(int value) {
    return new Option<>(SparseCategoricalCrossentropy.IGNORE_CLASS, value);
  }

  /** The error up to which Huber's loss takes squares; 1 by default. */
  public static Option<Huber> delta(double value) {
    return new Option<>(Huber.DELTA, value);
  }

  /**
   * The weight of a class, or of what a segmentation misses; 0.25, of Tversky 0.5, by default. Of a
   * schedule, the part of the rate that is left at the end; 0 by default.
   */
  public static Option<HasAlpha> alpha(double value) {
    return new Option<>(BinaryFocalCrossentropy.ALPHA, value);
  }

  /** The weight of what a segmentation adds, 0.5 by default; or Ftrl's beta, 0 by default. */
  public static Option<HasBeta> beta(double value) {
    return new Option<>(Tversky.BETA, value);
  }

  /** How much less what is right weighs (2 by default), or the scale of Circle (80). */
  public static Option<HasGamma> gamma(double value) {
    return new Option<>(BinaryFocalCrossentropy.GAMMA, value);
  }

  /** Whether alpha and 1 - alpha weigh the two classes; false by default. */
  public static Option<BinaryFocalCrossentropy> applyClassBalancing(boolean value) {
    return new Option<>(BinaryFocalCrossentropy.APPLY_CLASS_BALANCING, value);
  }

  /** How far apart classes are to be; 0.4 by default. */
  public static Option<Circle> margin(double value) {
    return new Option<>(Circle.MARGIN, value);
  }

  /** Whether a sample is no pair with itself; true by default. */
  public static Option<Circle> removeDiagonal(boolean value) {
    return new Option<>(Circle.REMOVE_DIAGONAL, value);
  }

  /** How per-sample losses become one number; sum_over_batch_size by default. */
  public static Option<HasReduction> reduction(String value) {
    return new Option<>(Loss.REDUCTION, value);
  }

  /** What a prediction must exceed to count as 1; 0.5 by default. */
  public static Option<HasThreshold> threshold(double value) {
    return new Option<>(BinaryAccuracy.THRESHOLD, value);
  }

  // ---- metrics

  /** What predictions must exceed to count as 1; several give an array; 0.5 by default. */
  public static Option<HasThresholds> thresholds(double... values) {
    List<Double> all = Arrays.stream(values).boxed().toList();
    return new Option<>(MetricParams.THRESHOLDS, all.size() == 1 ? all.get(0) : all);
  }

  /** How many thresholds a curve is drawn with; 200 by default. */
  public static Option<HasNumThresholds> numThresholds(int value) {
    return new Option<>(MetricParams.NUM_THRESHOLDS, value);
  }

  /** How many of the largest predictions of a sample count as 1; by default those above 0.5. */
  public static Option<HasTopK> topK(int value) {
    return new Option<>(MetricParams.TOP_K, value);
  }

  /** The only class that counts; all by default. */
  public static Option<HasClassId> classId(int value) {
    return new Option<>(MetricParams.CLASS_ID, value);
  }

  /** How many of the largest predictions are looked at; 5 by default. */
  public static Option<HasK> k(int value) {
    return new Option<>(MetricParams.K, value);
  }

  /** Whether predictions are class numbers, the likeliest first; false by default. */
  public static Option<SparseTopKCategoricalAccuracy> fromSortedIds(boolean value) {
    return new Option<>(SparseTopKCategoricalAccuracy.FROM_SORTED_IDS, value);
  }

  /** Which curve: "ROC" (default) or "PR". */
  public static Option<AUC> curve(String value) {
    return new Option<>(AUC.CURVE, value);
  }

  /** How the area is summed: "interpolation" (default), "minoring" or "majoring". */
  public static Option<AUC> summationMethod(String value) {
    return new Option<>(AUC.SUMMATION_METHOD, value);
  }

  /** Whether each label has a curve of its own; false by default. */
  public static Option<AUC> multiLabel(boolean value) {
    return new Option<>(AUC.MULTI_LABEL, value);
  }

  /** How many labels there are; as the data say by default. */
  public static Option<AUC> numLabels(int value) {
    return new Option<>(AUC.NUM_LABELS, value);
  }

  /** How much each label counts; all the same by default. */
  public static Option<AUC> labelWeights(double... values) {
    return new Option<>(AUC.LABEL_WEIGHTS, Arrays.stream(values).boxed().toList());
  }

  /** How scores of classes become one: "micro", "macro" or "weighted"; an array by default. */
  public static Option<HasAverage> average(String value) {
    return new Option<>(MetricParams.AVERAGE, value);
  }

  /** How outputs' scores become one; "uniform_average" by default, null gives an array. */
  public static Option<R2Score> classAggregation(@Nullable String value) {
    return new Option<>(R2Score.CLASS_AGGREGATION, value);
  }

  /** The number of predictors that a score is adjusted for; 0 by default. */
  public static Option<R2Score> numRegressors(int value) {
    return new Option<>(R2Score.NUM_REGRESSORS, value);
  }

  /** The classes that the result is about; 0 and 1 by default. */
  public static Option<BinaryIoU> targetClassIds(int... values) {
    return new Option<>(MetricParams.TARGET_CLASS_IDS, values);
  }

  /** Whether targets are class numbers rather than one-hot; true by default. */
  public static Option<HasSparseTargets> sparseYTrue(boolean value) {
    return new Option<>(MetricParams.SPARSE_Y_TRUE, value);
  }

  /** Whether predictions are class numbers rather than a score for each class. */
  public static Option<HasSparsePredictions> sparseYPred(boolean value) {
    return new Option<>(MetricParams.SPARSE_Y_PRED, value);
  }

  // ---- optimizers

  /** The step size; 0.001, of SGD 0.01, by default. */
  public static Option<HasLearningRate> learningRate(double value) {
    return new Option<>(OptimizerParams.LEARNING_RATE, value);
  }

  /** A step size that changes from batch to batch. */
  public static Option<HasLearningRate> learningRate(LearningRateSchedule value) {
    return new Option<>(OptimizerParams.LEARNING_RATE, value);
  }

  /**
   * The share that is taken off each weight in a step, times the learning rate; none by default.
   */
  public static Option<Optimizer> weightDecay(double value) {
    return new Option<>(OptimizerParams.WEIGHT_DECAY, value);
  }

  /** The largest norm of the gradient of one weight; none by default. */
  public static Option<Optimizer> clipnorm(double value) {
    return new Option<>(OptimizerParams.CLIPNORM, value);
  }

  /** The largest norm of all gradients together; none by default. */
  public static Option<Optimizer> globalClipnorm(double value) {
    return new Option<>(OptimizerParams.GLOBAL_CLIPNORM, value);
  }

  /** The largest absolute value of an element of a gradient; none by default. */
  public static Option<Optimizer> clipvalue(double value) {
    return new Option<>(OptimizerParams.CLIPVALUE, value);
  }

  /** Whether weights end up as the moving average of their course; false by default. */
  public static Option<Optimizer> useEma(boolean value) {
    return new Option<>(OptimizerParams.USE_EMA, value);
  }

  /** The share of the moving average that stays in a step; 0.99 by default. */
  public static Option<Optimizer> emaMomentum(double value) {
    return new Option<>(OptimizerParams.EMA_MOMENTUM, value);
  }

  /** After how many steps weights get their moving average; at the end of fit by default. */
  public static Option<Optimizer> emaOverwriteFrequency(int value) {
    return new Option<>(OptimizerParams.EMA_OVERWRITE_FREQUENCY, value);
  }

  /** What the loss is multiplied with, and its gradients divided by; none by default. */
  public static Option<Optimizer> lossScaleFactor(double value) {
    return new Option<>(OptimizerParams.LOSS_SCALE_FACTOR, value);
  }

  /** How many batches make one step; 2 or more, one by default. */
  public static Option<Optimizer> gradientAccumulationSteps(int value) {
    return new Option<>(OptimizerParams.GRADIENT_ACCUMULATION_STEPS, value);
  }

  /** The share of the last move that is kept; 0 by default. */
  public static Option<HasMomentum> momentum(double value) {
    return new Option<>(SGD.MOMENTUM, value);
  }

  /** Whether the step looks ahead; false by default. */
  public static Option<HasNesterov> nesterov(boolean value) {
    return new Option<>(SGD.NESTEROV, value);
  }

  /** The share of the mean square that is kept; 0.9 by default. */
  public static Option<HasRho> rho(double value) {
    return new Option<>(RMSprop.RHO, value);
  }

  /** Keeps divisors away from 0; 1e-7 by default. */
  public static Option<HasEpsilon> epsilon(double value) {
    return new Option<>(RMSprop.EPSILON, value);
  }

  /** Whether gradients are centred; false by default. */
  public static Option<HasCentered> centered(boolean value) {
    return new Option<>(RMSprop.CENTERED, value);
  }

  /** The share of the mean gradient that is kept; 0.9 by default. */
  public static Option<HasBetas> beta1(double value) {
    return new Option<>(Adam.BETA_1, value);
  }

  /** The share of the mean square that is kept; 0.999 by default. */
  public static Option<HasBetas> beta2(double value) {
    return new Option<>(Adam.BETA_2, value);
  }

  /** Whether the largest mean square so far is used; false by default. */
  public static Option<HasAmsgrad> amsgrad(boolean value) {
    return new Option<>(Adam.AMSGRAD, value);
  }

  /** What sums of squares start with; 0.1 by default. */
  public static Option<HasAccumulator> initialAccumulatorValue(double value) {
    return new Option<>(Adagrad.INITIAL_ACCUMULATOR_VALUE, value);
  }

  /** How Ftrl's rate falls, 0 or less; -0.5 by default. */
  public static Option<Ftrl> learningRatePower(double value) {
    return new Option<>(Ftrl.LEARNING_RATE_POWER, value);
  }

  /** The strength of Ftrl's penalty on absolute values; 0 by default. */
  public static Option<Ftrl> l1RegularizationStrength(double value) {
    return new Option<>(Ftrl.L1, value);
  }

  /** The strength of Ftrl's penalty on squares; 0 by default. */
  public static Option<Ftrl> l2RegularizationStrength(double value) {
    return new Option<>(Ftrl.L2, value);
  }

  /** The strength of Ftrl's penalty on squares that is part of the gradient; 0 by default. */
  public static Option<Ftrl> l2ShrinkageRegularizationStrength(double value) {
    return new Option<>(Ftrl.L2_SHRINKAGE, value);
  }

  /** The exponent of the step in how Adafactor forgets; -0.8 by default. */
  public static Option<Adafactor> beta2Decay(double value) {
    return new Option<>(Adafactor.BETA_2_DECAY, value);
  }

  /** Keeps Adafactor's mean squares away from 0; 1e-30 by default. */
  public static Option<Adafactor> epsilon1(double value) {
    return new Option<>(Adafactor.EPSILON_1, value);
  }

  /** The least size of a weight that Adafactor's steps are in proportion to; 1e-3 by default. */
  public static Option<Adafactor> epsilon2(double value) {
    return new Option<>(Adafactor.EPSILON_2, value);
  }

  /** The largest root mean square of Adafactor's steps before scaling; 1 by default. */
  public static Option<Adafactor> clipThreshold(double value) {
    return new Option<>(Adafactor.CLIP_THRESHOLD, value);
  }

  /** Whether Adafactor bounds a constant rate by one over the root of the step; true by default. */
  public static Option<Adafactor> relativeStep(boolean value) {
    return new Option<>(Adafactor.RELATIVE_STEP, value);
  }

  /** What the loss is multiplied with at first; 32768 by default. */
  public static Option<LossScaleOptimizer> initialScale(double value) {
    return new Option<>(LossScaleOptimizer.INITIAL_SCALE, value);
  }

  /** After how many finite steps the scale of the loss doubles; 2000 by default. */
  public static Option<LossScaleOptimizer> dynamicGrowthSteps(int value) {
    return new Option<>(LossScaleOptimizer.DYNAMIC_GROWTH_STEPS, value);
  }

  // ---- schedules of the learning rate

  /** Whether the rate falls in steps; false by default. */
  public static Option<HasStaircase> staircase(boolean value) {
    return new Option<>(ExponentialDecay.STAIRCASE, value);
  }

  /** The rate at the end; 0.0001 by default. */
  public static Option<PolynomialDecay> endLearningRate(double value) {
    return new Option<>(PolynomialDecay.END_LEARNING_RATE, value);
  }

  /** The exponent; 1 by default. */
  public static Option<PolynomialDecay> power(double value) {
    return new Option<>(PolynomialDecay.POWER, value);
  }

  /** Whether the rate rises again at the end; false by default. */
  public static Option<PolynomialDecay> cycle(boolean value) {
    return new Option<>(PolynomialDecay.CYCLE, value);
  }

  /** The rate after warm-up; no warm-up by default. */
  public static Option<CosineDecay> warmupTarget(double value) {
    return new Option<>(CosineDecay.WARMUP_TARGET, value);
  }

  /** How many batches warm-up takes; 0 by default. */
  public static Option<CosineDecay> warmupSteps(int value) {
    return new Option<>(CosineDecay.WARMUP_STEPS, value);
  }

  /** How much longer each period is than the one before; 2 by default. */
  public static Option<CosineDecayRestarts> tMul(double value) {
    return new Option<>(CosineDecayRestarts.T_MUL, value);
  }

  /** How much higher each period starts than the one before; 1 by default. */
  public static Option<CosineDecayRestarts> mMul(double value) {
    return new Option<>(CosineDecayRestarts.M_MUL, value);
  }

  // ---- compile

  /** How to move the weights, by name; "rmsprop" by default. */
  public static Option<CompileCall> optimizer(String value) {
    return new Option<>(CallParams.OPTIMIZER, value);
  }

  /** How to move the weights. */
  public static Option<CompileCall> optimizer(Optimizer value) {
    return new Option<>(CallParams.OPTIMIZER, value);
  }

  /** What to minimise, by name. */
  public static Option<CompileCall> loss(String value) {
    return new Option<>(CallParams.LOSS, value);
  }

  /** What to minimise. */
  public static Option<CompileCall> loss(Loss value) {
    return new Option<>(CallParams.LOSS, value);
  }

  /** What to minimise, as a function of targets and predictions. */
  public static Option<CompileCall> loss(LossFunction value) {
    return new Option<>(CallParams.LOSS, value);
  }

  /** What to minimise: an entry for each output. */
  public static Option<CompileCall> loss(List<?> value) {
    return new Option<>(CallParams.LOSS, value);
  }

  /** What to minimise: an entry for each output, by name. */
  public static Option<CompileCall> loss(Map<String, ?> value) {
    return new Option<>(CallParams.LOSS, value);
  }

  /** Factors of the outputs' losses in the total. */
  public static Option<CompileCall> lossWeights(double... values) {
    return new Option<>(CallParams.LOSS_WEIGHTS, Arrays.stream(values).boxed().toList());
  }

  /** Factors of the outputs' losses in the total, by output name. */
  public static Option<CompileCall> lossWeights(Map<String, ? extends Number> value) {
    return new Option<>(CallParams.LOSS_WEIGHTS, value);
  }

  /** What to report: names and Metric objects; for several outputs a list for each. */
  public static Option<CompileCall> metrics(Object... values) {
    return new Option<>(CallParams.METRICS, Arrays.asList(values));
  }

  /** What to report, by output name. */
  public static Option<CompileCall> metrics(Map<String, ?> value) {
    return new Option<>(CallParams.METRICS, value);
  }

  /** What to report with sample weights applied; for several outputs a list for each. */
  public static Option<CompileCall> weightedMetrics(Object... values) {
    return new Option<>(CallParams.WEIGHTED_METRICS, Arrays.asList(values));
  }

  /** What to report with sample weights applied, by output name. */
  public static Option<CompileCall> weightedMetrics(Map<String, ?> value) {
    return new Option<>(CallParams.WEIGHTED_METRICS, value);
  }

  /** Whether to run without a graph: only false. */
  public static Option<CompileCall> runEagerly(boolean value) {
    return new Option<>(CallParams.RUN_EAGERLY, value);
  }

  /**
   * How many batches one native call takes and batch hooks see as one; chosen by the model by
   * default.
   */
  public static Option<CompileCall> stepsPerExecution(int value) {
    return new Option<>(CallParams.STEPS_PER_EXECUTION, value);
  }

  /**
   * Whether XLA compiles the steps. With false they run on TensorFlow's ordinary kernels, whose
   * numbers are Keras's; with true those of arrays and streams are compiled, and what XLA has no
   * CPU kernel for is refused. See {@code Model.compile}.
   */
  public static Option<CompileCall> jitCompile(boolean value) {
    return new Option<>(CallParams.JIT_COMPILE, value);
  }

  /** "auto" (default): XLA compiles the steps where that pays; see {@code Model.compile}. */
  public static Option<CompileCall> jitCompile(String value) {
    return new Option<>(CallParams.JIT_COMPILE, value);
  }

  // ---- fit, evaluate, predict, summary

  /** How often to go through the data; 1 by default. */
  public static Option<FitCall> epochs(int value) {
    return new Option<>(CallParams.EPOCHS, value);
  }

  /** Rows a batch; 32 by default. */
  public static Option<BatchedCall> batchSize(int value) {
    return new Option<>(CallParams.BATCH_SIZE, value);
  }

  /** 0 silent, 1 progress bar (default), 2 one line an epoch. */
  public static Option<HasVerbose> verbose(int value) {
    return new Option<>(CallParams.VERBOSE, value);
  }

  /** "auto", which is 1. */
  public static Option<HasVerbose> verbose(String value) {
    return new Option<>(CallParams.VERBOSE, value);
  }

  /** What to call at each stage. */
  public static Option<BatchedCall> callbacks(Callback... values) {
    return new Option<>(CallParams.CALLBACKS, List.of(values));
  }

  /** The share of rows, from the end, to validate on; 0 by default. */
  public static Option<FitCall> validationSplit(double value) {
    return new Option<>(CallParams.VALIDATION_SPLIT, value);
  }

  /** Data to validate on. */
  public static Option<FitCall> validationData(Object x, Object y) {
    return new Option<>(CallParams.VALIDATION_DATA, Arrays.asList(x, y));
  }

  /** Data to validate on, with a weight for each row. */
  public static Option<FitCall> validationData(Object x, Object y, Object sampleWeight) {
    return new Option<>(CallParams.VALIDATION_DATA, Arrays.asList(x, y, sampleWeight));
  }

  /** Batches to validate on, which need not all be in memory. */
  public static Option<FitCall> validationData(Iterable<Batch> data) {
    return new Option<>(CallParams.VALIDATION_DATA, List.of(data));
  }

  /** "batch": rows are taken in order and permuted within each batch. */
  public static Option<FitCall> shuffle(String value) {
    return new Option<>(CallParams.SHUFFLE, value);
  }

  /**
   * Whether to take rows in random order; true by default in fit and trainTestSplit, false in
   * folds.
   */
  public static Option<HasShuffle> shuffle(boolean value) {
    return new Option<>(CallParams.SHUFFLE, value);
  }

  /**
   * A weight for each class; 1 for those left out. A model's classes are numbers, those of a
   * KerasClassifier are what its targets hold.
   */
  public static Option<HasClassWeight> classWeight(Map<?, Double> value) {
    return new Option<>(CallParams.CLASS_WEIGHT, value);
  }

  /** "balanced": classes weigh the more, the fewer rows they have. */
  public static Option<HasClassWeightRule> classWeight(String rule) {
    return new Option<>(WrapperParams.CLASS_WEIGHT, rule);
  }

  /** A weight for each row. */
  public static Option<WeightedCall> sampleWeight(Object weights) {
    return new Option<>(CallParams.SAMPLE_WEIGHT, weights);
  }

  /** The number of the first epoch; 0 by default. */
  public static Option<FitCall> initialEpoch(int value) {
    return new Option<>(CallParams.INITIAL_EPOCH, value);
  }

  /** Rows a batch of validation; batchSize by default. */
  public static Option<FitCall> validationBatchSize(int value) {
    return new Option<>(CallParams.VALIDATION_BATCH_SIZE, value);
  }

  /** Epochs between two validations; 1 by default. */
  public static Option<FitCall> validationFreq(int value) {
    return new Option<>(CallParams.VALIDATION_FREQ, value);
  }

  /** The epochs, counted from 1, after which to validate. */
  public static Option<FitCall> validationFreq(List<Integer> epochs) {
    return new Option<>(CallParams.VALIDATION_FREQ, epochs);
  }

  /** Batches an epoch; all by default. A pass over the data goes on in the next epoch. */
  public static Option<FitCall> stepsPerEpoch(int value) {
    return new Option<>(CallParams.STEPS_PER_EPOCH, value);
  }

  /** Batches a validation; all by default. */
  public static Option<FitCall> validationSteps(int value) {
    return new Option<>(CallParams.VALIDATION_STEPS, value);
  }

  /** Batches to evaluate or predict; all by default. */
  public static Option<HasSteps> steps(int value) {
    return new Option<>(CallParams.STEPS, value);
  }

  /** Results by name: give it after the data. */
  public static ReturnDict returnDict() {
    return ReturnDict.TRUE;
  }

  /** Threads that make batches ahead; 1 by default, none with 0. */
  public static Option<PyDataset> workers(int value) {
    return new Option<>(PyDataset.WORKERS, value);
  }

  /** Batches made ahead that may wait; 10 by default. */
  public static Option<PyDataset> maxQueueSize(int value) {
    return new Option<>(PyDataset.MAX_QUEUE_SIZE, value);
  }

  /** How TFRecord files are compressed: "GZIP" or "ZLIB"; not by default. */
  public static Option<TfRecordBatches> compressionType(String value) {
    return new Option<>(TfRecordBatches.COMPRESSION_TYPE, value);
  }

  /** Whether to leave out a last batch with fewer rows; false by default. */
  public static Option<HasBatching> dropRemainder(boolean value) {
    return new Option<>(ShuffledBatches.DROP_REMAINDER, value);
  }

  /** Whether each epoch has another order; true by default. */
  public static Option<ShuffledBatches> reshuffleEachIteration(boolean value) {
    return new Option<>(ShuffledBatches.RESHUFFLE_EACH_ITERATION, value);
  }

  // ---- scikit-learn and SciKeras

  /**
   * The seed of a split, of folds or of a wrapped model; none by default: the global generators.
   */
  public static Option<HasRandomState> randomState(int value) {
    return new Option<>(RandomStates.RANDOM_STATE, value);
  }

  /** A generator that a split or folds go on drawing from. */
  public static Option<HasRandomState> randomState(NumpyRandomState value) {
    return new Option<>(RandomStates.RANDOM_STATE, value);
  }

  /** Whether fit goes on training the model that is there; false by default. */
  public static Option<HasWarmStart> warmStart(boolean value) {
    return new Option<>(WrapperParams.WARM_START, value);
  }

  /** The number of folds; 5 by default. */
  public static Option<HasSplits> nSplits(int value) {
    return new Option<>(ModelSelection.N_SPLITS, value);
  }

  /**
   * How many folds to fit at a time; 1 by default, -1 for one a processor. Scores do not depend on
   * it.
   */
  public static Option<CrossValidationCall> nJobs(int value) {
    return new Option<>(ModelSelection.N_JOBS, value);
  }

  /** The share of rows to test on, in (0, 1), rounded up; 0.25 by default. */
  public static Option<SplitCall> testSize(double value) {
    return new Option<>(ModelSelection.TEST_SIZE, value);
  }

  /** How many rows to test on. */
  public static Option<SplitCall> testSize(int value) {
    return new Option<>(ModelSelection.TEST_SIZE, value);
  }

  /** The share of rows to train on, in (0, 1), rounded down; by default the rest. */
  public static Option<SplitCall> trainSize(double value) {
    return new Option<>(ModelSelection.TRAIN_SIZE, value);
  }

  /** How many rows to train on. */
  public static Option<SplitCall> trainSize(int value) {
    return new Option<>(ModelSelection.TRAIN_SIZE, value);
  }

  /** Labels whose shares both parts of a split keep; none by default. */
  public static Option<SplitCall> stratify(Object labels) {
    return new Option<>(ModelSelection.STRATIFY, labels);
  }

  // ---- generated samples

  /** Standard deviation of the noise on generated points; none by default. */
  public static Option<NoisyCall> noise(double value) {
    return new Option<>(Generators.NOISE, value);
  }

  /** The number of blobs; 3 by default. */
  public static Option<BlobsCall> centers(int value) {
    return new Option<>(Generators.CENTERS, value);
  }

  /** The number of coordinates of a blob's points; 2 by default. */
  public static Option<BlobsCall> nFeatures(int value) {
    return new Option<>(Generators.N_FEATURES, value);
  }

  /** Standard deviation of a blob; 1 by default. */
  public static Option<BlobsCall> clusterStd(double value) {
    return new Option<>(Generators.CLUSTER_STD, value);
  }

  // ---- summary

  /** Characters of a line. */
  public static Option<SummaryCall> lineLength(int value) {
    return new Option<>(CallParams.LINE_LENGTH, value);
  }

  /** Where the columns end, as parts of the line. */
  public static Option<SummaryCall> positions(double... values) {
    return new Option<>(CallParams.POSITIONS, Arrays.stream(values).boxed().toList());
  }

  /** Whether nested models are opened; false by default. */
  public static Option<SummaryCall> expandNested(boolean value) {
    return new Option<>(CallParams.EXPAND_NESTED, value);
  }

  /** Whether to say which layers train; false by default. */
  public static Option<SummaryCall> showTrainable(boolean value) {
    return new Option<>(CallParams.SHOW_TRAINABLE, value);
  }

  /** Whether the summary says how training and test steps ran last; false by default. */
  public static Option<SummaryCall> executionPlan(boolean value) {
    return new Option<>(CallParams.EXECUTION_PLAN, value);
  }

  // ---- export

  /** Whether what is at the place already may be replaced; false by default. */
  public static Option<HasOverwrite> overwrite(boolean value) {
    return new Option<>(CallParams.OVERWRITE, value);
  }

  /**
   * Inputs, rows first, to store in the SavedModel with the model's own outputs for them, so that
   * whoever opens it can verify its answers; a list or a map by name for several inputs.
   */
  public static Option<ExportCall> examples(Object x) {
    return new Option<>(CallParams.EXAMPLES, x);
  }

  // ---- callbacks

  /** The key of the logs that a callback watches; val_loss by default. */
  public static Option<HasMonitor> monitor(String value) {
    return new Option<>(EarlyStopping.MONITOR, value);
  }

  /** The least change that counts as an improvement; 0, of ReduceLROnPlateau 1e-4, by default. */
  public static Option<HasPatience> minDelta(double value) {
    return new Option<>(EarlyStopping.MIN_DELTA, value);
  }

  /** Epochs without improvement to wait; 0, of ReduceLROnPlateau 10, by default. */
  public static Option<HasPatience> patience(int value) {
    return new Option<>(EarlyStopping.PATIENCE, value);
  }

  /** A value that must be beaten; none by default. */
  public static Option<EarlyStopping> baseline(double value) {
    return new Option<>(EarlyStopping.BASELINE, value);
  }

  /** Whether to put the weights of the best epoch back; false by default. */
  public static Option<EarlyStopping> restoreBestWeights(boolean value) {
    return new Option<>(EarlyStopping.RESTORE_BEST_WEIGHTS, value);
  }

  /** The first epoch that is watched; 0 by default. */
  public static Option<EarlyStopping> startFromEpoch(int value) {
    return new Option<>(EarlyStopping.START_FROM_EPOCH, value);
  }

  /**
   * What the learning rate is multiplied with (0.1 by default), or the radius of the inner of two
   * circles (0.8 by default).
   */
  public static Option<HasFactor> factor(double value) {
    return new Option<>(ReduceLROnPlateau.FACTOR, value);
  }

  /** Epochs to wait after a change of the learning rate; 0 by default. */
  public static Option<ReduceLROnPlateau> cooldown(int value) {
    return new Option<>(ReduceLROnPlateau.COOLDOWN, value);
  }

  /** The lowest learning rate; 0 by default. */
  public static Option<ReduceLROnPlateau> minLr(double value) {
    return new Option<>(ReduceLROnPlateau.MIN_LR, value);
  }

  /** What stands between the values of a line; "," by default. */
  public static Option<CSVLogger> separator(String value) {
    return new Option<>(CSVLogger.SEPARATOR, value);
  }

  /** Whether to go on with a file that exists; false by default. */
  public static Option<CSVLogger> append(boolean value) {
    return new Option<>(CSVLogger.APPEND, value);
  }

  // ---- SavedModel

  /** Which graph of a SavedModel to load; {@code serve} by default, or the only one. */
  public static Option<LoadCall> tags(String... value) {
    return new Option<>(ServeParams.TAGS, List.of(value));
  }

  /**
   * Threads within one operation; 0, the default, for one a core. TensorFlow has one such pool for
   * the process: the first model or session of the JVM decides.
   */
  public static Option<LoadCall> intraOpParallelismThreads(int value) {
    return new Option<>(ServeParams.INTRA_OP, value);
  }

  /**
   * Threads across operations, a pool of the model's own; by default (0) each call runs on its
   * caller's thread alone, which is fastest for many small calls, unless the graph has operations
   * that wait for each other.
   */
  public static Option<LoadCall> interOpParallelismThreads(int value) {
    return new Option<>(ServeParams.INTER_OP, value);
  }

  /** Whether to save only what is better than everything before; false by default. */
  public static Option<ModelCheckpoint> saveBestOnly(boolean value) {
    return new Option<>(ModelCheckpoint.SAVE_BEST_ONLY, value);
  }

  /** Whether to save the weights without the model; false by default. */
  public static Option<ModelCheckpoint> saveWeightsOnly(boolean value) {
    return new Option<>(ModelCheckpoint.SAVE_WEIGHTS_ONLY, value);
  }

  /** "epoch", which is the default. */
  public static Option<HasSaveFreq> saveFreq(String value) {
    return new Option<>(ModelCheckpoint.SAVE_FREQ, value);
  }

  /** Batches between two savings. */
  public static Option<HasSaveFreq> saveFreq(int batches) {
    return new Option<>(ModelCheckpoint.SAVE_FREQ, batches);
  }

  /** The value that the first saving must beat; none by default. */
  public static Option<ModelCheckpoint> initialValueThreshold(double value) {
    return new Option<>(ModelCheckpoint.INITIAL_VALUE_THRESHOLD, value);
  }

  /** Whether the state before the last is kept, too; false by default. */
  public static Option<BackupAndRestore> doubleCheckpoint(boolean value) {
    return new Option<>(BackupAndRestore.DOUBLE_CHECKPOINT, value);
  }

  /** Whether the saved state is deleted once a fit has ended; true by default. */
  public static Option<BackupAndRestore> deleteCheckpoint(boolean value) {
    return new Option<>(BackupAndRestore.DELETE_CHECKPOINT, value);
  }

  /** The server's address; "http://localhost:9000" by default. */
  public static Option<RemoteMonitor> root(String value) {
    return new Option<>(RemoteMonitor.ROOT, value);
  }

  /** The path on the server; "/publish/epoch/end/" by default. */
  public static Option<RemoteMonitor> path(String value) {
    return new Option<>(RemoteMonitor.PATH, value);
  }

  /** The form's field; "data" by default. */
  public static Option<RemoteMonitor> field(String value) {
    return new Option<>(RemoteMonitor.FIELD, value);
  }

  /** Headers of a request, by name; none by default. */
  public static Option<RemoteMonitor> headers(Map<String, String> value) {
    return new Option<>(RemoteMonitor.HEADERS, value);
  }

  /** Whether JSON is sent, and no form; false by default. */
  public static Option<RemoteMonitor> sendAsJson(boolean value) {
    return new Option<>(RemoteMonitor.SEND_AS_JSON, value);
  }

  /** Whether moving averages stay in the model between epochs; false by default. */
  public static Option<SwapEMAWeights> swapOnEpoch(boolean value) {
    return new Option<>(SwapEMAWeights.SWAP_ON_EPOCH, value);
  }

  /** Epochs between two histograms of the weights; 0, none, by default. */
  public static Option<TensorBoard> histogramFreq(int value) {
    return new Option<>(TensorBoard.HISTOGRAM_FREQ, value);
  }

  /** Whether the model is written; true by default. */
  public static Option<TensorBoard> writeGraph(boolean value) {
    return new Option<>(TensorBoard.WRITE_GRAPH, value);
  }

  /** Whether weights are written as pictures, too; false by default. */
  public static Option<TensorBoard> writeImages(boolean value) {
    return new Option<>(TensorBoard.WRITE_IMAGES, value);
  }

  /** Whether the speed of training is written; false by default. */
  public static Option<TensorBoard> writeStepsPerSecond(boolean value) {
    return new Option<>(TensorBoard.WRITE_STEPS_PER_SECOND, value);
  }

  /** "epoch" (default) or "batch". */
  public static Option<TensorBoard> updateFreq(String value) {
    return new Option<>(TensorBoard.UPDATE_FREQ, value);
  }

  /** Batches between two writings. */
  public static Option<TensorBoard> updateFreq(int batches) {
    return new Option<>(TensorBoard.UPDATE_FREQ, batches);
  }
}
