"""scikit-learn: splits, folds, scalers, encoders, generated data, reports."""

import numpy as np
from keras.utils import to_categorical
from sklearn import datasets, metrics, model_selection, preprocessing

import goldens

SEEDS = (0, 1, 7, 42)
TARGETS = {
    "two_classes_10": [0] * 6 + [1] * 4,
    "three_classes_23": [(i * i + i // 3) % 3 for i in range(23)],
    "unbalanced_30": [0] * 20 + [1] * 7 + [2] * 3,
    "strings_12": ["rock", "mine", "mine", "rock", "rock", "mine", "rock", "mine", "mine", "rock", "mine", "rock"],
    "shuffled_two_classes_25": [i * 7 % 25 % 2 for i in range(25)],
}


def train_test_split():
    table = []
    sizes = (
        {}, {"test_size": 0.2}, {"test_size": 0.3}, {"test_size": 0.33}, {"test_size": 3}, {"train_size": 0.5},
        {"train_size": 4, "test_size": 4}, {"test_size": 0.3, "shuffle": False},
    )  # fmt: skip
    for n in (10, 25, 569):
        for arguments in sizes if n < 100 else ({"test_size": 0.3},):
            for seed in SEEDS if arguments.get("shuffle", True) else (None,):
                train, test = model_selection.train_test_split(np.arange(n), random_state=seed, **arguments)
                table.append({"n": n, "arguments": arguments, "random_state": seed, "train": train, "test": test})
    return {"cases": table, "stratified": stratified(), "several_arrays": several()}


def stratified():
    table = []
    for name, y in TARGETS.items():
        for arguments in ({"test_size": 0.3}, {"test_size": 0.25}, {"test_size": 5}, {"train_size": 0.6}):
            for seed in SEEDS:
                train, test = model_selection.train_test_split(
                    np.arange(len(y)), random_state=seed, stratify=y, **arguments
                )
                table.append({"y": name, "arguments": arguments, "random_state": seed, "train": train, "test": test})
    return {"targets": TARGETS, "cases": table}


def several():
    X, y = np.arange(20).reshape(10, 2), np.arange(10) * 10
    parts = model_selection.train_test_split(X, y, test_size=0.3, random_state=7)
    return dict(zip(("X_train", "X_test", "y_train", "y_test"), parts))


def folds():
    """KFold and StratifiedKFold: [train, test] indices of every fold."""
    table = []
    for name, y in TARGETS.items():
        for kind in (model_selection.KFold, model_selection.StratifiedKFold):
            for k in (2, 3):
                for seed in (None, *SEEDS):
                    split = kind(n_splits=k, shuffle=seed is not None, random_state=seed)
                    tests = [test for _, test in split.split(np.zeros((len(y), 1)), y)]
                    table.append({"y": name, "kind": kind.__name__, "n_splits": k, "random_state": seed, "tests": tests})
    for kind in (model_selection.KFold, model_selection.StratifiedKFold):
        y = np.arange(208) < 97
        tests = [test for _, test in kind(10, shuffle=True, random_state=7).split(np.zeros((208, 1)), y)]
        table.append({"y": "97 true, then 111 false", "kind": kind.__name__, "n_splits": 10, "random_state": 7, "tests": tests})
    return {"targets": TARGETS, "cases": table}


MATRICES = {
    "integers": [[1, 2, 5], [3, 2, 7], [8, 2, 1]],
    "reals": [[0.1, -5.5, 1e-3], [0.25, 3.25, 2e-3], [0.7, 0.0, 7e-3], [0.9, 12.5, -1e-3]],
    "one_row": [[1.5, -2.0]],
    "large_offset": [[1e8 + 1, 1], [1e8 + 2, 1], [1e8 + 4, 1]],
    "constant": [[3.3, 0.0], [3.3, 0.0]],
}


def scalers():
    new = {"integers": [[0, 0, 0], [10, 3, 4]], "reals": [[1.0, 1.0, 1.0]], "one_row": [[0, 1]],
           "large_offset": [[1e8, 0]], "constant": [[4.0, 1.0]]}  # fmt: skip
    table = []
    for name, X in MATRICES.items():
        X = np.array(X, "float64")
        standard = preprocessing.StandardScaler().fit(X)
        table.append({"scaler": "StandardScaler", "arguments": {}, "X": name, "mean_": standard.mean_, "var_": standard.var_,
                      "scale_": standard.scale_, "transform": standard.transform(X), "transform_new": standard.transform(new[name]),
                      "inverse": standard.inverse_transform(standard.transform(X))})  # fmt: skip
        for arguments in ({}, {"feature_range": (-1, 2)}):
            m = preprocessing.MinMaxScaler(**arguments).fit(X)
            table.append({"scaler": "MinMaxScaler", "arguments": arguments, "X": name, "data_min_": m.data_min_,
                          "data_max_": m.data_max_, "scale_": m.scale_, "min_": m.min_, "transform": m.transform(X),
                          "transform_new": m.transform(new[name]), "inverse": m.inverse_transform(m.transform(X))})  # fmt: skip
    options = []
    X = np.array(MATRICES["reals"])
    for arguments in ({"with_mean": False}, {"with_std": False}):
        options.append({"arguments": arguments, "transform": preprocessing.StandardScaler(**arguments).fit_transform(X)})
    return {"matrices": MATRICES, "new_rows": new, "cases": table, "standard_scaler_options_on_reals": options}


def encoders():
    labels = []
    for values in (["R", "M", "R", "R", "M"], ["paris", "tokyo", "amsterdam", "tokyo"], [5, 2, 9, 2, 5], [True, False, True],
                   ["é", "z", "Z", "a"]):  # fmt: skip
        encoder = preprocessing.LabelEncoder().fit(values)
        codes = encoder.transform(values)
        labels.append({"values": values, "classes_": encoder.classes_, "encoded": codes, "inverse": encoder.inverse_transform(codes)})
    categorical = []
    for y, classes in (([0, 2, 1, 2], None), ([1, 0], 4), ([[0], [1], [2]], None), ([[0, 1], [2, 0]], None), ([3], None)):
        result = to_categorical(np.array(y), classes)
        categorical.append({"y": y, "num_classes": classes, "shape": result.shape, "dtype": str(result.dtype), "result": result})
    return {"label_encoder": labels, "to_categorical": categorical}


def generated():
    """make_circles and make_moons; float64."""
    table = []
    for function in (datasets.make_circles, datasets.make_moons):
        for arguments in ({"n_samples": 10}, {"n_samples": 11, "noise": 0.1}, {"n_samples": 30, "noise": 0.03},
                          {"n_samples": 12, "noise": 0.2, "shuffle": False}):  # fmt: skip
            for seed in (1, 42):
                X, y = function(random_state=seed, **arguments)
                table.append({"function": function.__name__, "arguments": arguments, "random_state": seed, "X": X, "y": y})
    X, y = datasets.make_circles(9, factor=0.3, random_state=7, noise=0.05)
    table.append({"function": "make_circles", "arguments": {"n_samples": 9, "factor": 0.3, "noise": 0.05}, "random_state": 7, "X": X, "y": y})
    return {"cases": table}


REPORTS = {
    "binary": ([0, 1, 1, 0, 1, 0, 0, 1], [0, 1, 0, 0, 1, 1, 0, 1], None),
    "three": ([0, 1, 2, 2, 2, 1, 0, 0], [0, 0, 2, 2, 1, 1, 0, 2], None),
    "named": ([0, 1, 2, 2, 0], [0, 0, 2, 2, 1], ["T-shirt/top", "Trouser", "Ankle boot"]),
    "strings": (["R", "M", "R", "M", "M"], ["R", "R", "R", "M", "M"], None),
    "label_never_predicted": ([0, 1, 2, 1], [0, 1, 1, 1], None),
    "label_only_predicted": ([0, 0, 1, 1], [0, 2, 1, 1], None),
    "perfect": ([3, 1, 1], [3, 1, 1], None),
    "many_rows": ([i % 10 for i in range(1000)], [(i + (i % 7 == 0)) % 10 for i in range(1000)], None),
}


def reports():
    table = []
    for name, (true, predicted, names) in REPORTS.items():
        options = {"target_names": names, "zero_division": 0.0}
        table.append({
            "case": name, "y_true": true, "y_pred": predicted, "target_names": names,
            "confusion_matrix": metrics.confusion_matrix(true, predicted),
            "accuracy_score": metrics.accuracy_score(true, predicted),
            "classification_report": metrics.classification_report(true, predicted, **options),
            "classification_report_4_digits": metrics.classification_report(true, predicted, digits=4, **options),
            "classification_report_dict": metrics.classification_report(true, predicted, output_dict=True, **options),
        })  # fmt: skip
    true, predicted, _ = REPORTS["three"]
    matrix = {"labels_2_0": metrics.confusion_matrix(true, predicted, labels=[2, 0])}
    for normalize in ("true", "pred", "all"):
        matrix[f"normalize_{normalize}"] = metrics.confusion_matrix(true, predicted, normalize=normalize)
    return {"cases": table, "confusion_matrix_of_three": matrix}


def main(out):
    for make in (train_test_split, folds, scalers, encoders, generated, reports):
        made_by = f"python-export/recipes/scikit_learn.py {make.__name__}"
        goldens.write(out / "sklearn", make.__name__, made_by, make())
