"""Initializers: what each seed draws, for shapes with and without fans."""

from drawing import case, words

SHAPES = ([5, 3], [7], [2, 3, 4, 5])
ARGUMENTS = {
    "Zeros": [{}],
    "Ones": [{}],
    "Constant": [{"value": 0.25}],
    "RandomUniform": [{"seed": 1}, {"minval": -1.0, "maxval": 3.0, "seed": 2}],
    "RandomNormal": [{"seed": 1}, {"mean": 0.5, "stddev": 2.0, "seed": 2}],
    "TruncatedNormal": [{"seed": 1}, {"mean": 0.5, "stddev": 2.0, "seed": 2}],
    "VarianceScaling": [
        {"seed": 1},
        *({"scale": 2.0, "mode": mode, "distribution": distribution, "seed": 3}
          for mode in ("fan_in", "fan_out", "fan_avg")
          for distribution in ("truncated_normal", "untruncated_normal", "uniform")),
    ],
    "GlorotUniform": [{"seed": 1}],
    "GlorotNormal": [{"seed": 1}],
    "HeUniform": [{"seed": 1}],
    "HeNormal": [{"seed": 1}],
    "LecunUniform": [{"seed": 1}],
    "LecunNormal": [{"seed": 1}],
}  # fmt: skip

MATRICES = {
    "Orthogonal": ([{"seed": 1}, {"gain": 0.5, "seed": 2}], ([5, 3], [3, 5], [4, 4], [2, 3, 4, 5], [1, 7])),
    "Identity": ([{}, {"gain": 2.5}], ([4, 4], [2, 5], [5, 2])),
}
WINDOWS = (
    "boxcar", "triang", "bartlett", "hann", "hamming", "blackman", "nuttall", "blackmanharris", "flattop", "barthann",
    "bohman", "cosine", "exponential", "lanczos", "parzen", "tukey",
)  # fmt: skip
TRANSFORMS = [{}, {"side": "imag"}, {"scaling": "spectrum"}, {"scaling": None}, {"periodic": True}, {"window": None}]


def matrices():
    for component, (configs, shapes) in MATRICES.items():
        for config in configs:
            for shape in shapes:
                about = "; ".join(filter(None, [words(config), f"shape={shape}"]))
                yield case("initializer", component, about, config, shape=shape)
    yield case("initializer", "Orthogonal", "global seed", shape=[6, 4], global_seed=1337)


def transforms():
    for config in TRANSFORMS:
        for shape in ([8, 1, 5], [33, 1, 17]):
            about = "; ".join(filter(None, [words(config), f"shape={shape}"]))
            yield case("initializer", "STFT", about, config, shape=shape)
    for window in WINDOWS:
        for periodic in (False, True):
            for frame in (7, 16):
                config = {"window": window, "periodic": periodic}
                yield case("initializer", "STFT", f"{words(config)}; frame={frame}", config, shape=[frame, 1, 9])


def cases():
    for component, several in ARGUMENTS.items():
        for config in several:
            for shape in SHAPES:
                about = "; ".join(filter(None, [words(config), f"shape={shape}"]))
                yield case("initializer", component, about, config, shape=shape)
        if "seed" in several[0]:
            yield case("initializer", component, "global seed", shape=SHAPES[0], global_seed=1337)
    yield from matrices()
    yield from transforms()
