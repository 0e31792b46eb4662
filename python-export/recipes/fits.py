"""Whole fits of small models: history of every epoch, weights, optimizer state, evaluate, predict."""

import copy

import keras
import numpy as np
from keras import layers as kl

import goldens
from recipes.rows import DATA

ADAM = ["Adam", {"learning_rate": 0.01}]
RMSPROP = ["RMSprop", {"learning_rate": 0.01}]
SGDM = ["SGD", {"learning_rate": 0.1, "momentum": 0.9}]
HUNDRED = {"epochs": 100, "batch_size": 8}
TWENTY = {"epochs": 20, "batch_size": 8}


FIFTY = {"epochs": 50, "batch_size": 8}


def schedule(name, **config):
    """A schedule as the configuration of an optimizer holds it."""
    return {"module": "keras.optimizers.schedules", "class_name": name, "config": config, "registered_name": None}


EXPONENTIAL = schedule("ExponentialDecay", initial_learning_rate=0.1, decay_steps=20, decay_rate=0.9)
COSINE = schedule("CosineDecay", initial_learning_rate=0.0, decay_steps=100, warmup_target=0.05, warmup_steps=10)
RESTARTS = schedule("CosineDecayRestarts", initial_learning_rate=0.05, first_decay_steps=20, t_mul=1.5, m_mul=0.8)
PIECEWISE = schedule("PiecewiseConstantDecay", boundaries=[30, 90], values=[0.1, 0.05, 0.01])
INNER = {"module": "keras.optimizers", "class_name": "Adam", "config": {"learning_rate": 0.02}, "registered_name": None}
EMA = {"use_ema": True, "ema_momentum": 0.9}

# Every optimizer, and every argument that they share.
OPTIMIZERS = {
    "adamw": ["AdamW", {"learning_rate": 0.02, "weight_decay": 0.1}],
    "adamax": ["Adamax", {"learning_rate": 0.02}],
    "nadam": ["Nadam", {"learning_rate": 0.02}],
    "adadelta": ["Adadelta", {"learning_rate": 1.0}],
    "adagrad": ["Adagrad", {"learning_rate": 0.1}],
    "ftrl": ["Ftrl", {"learning_rate": 0.2, "l1_regularization_strength": 0.01, "beta": 0.1}],
    "adafactor": ["Adafactor", {"learning_rate": 0.1}],
    "lion": ["Lion", {"learning_rate": 0.005}],
    "lamb": ["Lamb", {"learning_rate": 0.02}],
    "loss_scale": ["LossScaleOptimizer", {"inner_optimizer": INNER, "dynamic_growth_steps": 30}],
    "weight_decay": ["SGD", {"learning_rate": 0.1, "momentum": 0.9, "weight_decay": 0.01}],
    "clipnorm": ["SGD", {"learning_rate": 0.3, "clipnorm": 0.05}],
    "global_clipnorm": ["SGD", {"learning_rate": 0.3, "global_clipnorm": 0.1}],
    "clipvalue": ["SGD", {"learning_rate": 0.3, "clipvalue": 0.02}],
    "ema": ["Adam", {"learning_rate": 0.02} | EMA],
    "ema_overwrites": ["SGD", {"learning_rate": 0.3, "ema_overwrite_frequency": 5} | EMA],
    "accumulation": ["Adam", {"learning_rate": 0.02, "gradient_accumulation_steps": 4}],
    "loss_scale_factor": ["RMSprop", {"learning_rate": 0.01, "loss_scale_factor": 7.0}],
    "exponential": ["SGD", {"learning_rate": EXPONENTIAL, "momentum": 0.9}],
    "cosine": ["Adam", {"learning_rate": COSINE}],
    "restarts": ["RMSprop", {"learning_rate": RESTARTS}],
    "piecewise": ["SGD", {"learning_rate": PIECEWISE}],
    "all": ["AdamW", {"learning_rate": COSINE, "weight_decay": 0.02, "clipnorm": 0.1, "gradient_accumulation_steps": 3, "ema_overwrite_frequency": 4} | EMA],
}


def dense(units, activation=None, **more):
    return ["Dense", {"units": units, **({"activation": activation} if activation else {}), **more}]


BINARY = [dense(6, "relu"), dense(1, "sigmoid")]
BINARY_DROPOUT = [dense(6, "relu"), ["Dropout", {"rate": 0.3}], dense(1, "sigmoid")]
BINARY_LINEAR = [dense(6, "relu"), dense(1)]
THREE = [dense(8, "tanh"), dense(3, "softmax")]
THREE_LINEAR = [dense(8, "tanh"), dense(3)]
REGRESSION = [dense(5, "tanh"), dense(2)]
IMAGE = [["Flatten", {}], dense(4, "relu"), dense(3, "softmax")]


def case(data, layers, optimizer, loss, metrics=("accuracy",), fits=(TWENTY,), seed=7, built=True, **more):
    """One recipe; it goes into the golden as it stands, so that a test can build the same model."""
    return {
        "seed": seed,
        "data": data,
        "input_shape": list(DATA[data]()[0].shape[1:]) if built else None,
        "layers": layers,
        "optimizer": optimizer,
        "loss": loss,
        "metrics": list(metrics),
        "fits": list(fits),
    } | more


def bce(layers=BINARY, optimizer="adam", loss="binary_crossentropy", **more):
    return case("rows20", layers, optimizer, loss, **more)


def cases():
    named = {"adam": ADAM, "rmsprop": RMSPROP, "sgdm": SGDM}
    for name, optimizer in named.items():
        for shuffle in (False, True):
            for dropout in (False, True):
                label = f"{name}_{'shuffled' if shuffle else 'ordered'}{'_dropout' if dropout else ''}"
                fit = HUNDRED | {"shuffle": shuffle}
                yield label, bce(BINARY_DROPOUT if dropout else BINARY, optimizer, fits=[fit])

    rows768 = [dense(12, "relu"), dense(8, "relu"), dense(1, "sigmoid")]
    wide = {"epochs": 100, "batch_size": 10}
    yield "adam_768_rows", case("rows768", rows768, "adam", "binary_crossentropy", fits=[wide])

    # Optimizers and their options.
    sgd = {"learning_rate": 0.1}
    rms = {"learning_rate": 0.01}
    for label, optimizer in {
        "sgd": "sgd",
        "sgd_nesterov": ["SGD", sgd | {"momentum": 0.9, "nesterov": True}],
        "rmsprop": "rmsprop",
        "rmsprop_momentum": ["RMSprop", rms | {"momentum": 0.9}],
        "rmsprop_centered": ["RMSprop", rms | {"centered": True}],
        "rmsprop_rho_momentum_centered": ["RMSprop", rms | {"rho": 0.8, "momentum": 0.5, "centered": True}],
        "adam": "adam",
        "adam_betas_epsilon": ["Adam", {"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-4}],
        "adam_amsgrad": ["Adam", {"learning_rate": 0.05, "amsgrad": True}],
    }.items():
        yield f"optimizer_{label}", bce(optimizer=optimizer, fits=[HUNDRED])
    for label, optimizer in OPTIMIZERS.items():
        yield f"optimizer_{label}", bce(optimizer=optimizer, fits=[FIFTY])
    spared = ["AdamW", {"learning_rate": 0.02, "weight_decay": 0.1}]
    yield "optimizer_adamw_spares_biases", bce(optimizer=spared, fits=[FIFTY], exclude_from_weight_decay=["bias"])
    yield "optimizer_ema_continues", bce(optimizer=OPTIMIZERS["ema"], fits=[TWENTY, TWENTY])

    # Losses: the logits path, the clipped path, label smoothing, regression.
    smooth = {"label_smoothing": 0.1}
    logits = {"from_logits": True}
    scce, cce, bce_ = "SparseCategoricalCrossentropy", "CategoricalCrossentropy", "BinaryCrossentropy"
    yield "bce_object", bce(loss=[bce_, {}], optimizer=ADAM)
    yield "bce_from_logits", bce(BINARY_LINEAR, ADAM, [bce_, logits])
    yield "bce_linear_output_is_clipped", bce(BINARY_LINEAR, ADAM, [bce_, {}])
    yield "bce_sigmoid_then_flatten_is_clipped", bce(BINARY + [["Flatten", {}]], ADAM)
    yield "bce_label_smoothing", bce(optimizer=ADAM, loss=[bce_, smooth])
    yield "bce_label_smoothing_from_logits", bce(BINARY_LINEAR, ADAM, [bce_, smooth | logits])
    yield "cce", case("one_hot21", THREE, ADAM, "categorical_crossentropy", fits=[HUNDRED])
    yield "cce_from_logits", case("one_hot21", THREE_LINEAR, ADAM, [cce, logits])
    yield "cce_label_smoothing", case("one_hot21", THREE, ADAM, [cce, smooth])
    yield "cce_softmax_then_reshape_is_clipped", case("one_hot21", THREE + [["Reshape", {"target_shape": [3]}]], ADAM, [cce, {}])
    yield "scce", case("classes21", THREE, ADAM, "sparse_categorical_crossentropy", fits=[HUNDRED])
    yield "scce_from_logits", case("classes21", THREE_LINEAR, RMSPROP, [scce, logits])
    yield "scce_softmax_then_reshape_is_clipped", case("classes21", THREE + [["Reshape", {"target_shape": [3]}]], ADAM, [scce, {}])
    yield "mse", case("values24", REGRESSION, SGDM, "mse", ("mae",), [HUNDRED])
    yield "mean_squared_error_object", case("values24", REGRESSION, ADAM, ["MeanSquaredError", {}], ("mse", "mae"))
    yield "mae", case("values24", REGRESSION, ADAM, "mae", ("mse",), [HUNDRED])
    yield "mse_of_a_sigmoid", bce(loss="mean_squared_error", optimizer=ADAM, metrics=("acc", "mae"))

    yield from each_loss()
    yield from penalties()

    # Metrics.
    yield "no_metrics", bce(metrics=())
    yield "metrics_by_object", bce(metrics=(["BinaryAccuracy", {"threshold": 0.4}], ["MeanAbsoluteError", {}]))
    yield "metric_names", case("one_hot21", THREE, ADAM, "categorical_crossentropy", ("acc", "categorical_accuracy", "mse"))

    # Many metrics at once, with validation, and with weights for weighted_metrics.
    held = TWENTY | {"validation_split": 0.3}
    some = [(3 * i % 5) / 2 for i in range(24)]
    probabilities = ("acc", "AUC", "precision", "Recall", "bce", "hinge", "squared_hinge", "kl_divergence", "poisson", "log_cosh_error", "r2_score", "RootMeanSquaredError", ["Precision", {"thresholds": 0.3, "name": "eager"}], ["AUC", {"curve": "PR", "num_thresholds": 20}], ["AUC", {"summation_method": "minoring"}], ["TruePositives", {}], "true_negatives", "false_positives", "FalseNegatives", ["PrecisionAtRecall", {"recall": 0.5}], ["RecallAtPrecision", {"precision": 0.6}], ["SensitivityAtSpecificity", {"specificity": 0.5}], ["SpecificityAtSensitivity", {"sensitivity": 0.5, "num_thresholds": 30}], ["BinaryIoU", {"threshold": 0.45}])
    yield "metrics_binary", bce(optimizer=ADAM, fits=[held], metrics=probabilities)
    yield "metrics_binary_weighted", bce(optimizer=ADAM, fits=[held | {"sample_weight": some[:20]}], metrics=("acc", "AUC", "mse", "mse"), weighted_metrics=["acc", "AUC", "mse", "recall", ["Precision", {"thresholds": 0.4}], ["AUC", {"num_thresholds": 9}], "RootMeanSquaredError"])
    classes = ("acc", "categorical_accuracy", ["TopKCategoricalAccuracy", {"k": 2}], ["F1Score", {"average": "macro"}], ["FBetaScore", {"average": "weighted", "beta": 2.0}], ["F1Score", {"average": "micro", "threshold": 0.4}], ["OneHotMeanIoU", {"num_classes": 3}], ["OneHotIoU", {"num_classes": 3, "target_class_ids": [0, 2]}], ["AUC", {"multi_label": True, "num_thresholds": 30}], ["Precision", {"top_k": 1}], ["Recall", {"class_id": 1}], "cosine_similarity", "categorical_hinge", "categorical_crossentropy")
    yield "metrics_classes", case("one_hot21", THREE, ADAM, "categorical_crossentropy", classes, [held])
    sparse = ("accuracy", "sparse_categorical_accuracy", ["SparseTopKCategoricalAccuracy", {"k": 2}], "sparse_categorical_crossentropy", ["MeanIoU", {"num_classes": 3, "sparse_y_pred": False}], ["IoU", {"num_classes": 3, "target_class_ids": [1], "sparse_y_pred": False}])
    yield "metrics_sparse", case("classes21", THREE, ADAM, "sparse_categorical_crossentropy", sparse, [held])
    values = ("mae", "MSE", "mape", "msle", "RootMeanSquaredError", "LogCoshError", "r2_score", ["R2Score", {"class_aggregation": "variance_weighted_average", "name": "r2_weighted"}], "cosine_similarity", "ConcordanceCorrelation")
    yield "metrics_regression", case("values24", REGRESSION, SGDM, "mse", values, [held | {"sample_weight": some}], weighted_metrics=["mse", "root_mean_squared_error", "r2_score", "mape"])
    arrays = (["F1Score", {}], ["Precision", {"thresholds": [0.2, 0.35, 0.5]}], "acc", ["R2Score", {"class_aggregation": None}])
    yield "metrics_arrays", case("one_hot21", THREE, ADAM, "categorical_crossentropy", arrays, [held])

    # Arguments of fit.
    yield "initial_epoch", bce(optimizer=ADAM, fits=[TWENTY | {"initial_epoch": 15}])
    yield "validation_data", bce(optimizer=ADAM, fits=[TWENTY | {"validation_data_from_row": 14}])
    yield "validation_data_batch_and_freq", bce(optimizer=ADAM, fits=[TWENTY | {"validation_data_from_row": 14, "validation_batch_size": 4, "validation_freq": 3}])
    yield "validation_split", bce(optimizer=ADAM, fits=[TWENTY | {"validation_split": 0.3}])
    yield "not_shuffled", bce(optimizer=ADAM, fits=[TWENTY | {"shuffle": False}])
    yield "default_batch_size", bce(optimizer=ADAM, fits=[{"epochs": 20}])
    yield "batch_of_one", case("classes21", THREE, ADAM, "sparse_categorical_crossentropy", fits=[{"epochs": 5, "batch_size": 1}])
    yield "last_batch_of_one", case("classes21", THREE, ADAM, "sparse_categorical_crossentropy", fits=[TWENTY | {"batch_size": 10}])
    yield "one_epoch", bce(optimizer=ADAM, fits=[{"epochs": 1, "batch_size": 8}])
    weights = [(3 * i % 5) / 2 for i in range(24)]
    yield "class_weight", bce(optimizer=ADAM, fits=[TWENTY | {"class_weight": {"0": 0.75, "1": 2.5}}])
    yield "class_weight_for_one_class", bce(optimizer=ADAM, fits=[TWENTY | {"class_weight": {"1": 3.0}, "validation_split": 0.3}])
    yield "class_weight_one_hot", case("one_hot21", THREE, ADAM, "categorical_crossentropy", fits=[TWENTY | {"class_weight": {"0": 1.5, "2": 0.25}}])
    yield "sample_weight", bce(optimizer=ADAM, fits=[TWENTY | {"sample_weight": weights[:20]}])
    yield "sample_weight_validation_split", case("classes21", THREE, ADAM, "sparse_categorical_crossentropy", fits=[TWENTY | {"sample_weight": weights[:21], "validation_split": 0.25}])
    yield "sample_weight_regression", case("values24", REGRESSION, ADAM, "mse", ("mae",), [TWENTY | {"sample_weight": weights}])
    yield "weighted_metrics", bce(optimizer=ADAM, fits=[TWENTY | {"sample_weight": weights[:20]}], weighted_metrics=["accuracy", "mse"])
    yield "weighted_metrics_without_weights", bce(optimizer=ADAM, metrics=(), weighted_metrics=["accuracy"])
    fifty = TWENTY | {"epochs": 50}
    yield "steps_per_epoch", bce(BINARY_DROPOUT, ADAM, fits=[fifty | {"steps_per_epoch": 2}])
    yield "steps_per_epoch_beyond_the_data", bce(optimizer=ADAM, fits=[TWENTY | {"steps_per_epoch": 5}])
    yield "steps_per_epoch_sets_the_batch_size", bce(optimizer=ADAM, fits=[{"epochs": 20, "steps_per_epoch": 4}])
    yield "shuffle_batch", bce(BINARY_DROPOUT, ADAM, fits=[fifty | {"shuffle": "batch", "batch_size": 7}])
    yield "shuffle_batch_with_steps", bce(optimizer=ADAM, fits=[TWENTY | {"shuffle": "batch", "batch_size": 3, "steps_per_epoch": 4}])
    yield "validation_steps", bce(BINARY_DROPOUT, ADAM, fits=[fifty | {"validation_data_from_row": 10, "validation_batch_size": 3, "validation_steps": 2}])
    yield "validation_steps_set_the_batch_size", bce(optimizer=ADAM, fits=[{"epochs": 20, "validation_data_from_row": 10, "validation_steps": 3}])
    yield "validation_steps_beyond_the_data", bce(optimizer=ADAM, fits=[TWENTY | {"validation_data_from_row": 14, "validation_steps": 3}])
    yield "validation_freq_listed", bce(optimizer=ADAM, fits=[TWENTY | {"validation_split": 0.3, "validation_freq": [1, 2, 17]}])
    yield "validation_data_weighted", bce(BINARY_DROPOUT, ADAM, fits=[fifty | {"validation_data_from_row": 10, "validation_sample_weight": weights[:10]}], weighted_metrics=["mse"])
    yield "all_arguments", bce(BINARY_DROPOUT, ADAM, fits=[{"epochs": 50, "batch_size": 4, "initial_epoch": 3, "validation_data_from_row": 12, "validation_sample_weight": weights[:8], "validation_batch_size": 3, "validation_steps": 2, "validation_freq": 4, "steps_per_epoch": 2, "sample_weight": weights[:12]}])
    ema = ["Adam", {"learning_rate": 0.01, "use_ema": True, "ema_momentum": 0.9}]
    yield "swap_ema", bce(BINARY_DROPOUT, ema, fits=[fifty | {"validation_split": 0.3, "swap_on_epoch": False}])
    yield "swap_ema_on_epoch", bce(optimizer=ema, fits=[TWENTY | {"validation_split": 0.3, "swap_on_epoch": True}])
    stream = {"stream": True}
    yield "py_dataset", bce(BINARY_DROPOUT, ADAM, fits=[fifty | stream])
    yield "py_dataset_ordered", bce(optimizer=ADAM, fits=[TWENTY | stream | {"shuffle": False}])
    yield "py_dataset_steps", bce(BINARY_DROPOUT, ADAM, fits=[fifty | stream | {"batch_size": 3, "steps_per_epoch": 4}])
    yield "py_dataset_class_weight", bce(optimizer=ADAM, fits=[TWENTY | stream | {"class_weight": {"0": 0.75, "1": 2.5}}])
    yield "py_dataset_weighted", bce(optimizer=ADAM, fits=[TWENTY | stream | {"sample_weight": weights[:20]}], weighted_metrics=["mse"])
    yield "py_dataset_validated", bce(optimizer=ADAM, fits=[TWENTY | stream | {"validation_data_from_row": 10, "validation_batch_size": 4, "validation_steps": 2}])
    yield "fit_continues", bce(optimizer=ADAM, fits=[TWENTY, {"epochs": 10, "validation_split": 0.3}, TWENTY | {"shuffle": False}])
    yield "fit_continues_with_dropout", bce(BINARY_DROPOUT, ADAM, fits=[TWENTY, TWENTY])

    # Layers.
    relu, sigmoid = ["Activation", {"activation": "relu"}], ["Activation", {"activation": "sigmoid"}]
    square = [["Reshape", {"target_shape": [2, 2]}], dense(3, "relu"), ["Flatten", {}], dense(1, "sigmoid")]
    drops = [dense(6, "relu"), ["Dropout", {"rate": 0.5}], dense(5, "tanh"), ["Dropout", {"rate": 0.2}], dense(1, "sigmoid")]
    yield "activation_layers", bce([dense(6), relu, dense(4), relu, dense(1), sigmoid], SGDM, fits=[HUNDRED])
    yield "built_by_fit", bce(optimizer=ADAM, built=False)
    yield "input_dropout", bce([["Dropout", {"rate": 0.2}]] + BINARY, ADAM)
    yield "two_dropouts", bce(drops, ADAM, seed=42)
    yield "dropout_of_zero", bce([dense(6, "relu"), ["Dropout", {"rate": 0.0}], dense(1, "sigmoid")], ADAM)
    yield "flatten", case("images18", IMAGE, ADAM, "sparse_categorical_crossentropy")
    yield "reshape_then_dense_of_rank_3", bce(square, ADAM)
    yield "he_normal_without_bias", bce([dense(6, "elu", kernel_initializer="he_normal", use_bias=False), dense(1, "sigmoid", bias_initializer="ones")], ADAM)
    yield "one_dense_layer", bce([dense(1, "sigmoid")], "sgd", fits=[HUNDRED])
    yield "seed_42", bce(optimizer=ADAM, seed=42)
    yield "seed_0", bce(optimizer=ADAM, seed=0)


class Rows(keras.utils.PyDataset):
    """Batches of some arrays."""

    def __init__(self, batch_size, *arrays):
        super().__init__()
        self.batch_size, self.arrays = batch_size, arrays

    def __len__(self):
        return -(-len(self.arrays[0]) // self.batch_size)

    def __getitem__(self, index):
        rows = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return tuple(array[rows] for array in self.arrays)


def each_loss():
    """Those that have no case above, their arguments, and the reductions."""
    fits = [TWENTY | {"shuffle": False}]
    tanh, spelling = [dense(6, "relu"), dense(1, "tanh")], [dense(6, "tanh"), dense(4)]
    for name, data, layers, loss in (
        ("mape", "values24", REGRESSION, "mape"),
        ("msle", "one_hot21", THREE, "msle"),
        ("log_cosh", "values24", REGRESSION, "log_cosh"),
        ("huber", "values24", REGRESSION, ["Huber", {"delta": 0.4}]),
        ("cosine_similarity", "values24", REGRESSION, "cosine_similarity"),
        ("poisson", "one_hot21", THREE, "poisson"),
        ("kl_divergence", "one_hot21", THREE, "kld"),
        ("hinge", "rows20", tanh, "hinge"),
        ("squared_hinge", "rows20", tanh, "squared_hinge"),
        ("categorical_hinge", "one_hot21", THREE_LINEAR, "categorical_hinge"),
        ("binary_focal", "rows20", BINARY, "binary_focal_crossentropy"),
        ("binary_focal_balanced", "rows20", BINARY_LINEAR,
         ["BinaryFocalCrossentropy", {"apply_class_balancing": True, "from_logits": True, "gamma": 1.5}]),
        ("categorical_focal", "one_hot21", THREE, "categorical_focal_crossentropy"),
        ("sparse_ignore_class", "classes21", THREE, ["SparseCategoricalCrossentropy", {"ignore_class": 1}]),
        ("dice", "rows20", BINARY, "dice"),
        ("dice_axis", "one_hot21", THREE, ["Dice", {"axis": [1]}]),
        ("tversky", "rows20", BINARY, ["Tversky", {"alpha": 0.3, "beta": 0.7}]),
        ("circle", "classes21", [dense(8, "tanh"), dense(3, "softmax")], ["Circle", {"gamma": 4.0}]),
        ("ctc", "sequences16", spelling, "ctc"),
        ("in_float64", "values24", REGRESSION, ["LogCosh", {"dtype": "float64"}]),
        ("reduction_sum", "values24", REGRESSION, ["MeanSquaredError", {"reduction": "sum"}]),
        ("reduction_none", "values24", REGRESSION, ["MeanSquaredError", {"reduction": "none"}]),
    ):  # fmt: skip
        yield f"loss_{name}", case(data, layers, ["Adam", {"learning_rate": 0.01}], loss, (), fits)
    weights = [(3 * i % 5) / 2 for i in range(24)]
    by_weight = ["MeanSquaredError", {"reduction": "mean_with_sample_weight"}]
    weighted = [TWENTY | {"sample_weight": weights}]
    yield "loss_reduction_by_weight", case("values24", REGRESSION, ADAM, by_weight, (), weighted)


def keras_object(module, name, **config):
    return {"module": f"keras.{module}", "class_name": name, "config": config, "registered_name": None}


def penalties():
    """Regularizers of kernel, bias and output, and constraints, alone and together."""
    l1l2 = keras_object("regularizers", "L1L2", l1=0.01, l2=0.02)
    rows = keras_object("regularizers", "OrthogonalRegularizer", factor=0.1)
    columns = keras_object("regularizers", "OrthogonalRegularizer", factor=0.1, mode="columns")
    bounds = keras_object("constraints", "MinMaxNorm", min_value=0.3, max_value=0.6, rate=0.7)
    for name, options in {
        "regularizer_l1": {"kernel_regularizer": "l1"},
        "regularizer_l2": {"kernel_regularizer": "l2", "bias_regularizer": "l2"},
        "regularizer_l1l2": {"kernel_regularizer": l1l2},
        "regularizer_orthogonal_rows": {"kernel_regularizer": rows},
        "regularizer_orthogonal_columns": {"kernel_regularizer": columns},
        "regularizer_of_output": {"activity_regularizer": "l2"},
        "regularizers_together": {"kernel_regularizer": l1l2, "bias_regularizer": "l1", "activity_regularizer": "l1"},
        "constraint_max_norm": {"kernel_constraint": keras_object("constraints", "MaxNorm", max_value=0.5, axis=0)},
        "constraint_min_max_norm": {"kernel_constraint": bounds},
        "constraint_non_neg": {"kernel_constraint": "non_neg", "bias_constraint": "non_neg"},
        "constraint_unit_norm": {"kernel_constraint": keras_object("constraints", "UnitNorm", axis=[0, 1])},
        "constraint_and_regularizer": {"kernel_constraint": "max_norm", "kernel_regularizer": "l2", "bias_constraint": "unit_norm"},
    }.items():
        alone = name == "regularizer_orthogonal_columns"  # one column has no other to be orthogonal to
        layers = [dense(6, "relu", **options), dense(1, "sigmoid", **({} if alone else options))]
        yield name, bce(layers, SGDM, fits=[TWENTY | {"validation_split": 0.2}])
    limited = {"kernel_constraint": bounds, "bias_constraint": "non_neg"}
    layers = [dense(6, "relu", **limited), dense(1, "sigmoid", **limited)]
    for name, more in {
        "averages": {"use_ema": True, "ema_momentum": 0.8, "ema_overwrite_frequency": 2},
        "accumulation": {"gradient_accumulation_steps": 2},
    }.items():
        yield f"constraint_with_{name}", bce(layers, ["SGD", {"learning_rate": 0.1, **more}])
    frozen = [dense(6, "relu", kernel_regularizer="l2", trainable=False), dense(1, "sigmoid", kernel_regularizer="l2")]
    yield "regularizer_of_a_frozen_layer", bce(frozen, ADAM)


def resolve(module, spec):
    """A Keras object from "name" or from [class name, arguments]; a name stays a name."""
    return spec if isinstance(spec, str) else getattr(module, spec[0])(**spec[1])


def optimizer(recipe):
    spec = recipe["optimizer"]
    if isinstance(spec, str):
        return spec
    made = getattr(keras.optimizers, spec[0]).from_config(copy.deepcopy(spec[1]))
    if "exclude_from_weight_decay" in recipe:
        made.exclude_from_weight_decay(var_names=recipe["exclude_from_weight_decay"])
    return made


def build(recipe):
    layers = [resolve(kl, layer) for layer in recipe["layers"]]
    if recipe["input_shape"] is not None:
        layers.insert(0, keras.Input(recipe["input_shape"]))
    model = keras.Sequential(layers)
    model.compile(
        optimizer=optimizer(recipe),
        loss=resolve(keras.losses, recipe["loss"]),
        metrics=[resolve(keras.metrics, metric) for metric in recipe["metrics"]],
        weighted_metrics=[resolve(keras.metrics, m) for m in recipe["weighted_metrics"]] if "weighted_metrics" in recipe else None,
    )
    return model


def fit(model, x, y, arguments, recorder):
    """One fit of the recipe: what it was given, its permutation, its history."""
    options = dict(arguments)
    if "class_weight" in options:  # JSON has texts as keys
        options["class_weight"] = {int(label): weight for label, weight in options["class_weight"].items()}
    if "sample_weight" in options:
        options["sample_weight"] = np.array(options["sample_weight"], "float32")
    row = options.pop("validation_data_from_row", None)
    stream = options.pop("stream", False)
    if row is not None:
        weight = options.pop("validation_sample_weight", None)
        held = (x[row:], y[row:]) + (() if weight is None else (np.array(weight, "float32"),))
        options["validation_data"] = Rows(options.get("validation_batch_size"), *held) if stream else held
        x, y = x[:row], y[:row]
    rows = int(len(x) * (1.0 - options.get("validation_split", 0.0)))
    if stream:
        x, y = Rows(options.pop("batch_size"), x, y, *[options.pop(k) for k in ["sample_weight"] if k in options]), None
    callbacks = [recorder]
    if "swap_on_epoch" in options:
        callbacks.insert(0, keras.callbacks.SwapEMAWeights(options.pop("swap_on_epoch")))
    history = model.fit(x, y, verbose=0, callbacks=callbacks, **options)
    shuffled = options.get("shuffle", True) is True and not stream
    return {
        "arguments": arguments,
        "permutation": goldens.permutation(rows) if shuffled else None,
        "epoch": history.epoch,
        "history": history.history,
    }


def run(recipe):
    keras.utils.clear_session()
    keras.utils.set_random_seed(recipe["seed"])
    x, y = DATA[recipe["data"]]()
    model = build(recipe)
    recorder = goldens.Recorder(1, 5)
    initial, fits = None, []
    for arguments in recipe["fits"]:
        fits.append(fit(model, x, y, arguments, recorder))
        initial = initial or goldens.weights(model, recorder.initial)
        if len(fits) == 1:
            after = dict(recorder.after)
    document = {
        "initial_weights": initial,
        "results": fits,
        "weights_after_epoch": after,
        "final_weights": goldens.weights(model),
        "optimizer_variables": [
            {"name": v.path, "shape": list(v.shape), "values": v.numpy().ravel()}
            for v in model.optimizer.variables
        ],
        "metric_names": list(model.evaluate(x, y, verbose=0, return_dict=True)),
        "evaluate": model.evaluate(x, y, verbose=0),
        "evaluate_batch_size_7": model.evaluate(x, y, batch_size=7, verbose=0),
        "predict": model.predict(x, verbose=0)[:24],
    }
    weight = recipe["fits"][-1].get("sample_weight")
    if weight and len(weight) == len(x):
        weight = np.array(weight, "float32")
        document["evaluate_sample_weight"] = model.evaluate(x, y, sample_weight=weight, batch_size=7, verbose=0)
    return document


def main(out):
    for name, make in DATA.items():
        x, y = make()
        document = {"x": x, "y": y, "y_dtype": str(y.dtype)}
        goldens.write(out / "keras" / "data", name, f"python-export/recipes/rows.py {name}", document)
    for name, recipe in cases():
        made_by = f"python-export/recipes/fits.py {name}"
        goldens.write(out / "keras" / "fits", name, made_by, {"recipe": recipe} | run(recipe))
