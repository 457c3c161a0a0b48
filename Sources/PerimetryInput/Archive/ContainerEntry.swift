import PerimetryModel

/// An entry of a container, before its text is looked at.
struct ContainerEntry {
  /// As the container has it.
  var name: String
  /// False for folders, links and the like, which hold no text.
  var isFile: Bool
  var isEncrypted: Bool
  /// Whether where it ends can be told without unpacking it.
  var hasSize: Bool
  /// Bytes it holds, where that is said.
  var size: Int64 = 0
}
