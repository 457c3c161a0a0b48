import Foundation
import PerimetryModel

/// The end of a run with `--strict` whose files hold rejects of earlier runs.
struct StrictStand: Error, LocalizedError {
  var file: String
  var rejects: Int64

  var errorDescription: String? {
    "\(file): rejects of an earlier run stand (\(rejects)), and --strict allows none; `perimetry rejects` lists them"
  }
}

/// The end of a run with `--strict`: its first reject.
struct StrictStop: Error, LocalizedError {
  var reject: RejectedRecord
  var store: String
  /// The file's name, where the run knows it.
  var file = ""

  var errorDescription: String? {
    """
    \(file), byte \(reject.reject.offset): rejected, \(reject.reject.reason); stopped there, as --strict asks. What was \
    read before it is in \(store)
    """
  }
}
