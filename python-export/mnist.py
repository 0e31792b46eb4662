"""Tutorial 4, MNIST: one wide hidden layer, rmsprop, ten epochs."""

import goldens
from goldens import keras
from keras import layers, models
from keras.utils import to_categorical

import data

if __name__ == "__main__":
    args = goldens.arguments(__doc__, seed=7)
    keras.utils.set_random_seed(args.seed)
    (X_train, y_train), (X_test, y_test) = data.mnist()
    X_train_final = X_train.reshape(-1, 28 * 28) / 255.0
    X_test_final = X_test.reshape(-1, 28 * 28) / 255.0
    y_train_final = to_categorical(y_train)
    y_test_final = to_categorical(y_test)

    model = models.Sequential()
    model.add(layers.Dense(512, activation="relu", input_shape=(28 * 28,)))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile("rmsprop", "categorical_crossentropy", metrics=["acc"])

    record = goldens.Record(model, whole=False)
    epochs = args.limit(10)
    record.fit("fit", X_train_final, y_train_final, epochs=epochs, batch_size=128, validation_split=0.2)
    record.evaluate("evaluate", X_test_final, y_test_final)
    record.predict("predict", X_test_final)
    document = {"seed": args.seed, "model": record.document()}
    goldens.write(args.out, "mnist", args.made_by, document)
