"""What Keras's progress bar writes: calls, times and the text, so that the calls can be made again elsewhere."""

import io
import math
import sys

import goldens
import keras
import numpy as np
from keras.src.utils import progbar as progbar_module

ORIGIN = 1_700_000_000.0


class FakeTime:
    """Stands for the module `time`: each reading is the next of a list, in microseconds, and is kept."""

    def __init__(self, steps):
        self.steps = iter(steps)
        self.now = 0
        self.readings = []

    def time(self):
        self.now += next(self.steps)
        self.readings.append(self.now)
        return ORIGIN + self.now / 1e6


def cycle(*steps):
    while True:
        yield from steps


def number(value):
    """JSON has no nan and no infinity."""
    value = float(value)
    return value if math.isfinite(value) else str(value)


def numbers(logs):
    return {key: number(value) for key, value in (logs or {}).items() if key != "outputs"}


def captured(steps, action):
    """Runs an action with fake time; gives what it printed and the readings of the clock."""
    fake, real = FakeTime(steps), progbar_module.time
    stdout, sys.stdout = sys.stdout, io.StringIO()
    progbar_module.time = fake
    try:
        action()
        return {"clock": fake.readings, "text": sys.stdout.getvalue()}
    finally:
        progbar_module.time = real
        sys.stdout = stdout


# -- Progbar alone ---------------------------------------------------------------------------------


def bar(steps, updates, dynamic=True, **settings):
    """`updates` are lists of [current, values] or [current, values, finalize]."""

    def action():
        shown = keras.utils.Progbar(**settings)
        shown._dynamic_display = dynamic
        for update in updates:
            current, values, *finalize = update
            shown.update(current, list(values.items()), *finalize)

    result = captured(steps, action)
    calls = [[u[0], numbers(u[1]), *u[2:]] for u in updates]
    return {"settings": settings, "dynamic": dynamic, "updates": calls, **result}


def rising(count, name="loss", start=0.9, step=-0.013):
    return [[i + 1, {name: start + step * i}] for i in range(count)]


def odd_values():
    values = {
        "zero": 0.0,
        "minus": -0.5,
        "small": 1e-4,
        "border": 0.001,
        "above": 0.00100001,
        "minus_small": -1e-5,
        "tiny": 1e-30,
        "big": 12345678.0,
        "nan": math.nan,
        "inf": math.inf,
        "minus_inf": -math.inf,
        "half": 0.03125,
        "tie": 0.00005,
    }
    return [[1, values], [2, values]]


def bars():
    minute = 60_000_000
    cases = {
        "five_steps": bar(cycle(100_000), rising(5), target=5),
        "interval": bar(cycle(20_000), rising(12), target=12),
        "own_interval": bar(cycle(100_000), rising(12), target=12, interval=0.35),
        "hundred": bar(cycle(30_000, 41_300), rising(100), target=100),
        "digits": bar(cycle(3_000_000), [[1, {}], [9, {}], [10, {}], [999, {}], [1000, {}]], target=1000),
        "minutes_left": bar(cycle(7_250_000), rising(20), target=20),
        "hours_left": bar(cycle(20 * minute + 1_500_000), rising(6), target=6),
        "microseconds": bar(cycle(137), rising(8), target=8, interval=0.0),
        "seconds": bar(cycle(1_000_000, 1_500_000, 2_500_000), rising(7), target=7),
        "rounding": bar(cycle(500_000), rising(6), target=6),
        "no_time": bar(cycle(0), rising(3), target=3, interval=0.0),
        "width": bar(cycle(100_000), rising(7), target=7, width=33),
        "unit": bar(cycle(100_000), rising(3), target=3, unit_name="sample"),
        "unknown": bar(cycle(100_000), rising(4), target=None),
        "unknown_final": bar(cycle(100_000), [*rising(3), [3, {"loss": 0.5}, True]], target=None),
        "jumps": bar(cycle(100_000), [[3, {"a": 0.1}], [4, {"a": 0.7}], [9, {"a": 0.25, "b": 3.5}], [10, {"a": 1.0}]], target=10),
        "beyond": bar(cycle(100_000), rising(4), target=3),
        "shrinks": bar(cycle(100_000), [[1, {"value": 123456.0}], [2, {"value": -123455.5}], [3, {"value": 0.2}]], target=3),
        "stateful": bar(cycle(100_000), [[i, {"loss": 0.1 * i, "acc": 0.2 * i}] for i in (1, 2, 3)], target=3, stateful_metrics=["acc"]),
        "odd_values": bar(cycle(100_000), odd_values(), target=2),
        "odd_values_line": bar(cycle(100_000), odd_values(), target=2, verbose=2),
        "line": bar(cycle(2_100_000), rising(11), target=11, verbose=2),
        "silent": bar(cycle(100_000), rising(3), target=3, verbose=0),
        "no_redraw": bar(cycle(100_000), rising(4), dynamic=False, target=4),
        "one": bar(cycle(100_000), [[1, {"loss": 0.5}, False], [1, {"loss": 0.5, "val_loss": 0.7}, True]], target=1),
        "zero_first": bar(cycle(100_000), [[0, {}], *rising(3)], target=3),
    }
    return cases


# -- ProgbarLogger in fit, evaluate and predict ------------------------------------------------------


class Recorder(keras.callbacks.ProgbarLogger):
    """The real logger, which also keeps each call that it gets."""

    def __init__(self):
        super().__init__()
        self.calls = []

    def set_params(self, params):
        super().set_params(params)
        kept = {key: params[key] for key in ("verbose", "epochs", "steps")}
        self.calls.append(["set_params", kept])


def recording(name, indexed):
    def hook(self, *arguments, logs=None):
        arguments = list(arguments)
        if len(arguments) == (2 if indexed else 1):
            logs = arguments.pop()
        self.calls.append([name, *arguments, numbers(logs)])
        getattr(keras.callbacks.ProgbarLogger, name)(self, *arguments, logs)

    return hook


for part in ("train", "test", "predict"):
    for end in ("begin", "end"):
        setattr(Recorder, f"on_{part}_{end}", recording(f"on_{part}_{end}", False))
        setattr(Recorder, f"on_{part}_batch_{end}", recording(f"on_{part}_batch_{end}", True))
for end in ("begin", "end"):
    setattr(Recorder, f"on_epoch_{end}", recording(f"on_epoch_{end}", True))


def model():
    keras.utils.set_random_seed(7)
    made = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, "relu"), keras.layers.Dense(1, "sigmoid")])
    made.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return made


def rows(count):
    i, j = np.mgrid[0:count, 0:4]
    x = (((7 * i + 3 * j + i * j) % 11) - 5) / 5.0
    i = np.arange(count)
    return x.astype("float32"), ((i * i + 3 * i) % 5 < 2).astype("float32")


def generated(x, y):
    """Batches of a data set that does not know its size."""
    for k in range(0, len(x), 8):
        yield x[k : k + 8], y[k : k + 8]


def logger(steps, call):
    recorder = Recorder()
    made = model()
    x, y = rows(20)
    made.predict(x, verbose=0)
    result = captured(steps, lambda: call(made, x, y, [recorder]))
    return {"calls": recorder.calls, **result}


def loggers():
    def fit(**settings):
        return lambda m, x, y, c: m.fit(x, y, callbacks=c, **settings)

    def both(m, x, y, c):
        m.evaluate(x, y, batch_size=8, callbacks=c)
        m.predict(x, batch_size=8, callbacks=c)

    ticks = (40_100, 30_000, 55_200, 10_300, 71_070)
    return {
        "fit": logger(cycle(*ticks), fit(batch_size=4, epochs=3)),
        "fit_one_epoch": logger(cycle(*ticks), fit(batch_size=4)),
        "fit_validation": logger(cycle(*ticks), fit(batch_size=8, epochs=2, validation_split=0.25)),
        "fit_lines": logger(cycle(*ticks), fit(batch_size=8, epochs=2, validation_split=0.25, verbose=2)),
        "fit_silent": logger(cycle(*ticks), fit(batch_size=8, epochs=2, verbose=0)),
        "fit_initial_epoch": logger(cycle(*ticks), fit(batch_size=8, epochs=5, initial_epoch=3)),
        "fit_unknown_size": logger(
            cycle(*ticks), lambda m, x, y, c: m.fit(generated(x, y), callbacks=c, epochs=1)
        ),
        "evaluate_predict": logger(cycle(*ticks), both),
        "evaluate_line": logger(
            cycle(*ticks), lambda m, x, y, c: m.evaluate(x, y, batch_size=8, callbacks=c, verbose=2)
        ),
        "predict_line": logger(
            cycle(*ticks), lambda m, x, y, c: m.predict(x, batch_size=8, callbacks=c, verbose=2)
        ),
    }


def main(out):
    goldens.write_json(out / "progbar" / "bars.json", bars())
    goldens.write_json(out / "progbar" / "loggers.json", loggers())


if __name__ == "__main__":
    main(goldens.GOLDEN)
