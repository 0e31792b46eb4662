/**
 * Five Keras tutorials, one class each, step by step in the order of the article.
 *
 * <p>Lay article and class side by side: each step keeps its names, its arguments and what it
 * prints, and with the same seed it gives the numbers of Keras 3.8. {@link
 * org.kerasjvm.tutorials.Tutorials} lists them by the name that the command line knows; a {@link
 * org.kerasjvm.tutorials.Tutorial} is run in a {@link org.kerasjvm.tutorials.TutorialRun}, which
 * holds the seed and takes what the article prints and draws. {@link
 * org.kerasjvm.tutorials.MnistTutorial} is the shortest one to start with.
 */
@NullMarked
package org.kerasjvm.tutorials;

import org.jspecify.annotations.NullMarked;
