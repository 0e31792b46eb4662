"""SciKeras: classifiers and regressors fitted to twenty rows, cross-validation, pipelines."""

import keras
from keras.layers import Dense
from scikeras.wrappers import KerasClassifier, KerasRegressor
from sklearn.model_selection import KFold, StratifiedKFold, cross_validate
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

import goldens
from goldens import np
from recipes.rows import DATA

COMMON = {"epochs": 15, "batch_size": 8, "verbose": 0, "random_state": 7}
METALS = np.array(["zinc", "iron", "lead"])


def network(units, activation, **compiled):
    """A build function: six relu, then the output."""

    def build():
        model = keras.Sequential([keras.Input((4,)), Dense(6, activation="relu"), Dense(units, activation=activation)])
        if compiled:
            model.compile(**compiled)
        return model

    return build


def binary():
    """A compiled model of one sigmoid."""
    compiled = {"loss": "binary_crossentropy", "optimizer": keras.optimizers.Adam(0.05), "metrics": ["accuracy"]}
    return network(1, "sigmoid", **compiled)()


def result(estimator, x, y):
    """What a fitted estimator knows and says."""
    told = {"history": estimator.history_, "predict": estimator.predict(x), "score": estimator.score(x, y)}
    if isinstance(estimator, KerasClassifier):
        told |= {"classes": estimator.classes_, "predict_proba": estimator.predict_proba(x)}
    return told


def classifiers(x, y):
    three = (np.arange(20) * 7 % 11) % 3
    sparse = {"loss": "sparse_categorical_crossentropy", "optimizer": "adam", "metrics": ["accuracy"]}
    categorical = sparse | {"loss": "categorical_crossentropy"}
    rare = (np.arange(20) % 5 == 0).astype(int)
    weights = (np.arange(20) % 4) / 2
    yield "text", KerasClassifier(binary, **COMMON), np.where(y == 1, "R", "M"), {}
    yield "metals_by_number", KerasClassifier(network(3, "softmax"), **sparse, **COMMON), METALS[three], {}
    yield "metals_one_hot", KerasClassifier(network(3, "softmax"), **categorical, **COMMON), METALS[three], {}
    yield "given_one_hot", KerasClassifier(network(3, "softmax"), **categorical, **COMMON), np.eye(3, dtype=int)[three], {}
    yield "balanced", KerasClassifier(binary, class_weight="balanced", **COMMON), rare, {}
    yield "class_weight", KerasClassifier(binary, class_weight={"M": 2.0, "R": 0.5}, **COMMON), np.where(y == 1, "R", "M"), {}
    yield "sample_weight", KerasClassifier(binary, **COMMON), y, {"sample_weight": weights}
    yield "all_rows_a_batch", KerasClassifier(binary, **(COMMON | {"batch_size": -1})), y, {}


def regressors(x):
    mse = {"loss": "mse", "optimizer": "adam", "metrics": ["mae", "mse"]}
    targets = np.stack([x @ [1.0, -2.0, 0.5, 0.0], x @ [0.0, 1.0, 1.0, -1.0]], axis=1)
    yield "regressor", KerasRegressor(network(1, None), **mse, **COMMON), targets[:, 0]
    yield "two_outputs", KerasRegressor(network(2, None), **mse, **COMMON), targets


def validated(estimator, x, y, cv):
    told = cross_validate(estimator, x, y, cv=cv, return_estimator=True)
    last = told["estimator"][-1]
    last = last.named_steps["mlp"] if isinstance(last, Pipeline) else last
    return {"scores": told["test_score"], "last_history": last.history_}


def main(out):
    x, y = DATA["rows20"]()
    y = y.ravel().astype(int)
    fits = {}
    for name, estimator, targets, arguments in classifiers(x, y):
        fits[name] = {"y": targets} | result(estimator.fit(x, targets, **arguments), x, targets)
    for name, estimator, targets in regressors(x):
        fits[name] = {"y": targets} | result(estimator.fit(x, targets), x, targets)
    stepped = KerasClassifier(binary, **COMMON)
    for _ in range(3):
        stepped.partial_fit(x, y)
    fits["partial_fit"] = {"y": y} | result(stepped, x, y)

    classifier = KerasClassifier(binary, **COMMON)
    scaled = Pipeline([("standardize", StandardScaler()), ("mlp", KerasClassifier(binary, **COMMON))])
    regressor = dict((name, (e, t)) for name, e, t in regressors(x))["regressor"]
    unseeded = KerasClassifier(binary, **(COMMON | {"random_state": None}))
    validations = {
        "shuffled_folds": validated(classifier, x, y, StratifiedKFold(4, shuffle=True, random_state=7)),
        "four_folds": validated(classifier, x, y, 4),
        "pipeline": validated(scaled, x, y, 4),
        "regressor": validated(*regressor[:1], x, regressor[1], 4),
        "plain_folds": validated(classifier, x, y, KFold(3)),
    }
    keras.utils.set_random_seed(3)
    validations["global_stream"] = validated(unseeded, x, y, 3)
    goldens.write(
        out / "wrappers",
        "scikeras",
        "python-export/recipes/wrappers.py",
        {"x": x, "fits": fits, "cross_validations": validations},
    )
