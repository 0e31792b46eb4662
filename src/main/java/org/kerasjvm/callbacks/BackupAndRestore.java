package org.kerasjvm.callbacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasSaveFreq;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.AtomicFile;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npz;

/**
 * Lets a fit that was interrupted go on where it was: all that training changes is saved in a
 * folder, and a fit that finds it there starts from it. Once a fit has ended the folder is deleted.
 *
 * <p>Saved are the weights, the optimizer's state, the seeds of dropout and the like, and the
 * global random state, so that the numbers are those of a fit that was never interrupted. Keras
 * saves neither seeds nor random state. The model must be built. A fit that saved within an epoch
 * begins that epoch anew.
 *
 * <p><b>Options</b> (default): {@code saveFreq} ("epoch"; or a number of batches), {@code
 * doubleCheckpoint} (false: true keeps the state before, too, for when the last cannot be read),
 * {@code deleteCheckpoint} (true).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/backup_and_restore.py}.
 */
public final class BackupAndRestore extends Callback implements HasSaveFreq {

  /** Whether to keep the state before the last. */
  public static final Param<Boolean> DOUBLE_CHECKPOINT = Param.bool("double_checkpoint");

  /** Whether to delete the folder once a fit has ended. */
  public static final Param<Boolean> DELETE_CHECKPOINT = Param.bool("delete_checkpoint");

  static final Schema SCHEMA =
      Schema.of("BackupAndRestore")
          .with(ModelCheckpoint.SAVE_FREQ, "epoch")
          .with(DOUBLE_CHECKPOINT, false)
          .with(DELETE_CHECKPOINT, true);

  private static final String EPOCH = "training_metadata/epoch";
  private static final String BATCH = "training_metadata/batch";

  private final Path folder;
  private final Path latest;
  private final Path previous;
  private final Config config;
  private final SaveFrequency frequency;
  private int epoch;

  /**
   * Makes the callback.
   *
   * @param backupDir the folder, for this fit alone
   * @param options see above
   * @throws IllegalArgumentException if the folder has no name or an option is wrong
   */
  @SafeVarargs
  public BackupAndRestore(Path backupDir, Option<? super BackupAndRestore>... options) {
    if (backupDir.toString().isEmpty()) {
      throw new IllegalArgumentException("BackupAndRestore: Empty `backup_dir` argument passed");
    }
    folder = backupDir;
    latest = folder.resolve("latest.npz");
    previous = folder.resolve("latest.npz.bkp");
    config = SCHEMA.configure(options);
    frequency = new SaveFrequency(config.get(ModelCheckpoint.SAVE_FREQ));
  }

  @Override
  public boolean usesTrainBatchHooks() {
    return !frequency.everyEpoch();
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    try {
      restore(latest);
    } catch (IOException e) {
      if (!Files.exists(previous)) {
        throw unreadable(e);
      }
      try {
        restore(previous);
      } catch (IOException again) {
        again.addSuppressed(e);
        throw unreadable(again);
      }
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException(
        "BackupAndRestore: the state in "
            + folder
            + " cannot be read. Delete the folder to train from the start.",
        e);
  }

  private void restore(Path file) throws IOException {
    Map<String, NDArray> state;
    try {
      state = new LinkedHashMap<>(Npz.load(file, Long.MAX_VALUE));
    } catch (NoSuchFileException e) {
      return;
    }
    NDArray saved = state.remove(EPOCH);
    if (saved == null || state.remove(BATCH) == null) {
      throw new IOException(file + ": holds no state of a fit.");
    }
    model().restoreTrainingState(state);
    epoch = saved.toIntArray()[0];
    model().initialEpoch(epoch);
  }

  @Override
  public void onEpochEnd(int ended, Map<String, Double> logs) {
    epoch = ended + 1;
    frequency.restart();
    if (frequency.everyEpoch()) {
      save();
    }
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    if (frequency.due(batch)) {
      save();
    }
  }

  private void save() {
    Map<String, NDArray> state = new LinkedHashMap<>(model().trainingState());
    state.put(EPOCH, NDArray.of(new int[] {epoch}));
    state.put(BATCH, NDArray.of(new int[] {frequency.lastBatch()}));
    try {
      if (config.get(DOUBLE_CHECKPOINT) && Files.exists(latest)) {
        AtomicFile.write(
            previous, draft -> Files.copy(latest, draft, StandardCopyOption.REPLACE_EXISTING));
      }
      AtomicFile.write(latest, draft -> Npz.save(draft, state));
    } catch (IOException e) {
      throw new UncheckedIOException("BackupAndRestore: cannot write " + latest + ".", e);
    }
  }

  @Override
  public void onTrainEnd(Map<String, Double> logs) {
    if (!config.get(DELETE_CHECKPOINT)) {
      return;
    }
    try {
      Files.deleteIfExists(latest);
      Files.deleteIfExists(previous);
      if (Files.isDirectory(folder) && isEmpty()) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("BackupAndRestore: cannot delete " + folder + ".", e);
    }
  }

  /** What else lies in the folder is not ours to delete. */
  private boolean isEmpty() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
