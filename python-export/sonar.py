"""Tutorial 3, Sonar: ten-fold cross-validation of four networks."""

import goldens
from goldens import keras, np
from keras.layers import Dense
from keras.models import Sequential
from scikeras.wrappers import KerasClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import LabelEncoder, StandardScaler

import data


def network(*units):
    """A build function: relu layers of the given widths on 60 inputs, one sigmoid."""

    def build():
        model = Sequential()
        model.add(Dense(units[0], input_shape=(60,), activation="relu"))
        for width in units[1:]:
            model.add(Dense(width, activation="relu"))
        model.add(Dense(1, activation="sigmoid"))
        model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
        return model

    return build


def evaluate(args, build, X, y, standardized):
    """What cross_val_score returns, with every fold's history."""
    classifier = KerasClassifier(
        model=build, epochs=args.limit(100), batch_size=5, verbose=0, random_state=args.seed
    )
    estimator = classifier
    if standardized:
        estimator = Pipeline([("standardize", StandardScaler()), ("mlp", classifier)])
    folds = StratifiedKFold(n_splits=10, shuffle=True, random_state=args.seed)
    result = cross_validate(estimator, X, y, cv=folds, return_estimator=True)
    scores = result["test_score"]
    fitted = [e.named_steps["mlp"] if standardized else e for e in result["estimator"]]
    histories = [f.history_ for f in fitted]
    first_test = next(folds.split(X, y))[1]
    first_rows = X[first_test]
    if standardized:
        first_rows = result["estimator"][0].named_steps["standardize"].transform(first_rows)
    return {
        "scores": scores,
        "mean_percent": scores.mean() * 100,
        "std_percent": scores.std() * 100,
        "final_loss": [h["loss"][-1] for h in histories],
        "final_accuracy": [h["accuracy"][-1] for h in histories],
        "first_fold_history": histories[0],
        "first_fold_predictions": fitted[0].model_.predict(first_rows, verbose=0),
    }, {"loss": np.float32([h["loss"] for h in histories]), "accuracy": np.float32([h["accuracy"] for h in histories])}


def start(args, build, rows):
    """The weights and the order of rows that every fold starts from."""
    keras.utils.set_random_seed(args.seed)
    model = build()
    return {
        "initial_weights": goldens.fingerprints(model.get_weights()),
        "permutations": [goldens.permutation(n) for n in rows],
    }


if __name__ == "__main__":
    args = goldens.arguments(__doc__, seed=7)
    X, Y = data.sonar()
    encoded_Y = LabelEncoder().fit(Y).transform(Y)
    folds = StratifiedKFold(n_splits=10, shuffle=True, random_state=args.seed)
    document = {
        "seed": args.seed,
        "encoded_Y": encoded_Y,
        "test_folds": [test for _, test in folds.split(X, encoded_Y)],
    }
    arrays = {}
    models = {
        "baseline": (network(60), False),
        "standardized": (network(60), True),
        "smaller": (network(30), True),
        "larger": (network(60, 30), True),
    }
    for name, (build, standardized) in models.items():
        scores, curves = evaluate(args, build, X, encoded_Y, standardized)
        document[name] = start(args, build, (187, 188)) | scores
        arrays |= {f"{name}_{key}": values for key, values in curves.items()}
    goldens.write(args.out, "sonar", args.made_by, document, arrays)
