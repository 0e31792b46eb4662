"""Tutorial 1, breast cancer: a small classifier trained with SGD, twice."""

import goldens
from goldens import keras
from keras import optimizers
from keras.layers import Activation, Dense
from keras.models import Sequential
from sklearn.model_selection import train_test_split

import data


def build(*units):
    """Dense and relu for each of the hidden units, then Dense(1) and sigmoid."""
    model = Sequential()
    model.add(Dense(units[0], input_shape=(30,)))
    model.add(Activation("relu"))
    for width in units[1:]:
        model.add(Dense(width))
        model.add(Activation("relu"))
    model.add(Dense(1))
    model.add(Activation("sigmoid"))
    sgd = optimizers.SGD(learning_rate=0.01)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(args, units, X_train, X_test, y_train, y_test):
    keras.utils.clear_session()
    keras.utils.set_random_seed(args.seed)
    model = build(*units)
    record = goldens.Record(model)
    epochs = args.limit(100)
    record.fit("fit", X_train, y_train, batch_size=50, epochs=epochs)
    record.evaluate("evaluate", X_test, y_test)
    record.predict("predict", X_test)
    record.fit("fit_with_validation_split", X_train, y_train, validation_split=0.3, epochs=epochs)
    record.evaluate("evaluate_again", X_test, y_test)
    return record.document()


if __name__ == "__main__":
    args = goldens.arguments(__doc__, seed=7)
    X, y = data.breast_cancer()
    split = train_test_split(X, y, test_size=0.3, random_state=7)
    X_train, X_test, y_train, y_test = split
    document = {
        "seed": args.seed,
        "shapes": [part.shape for part in split],
        "X_test_crc32": goldens.crc32(X_test),
        "y_test": y_test,
        "model": train(args, (10, 8, 6), *split),
        "model_of_the_printed_summary": train(args, (10, 10, 10), *split),
    }
    goldens.write(args.out, "breast_cancer", args.made_by, document)
