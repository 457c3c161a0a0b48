import PerimetryInput
import PerimetryOutput
import PerimetryStore

/// What the program ends with. Usage errors (64) are ArgumentParser's.
enum ExitStatus: Int32, Error {
  case done = 0
  /// A condition named by `--strict` or `--fail-on` holds, or what `--verify` checks does not.
  case conditionHolds = 1
  case nothingDone = 2
  /// An input that was named failed, or not all evidence could be kept; the rest was done.
  case partlyDone = 3
  /// Nothing new since the last run; `run` only.
  case nothingNew = 4
  /// Another process keeps the store locked (`EX_TEMPFAIL`): worth another try.
  case storeBusy = 75
  case interrupted = 130

  /// The status an error of the libraries ends in; `nil` for errors that are ArgumentParser's.
  init?(of error: any Error) {
    switch error {
    case is StrictStop, is StrictStand, is ConditionHolds: self = .conditionHolds
    case StoreError.busy, StoreError.held: self = .storeBusy
    case is StoreError, is InputError, is RuleSetError, is OutputError, is FileProblem:
      self = .nothingDone
    default: return nil
    }
  }
}
