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


def cases():
    for component, several in ARGUMENTS.items():
        for config in several:
            for shape in SHAPES:
                about = "; ".join(filter(None, [words(config), f"shape={shape}"]))
                yield case("initializer", component, about, config, shape=shape)
        if "seed" in several[0]:
            yield case("initializer", component, "global seed", shape=SHAPES[0], global_seed=1337)
