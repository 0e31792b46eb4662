"""JAX in `keras-jvm bench`: `bench_jax.py jax WORKLOAD`; what it reads and answers is in bench_worker.py.

A whole epoch is one call: `lax.scan` over the batches under `jit`, the rows gathered by a permutation inside, the last
and smaller batch after it, the state donated. Models, losses and optimizers are written as Keras computes them; loss
and accuracy are summed as Keras's logs are.
"""

import argparse
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

import bench_worker
from bench_workloads import WORKLOADS


def sgd(rate):
    return lambda g: (), lambda step, slots, g: (slots, -rate * g)


def rmsprop(rate, rho=0.9, epsilon=1e-7):
    def update(step, slots, g):
        v = rho * slots[0] + (1 - rho) * g * g
        return (v,), -rate * g * jax.lax.rsqrt(v + epsilon)

    return lambda g: (jnp.zeros_like(g),), update


def adam(rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    def update(step, slots, g):
        m, v = slots
        alpha = rate * jnp.sqrt(1 - beta_2**step) / (1 - beta_1**step)
        m += (g - m) * (1 - beta_1)
        v += (g * g - v) * (1 - beta_2)
        return (m, v), -m * alpha / (jnp.sqrt(v) + epsilon)

    return lambda g: (jnp.zeros_like(g), jnp.zeros_like(g)), update


OPTIMIZERS = {"SGD": sgd, "RMSprop": rmsprop, "Adam": adam}


def initial(features, units):
    """Glorot-uniform kernels and zero biases."""
    weights, key = [], jax.random.key(7)
    for m, n in zip((features, *units), units):
        key, draw = jax.random.split(key)
        limit = (6 / (m + n)) ** 0.5
        weights.append((jax.random.uniform(draw, (m, n), minval=-limit, maxval=limit), jnp.zeros(n)))
    return weights


def logits(weights, x):
    for kernel, bias in weights[:-1]:
        x = jax.nn.relu(x @ kernel + bias)
    kernel, bias = weights[-1]
    return x @ kernel + bias


def binary_crossentropy(z, y):
    z = z[:, 0]
    losses = jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z)))
    return losses, (z > 0) == (y > 0.5)


def sparse_categorical_crossentropy(z, y):
    losses = -jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1)[:, 0]
    return losses, jnp.argmax(z, 1) == y


def categorical_crossentropy(z, y):
    return -jnp.sum(y * jax.nn.log_softmax(z), 1), jnp.argmax(z, 1) == jnp.argmax(y, 1)


LOSSES = {f.__name__: f for f in (binary_crossentropy, sparse_categorical_crossentropy, categorical_crossentropy)}


def train_step(loss, update, state, x, y):
    weights, slots, step, sums = state

    def total(weights):
        losses, right = loss(logits(weights, x), y)
        return jnp.mean(losses), right

    (mean, right), gradients = jax.value_and_grad(total, has_aux=True)(weights)
    step += 1
    flat, tree = jax.tree.flatten(weights)
    moved = [update(step, s, g) for s, g in zip(slots, jax.tree.leaves(gradients))]
    weights = jax.tree.unflatten(tree, [w + change for w, (_, change) in zip(flat, moved)])
    logs = jnp.array([mean * len(x), jnp.sum(right), len(x)], jnp.float32)
    return weights, [s for s, _ in moved], step, sums + logs


@partial(jax.jit, static_argnames=("batch_size", "loss", "update"), donate_argnums=0)
def epoch(state, x, y, order, batch_size, loss, update):
    def batch(state, rows):
        return train_step(loss, update, state, x[rows], y[rows]), None

    weights, slots, step, _ = state
    state = weights, slots, step, jnp.zeros(3)
    whole = len(x) // batch_size * batch_size
    state, _ = jax.lax.scan(batch, state, order[:whole].reshape(-1, batch_size))
    if whole < len(x):
        state, _ = batch(state, order[whole:])
    weights, slots, step, sums = state
    return (weights, slots, step), sums[:2] / sums[2]


@partial(jax.jit, static_argnames="last")
def predict(weights, x, last):
    z = logits(weights, x)
    return jax.nn.sigmoid(z) if last == "sigmoid" else jax.nn.softmax(z)


class Trainer:
    """A workload's state and data on the device."""

    def __init__(self, workload):
        x, y = workload.data()
        kind = "int32" if workload.loss.startswith("sparse") else "float32"
        self.rows, self.row = np.random.default_rng(7), x[:1]
        self.x, self.y = jnp.asarray(x), jnp.asarray(y, kind)
        self.batch_size, self.last = workload.batch_size, workload.last
        name, rate = workload.optimizer
        slots, self.update = OPTIMIZERS[name](rate)
        self.loss = LOSSES[workload.loss]
        weights = initial(x.shape[1], workload.units)
        self.state = weights, [slots(w) for w in jax.tree.leaves(weights)], jnp.zeros((), "float32")

    def fit(self, epochs):
        history = []
        for _ in range(epochs):
            order = self.rows.permutation(len(self.x)).astype("int32")
            self.state, logs = self.run(order)
            history.append([float(value) for value in np.asarray(logs)])
        return history

    def run(self, order):
        # the sums of the logs start anew in each epoch
        return epoch((*self.state, None), self.x, self.y, order, self.batch_size, self.loss, self.update)

    def predict_one_row(self):
        return np.asarray(predict(self.state[0], self.row, self.last))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contender", choices=["jax"])
    parser.add_argument("workload", choices=WORKLOADS)
    workload = WORKLOADS[parser.parse_args().workload]
    bench_worker.serve(f"JAX {jax.__version__}", lambda: Trainer(workload))


if __name__ == "__main__":
    main()
