"""Tests of the benchmark's scripts: python -m unittest test_bench (from this folder; JAX's only where it is installed)."""

import io
import os
import unittest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np

import bench
import bench_worker
from bench_workloads import WORKLOADS, Workload, inputs, labels

try:
    import jax

    import bench_jax
except ImportError:
    jax = None


def tiny(optimizer, loss, last, y):
    """20 rows in batches of 8: the last one has 4."""
    units = 1 if last == "sigmoid" else 3
    return Workload(lambda: (inputs(20, 3), y), (4, units), last, optimizer, loss, 8)


CASES = [
    tiny(("SGD", 0.1), "binary_crossentropy", "sigmoid", labels(20, 2).astype("float32")),
    tiny(("Adam", 0.01), "sparse_categorical_crossentropy", "softmax", labels(20, 3)),
    tiny(("RMSprop", 0.01), "categorical_crossentropy", "softmax", np.eye(3, dtype="float32")[labels(20, 3)]),
]


class Bench(unittest.TestCase):
    def test_data_are_those_of_java(self):
        """The same numbers are pinned in WorkloadsTest.java."""
        expected = [-0.5, -0.18240114, -0.30876523, 0.023204098, -0.356984, 0.29707837]
        np.testing.assert_array_equal(inputs(2, 3).ravel(), np.array(expected, "float32"))
        np.testing.assert_array_equal(labels(8, 10), [3, 4, 6, 3, 2, 6, 7, 3])

    @unittest.skipUnless(jax, "no jax here")
    def test_jax_trains_as_keras(self):
        for workload in CASES:
            with self.subTest(workload.loss):
                ours, theirs = bench_jax.Trainer(workload), bench.Trainer("keras", workload)
                theirs.model.set_weights([np.asarray(w) for w in jax.tree.leaves(ours.state[0])])
                for epoch in range(3):
                    # the same order on both sides, the data's
                    ours.state, logs = ours.run(np.arange(20, dtype="int32"))
                    history = theirs.model.fit(theirs.x, theirs.y, batch_size=8, shuffle=False, verbose=0).history
                    np.testing.assert_allclose(logs[0], history["loss"][0], rtol=1e-5)
                    np.testing.assert_allclose(logs[1], history["accuracy"][0], rtol=1e-6)
                np.testing.assert_allclose(ours.predict_one_row(), theirs.predict_one_row(), rtol=1e-5)

    def test_every_contender_answers(self):
        trainers = {contender: lambda c=contender: bench.Trainer(c, CASES[0]) for contender in bench.MODES}
        if jax:
            trainers["jax"] = lambda: bench_jax.Trainer(CASES[0])
        for contender, prepare in trainers.items():
            with self.subTest(contender):
                out = io.StringIO()
                bench_worker.serve("who", prepare, ["prepare 0", "fit 2", "predict 3", "memory 0"], out)
                who, *numbers = out.getvalue().split()
                self.assertEqual(who, "who")
                self.assertEqual(len(numbers), 4)
                self.assertTrue(all(float(number) > 0 for number in numbers))

    def test_workloads_are_those_of_java(self):
        self.assertEqual(len(WORKLOADS), 15)
        for name in ("circles", "width-4", "rows-1000"):
            x, y = WORKLOADS[name].data()
            self.assertEqual(len(x), len(y))


if __name__ == "__main__":
    unittest.main()
