/**
 * Models: {@link org.kerasjvm.models.Model} is a graph of layer calls that can be compiled, fitted,
 * evaluated and asked for predictions; {@link org.kerasjvm.models.Sequential} builds such a graph
 * from a list of layers. The verbs are classes of their own ({@code FitLoop}, {@code EvaluateLoop},
 * {@code PredictLoop}); what {@code compile} was told is a {@code Compiled}.
 */
@NullMarked
package org.kerasjvm.models;

import org.jspecify.annotations.NullMarked;
