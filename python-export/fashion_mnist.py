"""Tutorial 2: circles with a linear and a nonlinear model, then Fashion-MNIST and its confusion matrix."""

import goldens
from goldens import keras, np
from sklearn.datasets import make_circles
from sklearn.metrics import confusion_matrix

import data

Dense = keras.layers.Dense


def compiled(args, layers, loss, optimizer):
    keras.utils.clear_session()
    keras.utils.set_random_seed(args.seed)
    model = keras.Sequential(layers())
    model.compile(loss=loss, optimizer=optimizer, metrics=["accuracy"])
    return model


def circles(args):
    X, y = make_circles(1000, noise=0.03, random_state=42)
    bce = keras.losses.BinaryCrossentropy

    model_1 = compiled(args, lambda: [Dense(1, input_shape=(2,))], bce(), keras.optimizers.SGD())
    first = goldens.Record(model_1)
    first.fit("fit", X, y, epochs=args.limit(100))
    first.evaluate("evaluate", X, y)

    layers = lambda: [Dense(4, activation="relu"), Dense(4, activation="relu"), Dense(1, activation="sigmoid")]
    model_7 = compiled(args, layers, bce(), keras.optimizers.Adam(learning_rate=0.001))
    seventh = goldens.Record(model_7)
    seventh.fit("fit", X, y, epochs=args.limit(100))
    seventh.evaluate("evaluate", X, y)
    seventh.predict("predict", X)
    return {"model_1": first.document(), "model_7": seventh.document()}


def fashion(args):
    (train_data, train_labels), (test_data, test_labels) = data.fashion_mnist()
    train_data_norm = train_data / 255.0
    test_data_norm = test_data / 255.0

    layers = lambda: [
        keras.layers.Flatten(input_shape=(28, 28)),
        Dense(4, activation="relu"),
        Dense(4, activation="relu"),
        Dense(10, activation="softmax"),
    ]
    loss = keras.losses.SparseCategoricalCrossentropy()
    model = compiled(args, layers, loss, keras.optimizers.Adam())
    record = goldens.Record(model, whole=False)
    test = (test_data_norm, test_labels)
    record.fit("fit", train_data_norm, train_labels, epochs=args.limit(10), validation_data=test)
    record.evaluate("evaluate", *test)
    record.predict("predict", test_data_norm)
    classes = model.predict(test_data_norm, verbose=0).argmax(axis=1)
    matrix = confusion_matrix(test_labels, classes)
    arrays = {"predicted_classes": classes.astype(np.uint8)}
    return record.document() | {"confusion_matrix": matrix}, arrays


if __name__ == "__main__":
    args = goldens.arguments(__doc__, seed=42)
    document = {"seed": args.seed, "circles": circles(args)}
    document["fashion_mnist"], arrays = fashion(args)
    goldens.write(args.out, "fashion_mnist", args.made_by, document, arrays)
