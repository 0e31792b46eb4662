"""Tutorial 5, circles: three linear models that fail, the activation functions, and one that works."""

import goldens
from goldens import keras, np, tf
from sklearn.datasets import make_circles

SGD, Adam = keras.optimizers.SGD, keras.optimizers.Adam
Dense = keras.layers.Dense


def model(args, layers, loss, optimizer):
    """A compiled Sequential without an input shape, its weights drawn after set_random_seed."""
    keras.utils.clear_session()
    keras.utils.set_random_seed(args.seed)
    made = keras.Sequential([Dense(*units) for units in layers])
    made.compile(loss=loss, optimizer=optimizer, metrics=["accuracy"])
    return goldens.Record(made)


def bce():
    return keras.losses.BinaryCrossentropy()


def boundary(record, X):
    """Predictions on the 100 x 100 grid of plot_decision_boundary."""
    x_min, x_max = X[:, 0].min() - 0.1, X[:, 0].max() + 0.1
    y_min, y_max = X[:, 1].min() - 0.1, X[:, 1].max() + 0.1
    xx, yy = np.meshgrid(np.linspace(x_min, x_max, 100), np.linspace(y_min, y_max, 100))
    return record.model.predict(np.c_[xx.ravel(), yy.ravel()], verbose=0).reshape(100, 100)


def activation_functions():
    """The toy tensor, sigmoid and relu of it."""
    A = tf.cast(tf.range(-12, 12), tf.float32)
    return {"A": A.numpy(), "sigmoid": (1 / (1 + tf.exp(-A))).numpy(), "relu": tf.maximum(0, A).numpy()}


if __name__ == "__main__":
    args = goldens.arguments(__doc__, seed=18)
    X, y = make_circles(1000, noise=0.03, random_state=42)
    X_train, y_train, X_test, y_test = X[:800], y[:800], X[800:], y[800:]

    model_1 = model(args, [(1,)], bce(), SGD())
    model_1.fit("fit", X, y, epochs=args.limit(5))
    model_1.fit("fit_longer", X, y, epochs=args.limit(200))
    model_1.evaluate("evaluate", X, y)

    model_2 = model(args, [(1,), (1,)], bce(), SGD())
    model_2.fit("fit", X, y, epochs=args.limit(100))
    model_2.evaluate("evaluate", X, y)

    model_3 = model(args, [(100,), (10,), (1,)], bce(), Adam())
    model_3.fit("fit", X, y, epochs=args.limit(100))
    model_3.evaluate("evaluate", X, y)
    model_3.predict("predict", X)

    layers = [(4, "relu"), (4, "relu"), (1, "sigmoid")]
    model_4 = model(args, layers, keras.losses.binary_crossentropy, Adam(learning_rate=0.01))
    model_4.fit("fit", X_train, y_train, epochs=args.limit(25))
    model_4.evaluate("evaluate", X_test, y_test)
    model_4.predict("predict", X_test)

    document = {
        "seed": args.seed,
        "data": {"X_first": X[:10], "y_first": y[:10], "X_float32_crc32": goldens.crc32(np.float32(X)), "y_crc32": goldens.crc32(y)},
        "activation_functions": activation_functions(),
        "model_1": model_1.document(),
        "model_2": model_2.document(),
        "model_3": model_3.document(),
        "model_4": model_4.document(),
    }
    arrays = {
        "X": X,
        "y": y,
        "model_3_boundary": boundary(model_3, X),
        "model_4_boundary_train": boundary(model_4, X_train),
        "model_4_boundary_test": boundary(model_4, X_test),
    }
    goldens.write(args.out, "circles", args.made_by, document, arrays)
