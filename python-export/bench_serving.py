"""Python's side of `keras-jvm bench serving`: reads lines, answers with a line each.

`signature|predict MODEL BATCH THREADS SECONDS` calls again and again and answers with the median and the 99th percentile
of a call in microseconds and with the rows a second of all threads; `export DIR` writes the small CNN. The arguments
are MODEL=DIRECTORY pairs. A call takes a numpy array and gives one back, as a service would need it.
"""

import sys
import threading
import time

import keras
import numpy as np
import tensorflow as tf

Dense, Conv2D, MaxPooling2D = keras.layers.Dense, keras.layers.Conv2D, keras.layers.MaxPooling2D


def mnist():
    return keras.Sequential([keras.Input((784,)), Dense(512, activation="relu"), Dense(10, activation="softmax")])


def cnn():
    keras.utils.set_random_seed(7)
    return keras.Sequential(
        [
            keras.Input((28, 28, 1), name="image"),
            Conv2D(16, 3, activation="relu"),
            MaxPooling2D(),
            Conv2D(32, 3, activation="relu"),
            MaxPooling2D(),
            keras.layers.Flatten(),
            Dense(10, activation="softmax"),
        ]
    )


ARCHITECTURES = {"mnist": (mnist, (784,)), "cnn": (cnn, (28, 28, 1))}


def signature(directory):
    loaded = tf.saved_model.load(directory)
    function = loaded.signatures["serving_default"]
    (key,) = function.structured_input_signature[1]
    (output,) = function.structured_outputs
    return lambda x: function(**{key: tf.constant(x)})[output].numpy(), loaded


def predictor(name):
    model = ARCHITECTURES[name][0]()
    return lambda x: model.predict(x, verbose=0, batch_size=len(x)), model


def loop(call, x, seconds, took):
    first = now = time.perf_counter()
    while now < first + seconds:
        call(x)
        end = time.perf_counter()
        took.append(end - now)
        now = end


def measure(call, shape, batch, threads, seconds):
    x = [np.random.default_rng(k).random((batch, *shape), np.float32) for k in range(threads)]
    took = [[] for _ in range(threads)]
    workers = [threading.Thread(target=loop, args=(call, x[k], seconds, took[k])) for k in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    micros = np.concatenate(took) * 1e6
    rows = sum(batch * len(one) / sum(one) for one in took)
    return f"{np.median(micros)} {np.percentile(micros, 99)} {rows}"


def main():
    directories = dict(argument.split("=", 1) for argument in sys.argv[1:])
    ready = {}
    print("ready", flush=True)
    for line in sys.stdin:
        words = line.split()
        if words[0] == "export":
            cnn().export(line.split(" ", 1)[1].strip(), verbose=False)
            print("done", flush=True)
            continue
        way, model, batch, threads, seconds = words
        if (way, model) not in ready:
            ready[way, model] = signature(directories[model]) if way == "signature" else predictor(model)
        shape = ARCHITECTURES[model][1]
        print(measure(ready[way, model][0], shape, int(batch), int(threads), float(seconds)), flush=True)


if __name__ == "__main__":
    main()
