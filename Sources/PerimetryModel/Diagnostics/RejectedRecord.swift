/// A reject and the file of the run it stands in.
public struct RejectedRecord: Hashable, Sendable {
  public var file: Int32
  public var reject: Reject

  public init(file: Int32, reject: Reject) {
    self.file = file
    self.reject = reject
  }
}
