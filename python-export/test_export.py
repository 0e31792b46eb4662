"""Tests of export_with_examples.py and verify.py, and of the committed SavedModels: python -m unittest test_export (from this folder)."""

import contextlib
import io
import json
import os
import tempfile
import unittest
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

from export_with_examples import ARRAYS, JSON, add_examples, compare, export_with_examples, read_examples, sample
from verify import verify

tf.get_logger().setLevel("ERROR")
FIXTURES = Path(__file__).resolve().parents[1] / "src" / "test" / "resources" / "savedmodels"


def dense(features=3):
    return keras.Sequential([keras.Input((features,), name="x"), keras.layers.Dense(2, "tanh")])


def status(directory, **bounds):
    with contextlib.redirect_stdout(io.StringIO()):
        return verify(directory, **bounds)


class Doubler(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32, "x")])
    def double(self, x):
        return 2 * x


class Fickle(tf.Module):
    """Another answer at each call."""

    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32, "x")])
    def answer(self, x):
        return x + tf.random.uniform([])


class Export(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.out = self.folder / "model"

    def example(self):
        return read_examples(self.out)["examples"][0]

    def edit(self, name, array):
        with np.load(self.out / ARRAYS) as file:
            arrays = dict(file)
        self.assertIn(name, arrays)
        np.savez_compressed(self.out / ARRAYS, **arrays | {name: array})

    def test_expects_what_predict_answers(self):
        model, rows = dense(), np.random.default_rng(3).random((5, 3))
        export_with_examples(model, self.out, rows)
        example = self.example()
        np.testing.assert_array_equal(example["inputs"]["x"], np.float32(rows))
        np.testing.assert_array_equal(example["outputs"]["output_0"], model.predict(np.float32(rows), verbose=0))
        self.assertEqual(read_examples(self.out)["written_by"]["keras"], keras.__version__)
        self.assertEqual(status(self.out), 0)

    def test_samples_are_the_seeds(self):
        export_with_examples(dense(), self.out, n=4, seed=1)
        first = self.example()["inputs"]["x"]
        export_with_examples(dense(), self.out, n=4, seed=1, overwrite=True)
        np.testing.assert_array_equal(self.example()["inputs"]["x"], first)
        self.assertEqual(first.shape, (4, 3))

    def test_samples_have_the_dtype_of_the_input(self):
        for dtype in (tf.float32, tf.float64, tf.int32, tf.int64, tf.uint8, tf.bool):
            made = sample(tf.TensorSpec([None, 2], dtype), 4, np.random.default_rng(0))
            self.assertEqual((made.dtype, made.shape), (dtype.as_numpy_dtype, (4, 2)))
        self.assertEqual(sample(tf.TensorSpec([], tf.string), 4, np.random.default_rng(0)).dtype.kind, "U")

    def test_refuses_to_overwrite(self):
        export_with_examples(dense(), self.out)
        with self.assertRaisesRegex(FileExistsError, "Pass overwrite=True to replace it"):
            export_with_examples(dense(), self.out)

    def test_a_failed_export_leaves_what_was_there_and_nothing_beside(self):
        export_with_examples(dense(), self.out)
        before = (self.out / ARRAYS).read_bytes()
        with self.assertRaises(ValueError):
            export_with_examples(dense(), self.out, np.zeros((2, 7)), overwrite=True)
        self.assertEqual((self.out / ARRAYS).read_bytes(), before)
        self.assertEqual(os.listdir(self.folder), ["model"])

    def test_refuses_a_directory_that_answers_otherwise(self):
        module = Fickle()
        with self.assertRaisesRegex(ValueError, "loaded again it answers otherwise, largest difference"):
            export_with_examples(module, self.out, signatures={"f": module.answer})
        self.assertFalse(self.out.exists())

    def test_several_inputs_by_list_and_by_name(self):
        a, b = keras.Input((2,), name="a"), keras.Input((2,), name="b")
        model = keras.Model([b, a], [a - b, a * b])
        x, y = np.float32([[1, 2]]), np.float32([[10, 20]])
        for inputs in ([y, x], {"a": x, "b": y}):
            export_with_examples(model, self.out, inputs, overwrite=True)
            np.testing.assert_array_equal(self.example()["inputs"]["b"], y)
            np.testing.assert_array_equal(self.example()["outputs"]["output_0"], x - y)
            np.testing.assert_array_equal(self.example()["outputs"]["output_1"], x * y)

    def test_refuses_another_number_of_inputs(self):
        a, b = keras.Input((2,), name="a"), keras.Input((2,), name="b")
        with self.assertRaisesRegex(ValueError, r"inputs must be 2 arrays, \['a', 'b'\]; received 1"):
            export_with_examples(keras.Model([a, b], a + b), self.out, [np.ones((1, 2))])

    def test_a_module_needs_signatures(self):
        with self.assertRaisesRegex(ValueError, "A tf.Module needs signatures="):
            export_with_examples(Doubler(), self.out)

    def test_a_module_with_one_signature(self):
        module = Doubler()
        export_with_examples(module, self.out, {"x": [1, 2.5]}, signatures={"serving_default": module.double})
        np.testing.assert_array_equal(self.example()["outputs"]["output_0"], np.float32([2, 5]))
        self.assertEqual(self.example()["source"], "signature")
        with self.assertRaisesRegex(ValueError, r"inputs of serving_default must be \['x'\]; received \['y'\]"):
            add_examples(self.out, {"serving_default": {"y": [1]}})

    def test_half_precision_gets_more_tolerance_and_is_stored_as_float32(self):
        for dtype, rtol in (("float16", 2e-3), ("bfloat16", 2e-2)):
            model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, dtype=dtype)])
            export_with_examples(model, self.out, overwrite=True)
            self.assertEqual(self.example()["rtol"], rtol)
            self.assertEqual(self.example()["outputs"]["output_0"].dtype, np.float32)
            self.assertEqual(status(self.out), 0)

    def test_verify_tells_a_mismatch(self):
        export_with_examples(dense(), self.out)
        outputs = self.example()["outputs"]["output_0"]
        self.edit("0_output_output_0", outputs + np.float32(1e-3))
        self.assertEqual(status(self.out), 1)
        self.assertEqual(status(self.out, atol=1e-2), 0)
        self.edit("0_output_output_0", outputs[:-1])
        self.assertEqual(status(self.out, atol=1e-2), 1)

    def test_verify_tells_that_there_are_no_examples(self):
        tf.saved_model.save(Doubler(), str(self.out))
        self.assertEqual(status(self.out), 2)

    def test_a_later_format_is_refused(self):
        export_with_examples(dense(), self.out)
        document = json.loads((self.out / JSON).read_text())
        (self.out / JSON).write_text(json.dumps(document | {"format": 2}))
        with self.assertRaisesRegex(ValueError, "format must be 1; received 2"):
            verify(self.out)


class Compare(unittest.TestCase):
    def test_differences(self):
        one, nan = np.float32([1, 2]), np.float32([np.nan, np.inf])
        self.assertEqual(compare(one, one + np.float32(0.25), 0, 0.3), (True, "largest difference 0.25"))
        self.assertEqual(compare(one, one + np.float32(0.25), 0, 0.2), (False, "largest difference 0.25"))
        self.assertEqual(compare(nan, nan, 0, 0), (True, "largest difference 0"))
        self.assertEqual(compare(nan, one, 1, 1)[0], False)
        self.assertEqual(compare(np.array(["a", "b"]), np.array(["a", "c"]), 1, 1), (False, "1 of 2 differ"))
        self.assertEqual(compare(one, np.int32([1, 2]), 1, 1)[0], False)


class Fixtures(unittest.TestCase):
    """The committed SavedModels by the saver of TensorFlow 1, as loaders outside Python use it."""

    def test_each_loads_or_fails_as_the_manifest_says(self):
        for entry in json.loads((FIXTURES / "families.json").read_text())["families"]:
            for tags in entry["tag_sets"]:
                with self.subTest(entry["dir"], tags=tags):
                    if entry["expect"] == "ok":
                        run_in_session(FIXTURES / entry["dir"], tags)
                    else:
                        with self.assertRaisesRegex(tf.errors.FailedPreconditionError, "Could not find variable"):
                            run_in_session(FIXTURES / entry["dir"], tags)


def run_in_session(directory, tags):
    """Runs the first signature of the examples; its outputs."""
    example = read_examples(directory)["examples"][0]
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        graph = tf.compat.v1.saved_model.load(session, tags, str(directory))
        signature = graph.signature_def[example["signature"]]
        feeds = {signature.inputs[key].name: array for key, array in example["inputs"].items()}
        return session.run({key: info.name for key, info in signature.outputs.items()}, feeds)


if __name__ == "__main__":
    unittest.main()
