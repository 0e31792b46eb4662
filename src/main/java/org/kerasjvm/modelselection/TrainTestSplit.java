package org.kerasjvm.modelselection;

import org.kerasjvm.data.NDArray;

/**
 * What {@link ModelSelection#trainTestSplit} returns, in scikit-learn's order.
 *
 * @param xTrain training rows
 * @param xTest test rows
 * @param yTrain labels of the training rows
 * @param yTest labels of the test rows
 */
public record TrainTestSplit(NDArray xTrain, NDArray xTest, NDArray yTrain, NDArray yTest) {}
