/// One record, packed in one of the ways that exports come in.
struct SelfCheckSample: Sendable {
  /// What it takes to unpack it, which a build may lack.
  enum Library: Sendable { case gzip, containers, snappy }

  let name: String
  /// Its suffix helps a person, not the program: what it is, is known by its content.
  let file: String
  let library: Library?
  /// Another power of two in each sample.
  let events: Int64
  let base64: String
}
