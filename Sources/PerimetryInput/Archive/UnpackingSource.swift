import PerimetryModel

/// Bytes that something was undone for. A fault ends them early, so that what came before is used; what it was is asked
/// afterwards.
protocol UnpackingSource: ByteSource {
  /// - Parameter path: what a message calls the bytes.
  func fault(of path: String) -> UnpackingFault?
}
