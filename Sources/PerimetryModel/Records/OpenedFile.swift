/// An entry of a container, met while the container is read: the store has not heard of it before.
public struct OpenedFile: Hashable, Sendable {
  /// What it goes by in this and later batches of the run; below 0, so that it is no file's of the store.
  public var number: Int32
  public var file: ArchiveFile

  public init(number: Int32, file: ArchiveFile) {
    self.number = number
    self.file = file
  }
}
