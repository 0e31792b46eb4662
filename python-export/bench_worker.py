"""The Python side of `keras-jvm bench`: reads `prepare|fit|predict|memory NUMBER` lines and answers with a number each.

prepare loads the data and builds the model and answers with seconds; fit trains for NUMBER epochs and answers with
seconds; predict calls `predict` on one row NUMBER times, or for half a second, and answers with the median in microseconds;
memory answers with the most physical memory of this process in megabytes.
"""

import statistics
import sys
import time


def peak_megabytes():
    """Of 10^6 bytes; NaN where there is no /proc."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith("VmHWM:"))
    except FileNotFoundError:
        return float("nan")


def median_micros(call, calls):
    micros, end = [], time.perf_counter() + 0.5
    while not micros or len(micros) < calls and time.perf_counter() < end:
        start = time.perf_counter()
        call()
        micros.append((time.perf_counter() - start) * 1e6)
    return statistics.median(micros)


def seconds(call, *arguments):
    start = time.perf_counter()
    result = call(*arguments)
    return time.perf_counter() - start, result


def serve(description, prepare, lines=sys.stdin, out=sys.stdout):
    """Serves until the input ends; `prepare` gives an object with `fit(epochs)` and `predict_one_row()`."""
    print(description, file=out, flush=True)
    trainer = None
    for line in lines:
        command, number = line.split()
        if command == "prepare":
            answer, trainer = seconds(prepare)
        elif command == "fit":
            answer, _ = seconds(trainer.fit, int(number))
        elif command == "predict":
            answer = median_micros(trainer.predict_one_row, int(number))
        else:
            answer = peak_megabytes()
        print(answer, file=out, flush=True)
