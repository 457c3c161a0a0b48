import PerimetryModel

/// What was wrong with packed bytes.
struct UnpackingFault {
  /// What the account is to count, where it has a name for it.
  var diagnostic: Diagnostic.Code?
  /// `nil` where everything could be read.
  var failure: InputError?
}
